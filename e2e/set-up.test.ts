import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  answering,
  breaking,
  fakeBotApi,
  fakeToken,
  privateMessage,
} from '../server/channels/telegram/testing/fake-bot-api.ts';
import { openBrowser } from './lib/browser.ts';
import { accept, deafen, sent, until } from './lib/desk.ts';
import { signIn } from './lib/people.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function addBot(page: Page, apiRoot: string): Promise<void> {
  await page.goto('/channel-settings/new');
  await page.getByLabel('Name, in English').fill('Test bot');
  await page.getByLabel('Official name').fill('Centre of the test');
  await page.getByLabel('Address of the Bot API server').fill(apiRoot);
  await page.getByLabel('Secret (token)', { exact: true }).fill(fakeToken);
  await page.getByRole('button', { name: 'Save' }).click();
}

/** Answered by an operator, approved by a curator; the bot's server decides what becomes of it. */
async function answer(operator: Page, curator: Page, caseId: string, text: string): Promise<void> {
  const made = await operator.request.post(`/api/cases/${caseId}/answers`, {
    data: { kind: 'interim', text, promisedOn: '2027-05-05', responsible: 'P. Orlov' },
  });
  const draft = (await made.json()) as { id: string; version: number };
  const step = async (page: Page, name: string, version: number) => {
    const headers = { 'if-match': `"${version}"` };
    const done = await page.request.post(`/api/answers/${draft.id}/${name}`, { headers });
    if (!done.ok()) throw new Error(await done.text());
    return ((await done.json()) as { version: number }).version;
  };
  await step(curator, 'approve', await step(operator, 'send-to-review', draft.version));
}

describe('setting up', () => {
  it('adds a bot that was asked first, and lets a person settle what may have been sent', async () => {
    const telegram = await fakeBotApi(inject('product').botPort);
    const { page, close } = await signIn(browser, 'administrator');
    telegram.next('getMe', answering({ id: 4242, is_bot: true, first_name: 'C', username: 'centre_bot' }));
    await addBot(page, `${telegram.apiRoot}/nowhere`);
    await page.getByText('Telegram does not know this token').waitFor();
    await page.getByLabel('Address of the Bot API server').fill(telegram.apiRoot);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The channel answers: @centre_bot').waitFor();
    expect(await page.content()).not.toContain(fakeToken);

    const text = 'Сломан светофор на перекрёстке Мира и Садовой';
    telegram.push({ message: privateMessage(text) });
    const operator = await signIn(browser, 'operator');
    const curator = await signIn(browser, 'curator');
    const caseId = await accept(operator.page, text);
    const words = 'The traffic light will be repaired by the fifth of May.';
    const outward = (body: Readonly<Record<string, unknown>>) => String(body.text).includes(words);
    // The receipt goes first; it is the answer whose fate nobody knows.
    await telegram.called('sendMessage');
    telegram.next('sendMessage', breaking);
    await answer(operator.page, curator.page, caseId, words);
    await until(async () => {
      const listed = await curator.page.request.get('/api/deliveries?state=unknown');
      return ((await listed.json()) as unknown[]).length > 0;
    });
    await curator.page.goto('/deliveries');
    await curator.page.getByText(words).waitFor();
    const before = telegram.calls.filter(({ body }) => outward(body)).length;
    await curator.page.getByRole('button', { name: 'It did not: send again' }).click();
    await curator.page.getByText('Everything has arrived').waitFor();
    await until(async () => telegram.calls.filter(({ body }) => outward(body)).length > before);
    for (const one of [operator, curator]) await one.close();
    await close();
    await telegram.stop();
  });

  it('imports a file as its columns were put right, stops another, and gives back the rejected rows', async () => {
    const { page, complaints, close } = await signIn(browser, 'curator');
    const upload = async (name: string, rows: readonly string[]) => {
      await page.goto('/imports');
      const buffer = Buffer.from(['Номер;Что случилось;Дата', ...rows].join('\n'));
      await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
      await page.getByRole('columnheader', { name: 'Column' }).waitFor();
    };
    await upload('few.csv', ['1;Яма на Лесной;02.11.2026', '2;;03.11.2026', '3;Нет воды на Мира;04.11.2026']);
    const column = page.getByRole('combobox', { name: 'Read the column “Что случилось” as' });
    await column.click();
    await page.getByRole('option', { name: 'Text', exact: true }).click();
    expect(await column.inputValue()).toBe('Text');
    const run = page.getByRole('button', { name: /^Import/ });
    await run.click();
    await page.getByText('Finished').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Download 1 rejected row/ }).click();
    const rejected = await (await download).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of rejected) chunks.push(Buffer.from(chunk));
    expect(Buffer.concat(chunks).toString('utf8')).toContain('03.11.2026');

    // Long, and yet of four hundred messages only: tens of thousands would keep what other journeys write waiting.
    const many = Array.from({ length: 120_000 }, (_, index) => {
      const number = 10 + (index % 400);
      return `${number};Яма номер ${number};05.11.2026`;
    });
    await upload('many.csv', many);
    await run.click();
    await page.getByRole('progressbar', { name: 'Progress of the import' }).waitFor();
    await page.getByRole('button', { name: 'Stop the import' }).click();
    await page.getByText('Stopped').waitFor();
    await page.goto('/imports');
    await page.getByRole('link', { name: 'many.csv' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('saves passports and rules, and lets their writer choose when another was quicker', async () => {
    const { page, close } = await signIn(browser, 'administrator');
    const other = await signIn(browser, 'administrator');
    const directory = async () =>
      (await (await other.page.request.get('/api/directory')).json()) as {
        topics: {
          id: string;
          version: number;
          passport: { version: number; severity: number; objectionDays: number };
        }[];
        routing: { id: string; version: number; note: string | null; position: number }[];
      };
    const [topic] = (await directory()).topics;
    await deafen(page);
    await page.goto(`/topics/${topic!.id}`);
    await page.getByLabel('Days to object').fill('21');
    const { version: _, ...passport } = topic!.passport;
    const quicker = await other.page.request.put(`/api/topics/${topic!.id}/passport`, {
      headers: { 'if-match': `"${topic!.version}"` },
      data: { ...passport, severity: 5 },
    });
    expect(quicker.status()).toBe(200);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Keep mine' }).click();
    const saved = sent(page, '/passport');
    await page.getByRole('button', { name: 'Save' }).click();
    await saved;
    const after = (await directory()).topics.find(({ id }) => id === topic!.id);
    expect(after?.passport).toMatchObject({ severity: 5, objectionDays: 21 });

    const [rule] = (await directory()).routing;
    await page.goto(`/routing/${rule!.id}`);
    await page.getByLabel('Why, for colleagues').fill('Agreed with the roads service');
    const ruled = sent(page, '/api/routing');
    await page.getByRole('button', { name: 'Save' }).click();
    await ruled;
    expect((await directory()).routing.find(({ id }) => id === rule!.id)?.note).toBe(
      'Agreed with the roads service',
    );
    await other.close();
    await close();
  });
});
