import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, openBrowser, visit } from './lib/browser.ts';
import { signIn } from './lib/people.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const pages = [
  '/arrivals',
  '/cases',
  '/reviews',
  '/deliveries',
  '/register',
  '/imports',
  '/topics',
  '/authorities',
  '/routing',
  '/settings',
];

const trouble = 'Не горят фонари на Садовой улице, освещения нет уже неделю, у школы темно';

/** Writes as a resident does, and gives back the private page. */
async function write(resident: Page): Promise<void> {
  await resident.goto('/r/demo/write?lang=en');
  await resident.getByLabel('What happened').fill(trouble);
  await resident.getByRole('button', { name: 'Send' }).click();
  await resident.getByText('Keep the link to this page').waitFor();
}

/** The message as the operator finds it, once triage has proposed. */
async function findArrival(operator: Page): Promise<{ messageId: string }> {
  for (;;) {
    const answer = await operator.request.get('/api/arrivals?limit=50');
    const { items } = (await answer.json()) as {
      items: { messageId: string; text: string; proposal: unknown }[];
    };
    const found = items.find(({ text, proposal }) => text === trouble && proposal);
    if (found) return found;
    await operator.waitForTimeout(100);
  }
}

const readCase = async (page: Page, id: string) =>
  (await (await page.request.get(`/api/cases/${id}`)).json()) as {
    state: string;
    authorityId: string | null;
    version: number;
  };

describe('the desk', () => {
  it('takes a message all the way: accepted, handed over, answered, reviewed, published, judged, reopened', async () => {
    const resident = await visit(browser, { javaScriptEnabled: false });
    await write(resident.page);
    const own = resident.page.url();

    const operator = await signIn(browser, 'operator');
    const { messageId } = await findArrival(operator.page);
    await operator.page.goto(`/arrivals/${messageId}`);
    await operator.page.getByRole('button', { name: /^Accept/ }).waitFor();
    const accepted = operator.page.waitForResponse((one) => one.url().includes('/accept') && one.ok());
    await operator.page.keyboard.press('Enter');
    const { caseId } = (await (await accepted).json()) as { caseId: string };
    const { authorityId } = await readCase(operator.page, caseId);
    expect(authorityId).not.toBeNull();

    const executor = await signIn(browser, 'executor', authorityId);
    await draft(
      executor.page,
      caseId,
      'The lamps on Sadovaya Street were repaired on 2 November, all twelve are lit.',
    );
    const curator = await signIn(browser, 'curator');
    await curator.page.goto('/reviews');
    await curator.page.getByText('all twelve are lit').first().click();
    await curator.page.getByRole('button', { name: /^Approve and publish/ }).click();

    await until(async () => (await readCase(operator.page, caseId)).state === 'answered');
    await resident.page.goto(own);
    expect(await resident.page.getByRole('main').textContent()).toContain('all twelve are lit');
    await resident.page.getByLabel('No, it is not').check();
    await resident.page.getByLabel('What was wrong, or right').fill('Only six are lit.');
    await resident.page.getByRole('button', { name: 'Send' }).click();
    await resident.page.getByText('back in work').first().waitFor();
    expect((await readCase(operator.page, caseId)).state).toBe('reopened');
    for (const person of [resident, operator, executor, curator]) {
      expect(person.complaints).toEqual([]);
      await person.close();
    }
  });

  it('answers a wrong password in words and lets nobody in', async () => {
    const { page, close } = await visit(browser);
    await page.goto('/');
    await page.getByLabel('E-mail').fill('region-operator1@velemsk.example');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The address or the password is not right.').waitFor();
    await close();
  });

  it('shows every page without a fault for people who cannot see well', async () => {
    const { page, complaints, close } = await signIn(browser, 'curator');
    const faults: Record<string, string[]> = {};
    for (const address of pages) {
      await page.goto(address);
      await page.getByRole('main').waitFor();
      await page.waitForLoadState('networkidle');
      const found = await accessibilityFaults(page);
      if (found.length > 0) faults[address] = found;
    }
    expect(faults).toEqual({});
    expect(complaints).toEqual([]);
    await close();
  });
});

async function draft(page: Page, caseId: string, text: string): Promise<void> {
  await page.goto(`/cases/${caseId}`);
  // "Answered" is a view of the queue.
  await page.getByRole('button', { name: /^Answer(?!ed)/ }).click();
  await page.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: /^solved/i }).click();
  await page.getByLabel('Who answers for it').fill('P. Orlov, lighting master');
  await page.getByLabel('What was decided, in plain words').fill(text);
  const sent = page.waitForResponse((one) => one.url().includes('/send-to-review') && one.ok());
  await page.getByRole('button', { name: /^Send to review/ }).click();
  await sent;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 100));
}
