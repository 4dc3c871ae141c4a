import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, visit } from './lib/browser.ts';
import { accept, act, sent, until, write } from './lib/desk.ts';
import { signIn, signInAbove } from './lib/people.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function passUp(desk: Page, why: string): Promise<void> {
  await desk.getByRole('button', { name: 'Pass to another centre' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Which centre' }).click();
  await desk.getByRole('option', { name: 'National centre' }).click();
  await dialog.getByLabel('Why it is theirs').fill(why);
  const passed = sent(desk, '/assignments');
  await dialog.getByRole('button', { name: 'Pass to another centre' }).click();
  await passed;
}

/** Waits until what another centre wrote has been carried over and stands in a list, and only then shows it. */
async function comes(desk: Page, listed: string, words: string, shownAt: string): Promise<void> {
  await until(async () => (await (await desk.request.get(listed)).text()).includes(words));
  await desk.goto(shownAt);
}

async function answer(drafter: Page, approver: Page, caseId: string, text: string): Promise<void> {
  const words = { kind: 'final', outcome: 'solved', text, responsible: 'P. Orlov' };
  const draft = await act(drafter, `/api/cases/${caseId}/answers`, words);
  const { version } = await act(drafter, `/api/answers/${draft.id}/send-to-review`, {}, draft.version);
  await act(approver, `/api/answers/${draft.id}/approve`, {}, version);
}

it('passes a case up, where it is taken and answered: the answer comes back, the history is one, the notes stay', async () => {
  const text = 'Ямы на федеральной трассе за мостом, объезжают по встречной. Звоните: +7 912 555-01-23';
  const resident = await visit(browser);
  await write(resident.page, text);
  const operator = await signIn(browser, 'operator');
  const directory = await operator.page.request.get('/api/directory');
  const { topics } = (await directory.json()) as { topics: { id: string }[] };
  const caseId = await accept(operator.page, text, { topicId: topics[0]!.id });
  await act(operator.page, `/api/cases/${caseId}/notes`, { text: 'Ours alone: ask the bridge master.' });

  const region = await signIn(browser, 'curator');
  await region.page.goto(`/cases/${caseId}`);
  await passUp(region.page, 'The road is federal.');
  const country = await signInAbove(browser, 'curator');
  await comes(country.page, '/api/assignments', 'The road is federal.', '/passed');
  const first = country.page.getByRole('article').filter({ hasText: 'The road is federal.' });
  expect(await first.innerText()).not.toContain('555-01-23');
  await first.getByRole('button', { name: 'Accept' }).click();
  const accepted = sent(country.page, '/accept');
  await country.page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click();
  const { caseId: linked } = (await (await accepted).json()) as { caseId: string };

  const helper = await signInAbove(browser, 'operator');
  await act(helper.page, `/api/cases/${linked}/notes`, { text: 'Theirs alone: the trust is slow.' });
  await answer(helper.page, country.page, linked, 'The potholes behind the bridge were filled on Monday.');
  await comes(region.page, `/api/cases/${caseId}/assignments`, 'filled on Monday', `/cases/${caseId}`);
  await region.page.getByText('Their answer is a draft of this case').waitFor();
  await region.page.getByText('The potholes behind the bridge were filled on Monday.').first().waitFor();

  await country.page.goto(`/cases/${linked}`);
  const history = (desk: Page) => desk.getByRole('region', { name: 'Shared history' }).last();
  for (const [desk, own, foreign] of [
    [region.page, 'Ours alone', 'Theirs alone'],
    [country.page, 'Theirs alone', 'Ours alone'],
  ] as const) {
    await desk.getByText(own).first().waitFor();
    await history(desk).getByText('filled on Monday').waitFor();
    expect(await desk.getByRole('main').innerText()).not.toContain(foreign);
  }
  const people = [resident, operator, region, country, helper];
  for (const { complaints } of people) expect(complaints).toEqual([]);
  await Promise.all(people.map((one) => one.close()));
});
