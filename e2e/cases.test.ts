import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './lib/browser.ts';
import { accept, deafen, readCase, sent, until, write } from './lib/desk.ts';
import { signIn } from './lib/people.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Refusals by version and sight are expected here: the browser notes each as a failed request. */
const unexpected = (complaints: readonly string[]) =>
  complaints.filter((one) => !/403|412|ERR_FAILED/.test(one));

async function choose(page: Page, field: string, words: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).fill(words);
  await page
    .getByRole('option', { name: new RegExp(words, 'i') })
    .first()
    .waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

async function openCase(
  text: string,
): Promise<{ caseId: string; operator: Page; close: () => Promise<void> }> {
  const resident = await visit(browser);
  await write(resident.page, text);
  await resident.close();
  const operator = await signIn(browser, 'operator');
  const caseId = await accept(operator.page, text);
  return { caseId, operator: operator.page, close: operator.close };
}

describe('a case at the desk', () => {
  it('is handed over, forwarded as not ours with an owner named, noted on and put right', async () => {
    const { caseId, operator, close } = await openCase('Открытый люк на Садовой улице у детского сада');
    await operator.goto(`/cases/${caseId}`);
    await operator.getByRole('button', { name: /^Hand over/ }).waitFor();
    await operator.keyboard.press('h');
    await choose(operator, 'Authority', 'Housing');
    const handedOver = sent(operator, '/act');
    await operator.keyboard.press('Control+Enter');
    await handedOver;
    const { authorityId } = await readCase(operator, caseId);

    const executor = await signIn(browser, 'executor', authorityId);
    await executor.page.goto(`/cases/${caseId}`);
    await executor.page.getByRole('button', { name: /^Forward/ }).waitFor();
    await executor.page.keyboard.press('f');
    await choose(executor.page, 'Authority', 'vodokanal');
    await executor.page.getByLabel('Reason').fill('Not ours: the manhole belongs to the water company.');
    const forwarded = sent(executor.page, '/act');
    await executor.page.keyboard.press('Control+Enter');
    await forwarded;
    expect((await readCase(operator, caseId)).authorityId).not.toBe(authorityId);

    await operator.reload();
    await operator.getByText('Not ours: the manhole').waitFor();
    await operator.keyboard.press('n');
    await operator.keyboard.type('Asked the dispatcher for a barrier.');
    await operator.keyboard.press('Control+Enter');
    await operator
      .getByRole('article')
      .filter({ hasText: 'Asked the dispatcher for a barrier.' })
      .last()
      .waitFor();
    await operator.keyboard.press('Escape');
    await operator.getByRole('button', { name: /^Correct/ }).click();
    await operator.getByLabel('Address').fill('Садовая, 4');
    const corrected = operator.waitForResponse((one) => one.request().method() === 'PATCH' && one.ok());
    await operator.getByRole('button', { name: /^Save/ }).click();
    await corrected;
    await operator.getByText('Садовая, 4').first().waitFor();
    // What has been forwarded is no longer theirs to see.
    await executor.page.getByText('Not for your role').waitFor();
    expect(unexpected(executor.complaints)).toEqual([]);
    await executor.close();
    await close();
  });

  it('loses no words when a colleague was quicker: acts, corrections and drafts wait for a choice', async () => {
    const { caseId, operator, close } = await openCase('Протекает крыша на Мира, 12, вода на лестнице');
    const { page: curator, close: leave } = await signIn(browser, 'curator');
    const meanwhile = async (change: object) => {
      const { version } = await readCase(curator, caseId);
      const headers = { 'if-match': `"${version}"` };
      const done = await curator.request.patch(`/api/cases/${caseId}`, { headers, data: change });
      expect(done.status()).toBe(200);
    };
    await deafen(operator);
    await operator.goto(`/cases/${caseId}`);
    await operator.getByRole('button', { name: /^Withdraw/ }).waitFor();
    await operator.keyboard.press('q');
    await operator.getByLabel('Question').fill('Which entrance is it?');
    await meanwhile({ type: 'explain' });
    await operator.keyboard.press('Control+Enter');
    await operator.getByText('Your words are still here: look, then send again.').waitFor();
    expect(await operator.getByLabel('Question').inputValue()).toBe('Which entrance is it?');
    // Whatever else changes the case just then is met in the same way, until the desk has read what changed.
    const send = operator.locator('[role=dialog] button[type=submit]');
    let taken = false;
    for (let tries = 0; !taken && tries < 20; tries++) {
      const replied = operator.waitForResponse(
        (one) => one.url().includes('/act') && one.request().method() === 'POST',
      );
      await send.click();
      const reply = await replied;
      taken = reply.ok();
      if (!taken) expect(await reply.json()).toMatchObject({ code: 'changed-meanwhile' });
    }
    expect(taken).toBe(true);
    expect((await readCase(curator, caseId)).state).toBe('clarifying');

    await operator.getByRole('button', { name: /^Correct/ }).click();
    await operator.getByLabel('Address').fill('Мира, 12, второй подъезд');
    await meanwhile({ type: 'solve' });
    await operator.getByRole('button', { name: /^Save/ }).click();
    await operator.getByRole('button', { name: 'Keep mine' }).click();
    expect(await operator.getByLabel('Address').inputValue()).toBe('Мира, 12, второй подъезд');
    const kept = operator.waitForResponse((one) => one.request().method() === 'PATCH' && one.ok());
    await operator.getByRole('button', { name: /^Save/ }).click();
    await kept;
    // What was not touched stays as the colleague saved it.
    expect((await readCase(curator, caseId)).type).toBe('solve');
    await close();
    await leave();
  });

  it('is promised on: previewed as the resident will see it, published, and kept in the list of promises', async () => {
    const { caseId, operator, close } = await openCase('На Полевой улице нет тротуара, идём по дороге');
    await operator.goto(`/cases/${caseId}`);
    await operator.getByRole('button', { name: /^Answer(?!ed)/ }).click();
    await operator.getByText('Interim answer', { exact: true }).click();
    await operator.getByLabel('Final answer by').fill('2027-06-01');
    await operator.getByLabel('Who answers for it').fill('P. Orlov, roads');
    await operator
      .getByLabel('What was decided, in plain words')
      .fill('The pavement will be laid by the first of June.');
    await operator.getByText('As residents will see it').click();
    await operator.getByRole('figure').filter({ hasText: 'by the first of June' }).waitFor();
    const toReview = sent(operator, '/send-to-review');
    await operator.getByRole('button', { name: /^Send to review/ }).click();
    await toReview;
    const { page: curator, close: leave } = await signIn(browser, 'curator');
    await curator.goto('/reviews');
    await curator.getByText('by the first of June').first().click();
    await curator.getByRole('button', { name: /^Approve and publish/ }).waitFor();
    const approved = sent(curator, '/approve');
    await curator.keyboard.press('a');
    await approved;
    await until(async () => {
      const { items } = (await (await curator.request.get('/api/promises')).json()) as {
        items: { caseId: string }[];
      };
      return items.some((one) => one.caseId === caseId);
    });
    await curator.getByRole('link', { name: 'Promises' }).click();
    await curator.getByRole('row').filter({ hasText: 'P. Orlov, roads' }).waitFor();
    await close();
    await leave();
  });
});
