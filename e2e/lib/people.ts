import type { Browser } from 'playwright-core';
import { type Visitor, visit } from './browser.ts';

/** As the first start prints it. */
export const demoPassword = 'heed-demo-2026';

async function addressOf(role: string, authorityId: string | null, browser: Browser): Promise<string> {
  if (!authorityId) return `region-${role}1@velemsk.example`;
  const administrator = await signIn(browser, 'administrator');
  const answer = await administrator.page.request.get('/api/directory');
  const { authorities } = (await answer.json()) as { authorities: { id: string; code: string }[] };
  await administrator.close();
  const authority = authorities.find(({ id }) => id === authorityId);
  return `${authority?.code}-${role}1@velemsk.example`;
}

/** Somebody of the demo region at the desk, in English; an executor of the authority named. */
export const signIn = async (
  browser: Browser,
  role: string,
  authorityId: string | null = null,
): Promise<Visitor> => atDesk(browser, await addressOf(role, authorityId, browser));

/** Somebody of the country's own centre. */
export const signInAbove = (browser: Browser, role: string): Promise<Visitor> =>
  atDesk(browser, `${role}@country.example`);

async function atDesk(browser: Browser, email: string): Promise<Visitor> {
  const visitor = await visit(browser, { viewport: { width: 1440, height: 900 } });
  const { request } = visitor.page;
  const answer = await request.post('/api/session', { data: { email, password: demoPassword } });
  if (!answer.ok()) throw new Error(`${email} cannot sign in: ${await answer.text()}`);
  await request.patch('/api/session', { data: { language: 'en' } });
  return visitor;
}
