import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './lib/browser.ts';
import { findArrival, listOnly, readCase, sent, until, write } from './lib/desk.ts';
import { signIn } from './lib/people.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const lamps = 'Не горят фонари на Садовой улице возле школы, по вечерам совсем темно';

describe('arrivals at the desk', () => {
  it('registers a call and a post, sets one aside, takes it back, and shows what was sent with a message', async () => {
    const resident = await visit(browser);
    await write(resident.page, 'Во дворе на Лесной сломаны качели, дети падают, вот снимок', 'качели.png');
    const { page, complaints, close } = await signIn(browser, 'operator');

    await page.goto('/register');
    const call = 'Звонит жительница: третий день не вывозят мусор с Полевой улицы';
    await page.getByLabel('In their own words').fill(call);
    await page.getByLabel('Name').fill('V. Lind');
    await page.getByLabel('Phone').fill('+7 900 000-00-17');
    await page.getByLabel('Where the problem is').fill('Полевая, 5');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Registered.').waitFor();
    await page.getByRole('main').getByText('A post', { exact: true }).click();
    await page.getByLabel('Address of the post').fill('https://vk.com/wall-1_77');
    await page.getByLabel('In their own words').fill('Яма на дороге у вокзала, пробил колесо');
    const registered = sent(page, '/register');
    await page.getByRole('button', { name: /^Register/ }).click();
    await registered;
    await page.getByRole('link', { name: 'Open the message' }).click();
    await page.getByRole('link', { name: 'where it was written' }).waitFor();
    await page.getByRole('main').getByText('Registered by address').waitFor();

    const { messageId } = await findArrival(page, call);
    await listOnly(page, call);
    await page.goto(`/arrivals/${messageId}`);
    await page.getByRole('button', { name: /^Set aside/ }).waitFor();
    // Before anything is decided: whoever sees the message may have to call back at once.
    await page.getByRole('button', { name: 'Show how to reach the resident' }).click();
    await page.getByText('+7 900 000-00-17').waitFor();
    await page.keyboard.press('s');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('5');
    await page.getByText('Set aside: gratitude').waitFor();
    await page.keyboard.press('Control+z');
    await page
      .getByRole('link', { name: /третий день/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^Set aside/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^test/ }).click();
    // Whoever leaves the page has made up their mind.
    const gone = sent(page, '/set-aside');
    await page.getByRole('link', { name: 'Set up' }).click();
    await gone;
    await page.goto('/arrivals');
    await page.getByRole('main').getByText('Set aside', { exact: true }).click();
    await page
      .getByRole('link', { name: /третий день не вывозят/ })
      .first()
      .click();
    const back = sent(page, '/restore');
    await page.getByRole('button', { name: 'Bring back' }).click();
    await back;

    const pictured = await findArrival(page, 'Во дворе на Лесной сломаны качели, дети падают, вот снимок');
    await page.goto(`/arrivals/${pictured.messageId}`);
    await page.getByRole('button', { name: 'Open the picture качели.png' }).click();
    const picture = page.getByRole('img', { name: 'качели.png' });
    await picture.waitFor();
    expect(await until(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth))).toBe(1);
    expect(complaints).toEqual([]);
    await close();
    await resident.close();
  });

  it('joins a repeat to its case, and accepts several at once with the reason for those it could not', async () => {
    const resident = await visit(browser);
    await write(resident.page, lamps);
    const { page, complaints, close } = await signIn(browser, 'operator');
    const first = await findArrival(page, lamps);
    await page.goto(`/arrivals/${first.messageId}`);
    await page.getByRole('button', { name: /^Accept/ }).waitFor();
    await page.keyboard.press('Enter');
    const accepted = sent(page, '/accept');
    await page.getByRole('link', { name: 'Set up' }).click();
    const { caseId } = (await (await accepted).json()) as { caseId: string };

    const again = `Здравствуйте. ${lamps}`;
    await write(resident.page, again);
    const second = await findArrival(page, again);
    await page.goto(`/arrivals/${second.messageId}`);
    await page.getByRole('button', { name: 'Join this case' }).first().waitFor();
    await page.keyboard.press('d');
    await page.keyboard.press('Enter');
    const joined = sent(page, '/accept');
    await page.getByRole('link', { name: 'Set up' }).click();
    await joined;
    expect((await readCase(page, caseId)).messageCount).toBe(2);

    const own = 'колесо пробито в воскресенье';
    const texts = [`Яма на Речной улице, ${own}`, `Яма на Школьной улице, ${own}`];
    for (const text of texts) await write(resident.page, text);
    const [pit, other] = [await findArrival(page, texts[0]!), await findArrival(page, texts[1]!)];
    await listOnly(page, own);
    await page.goto('/arrivals');
    for (const text of texts) await page.getByRole('checkbox', { name: `Select: ${text}` }).check();
    const curator = await signIn(browser, 'curator');
    await curator.page.request.post(`/api/messages/${pit.messageId}/set-aside`, {
      headers: { 'if-match': `"${pit.version}"` },
      data: { reason: 'test' },
    });
    await page.keyboard.press('b');
    await page.getByText('2 messages accepted').waitFor();
    const many = sent(page, '/accept-many');
    await page.getByRole('link', { name: 'Set up' }).click();
    const outcome = (await (await many).json()) as { accepted: string[]; refused: { messageId: string }[] };
    expect(outcome).toMatchObject({
      accepted: [other.messageId],
      refused: [{ messageId: pit.messageId, code: 'already-decided' }],
    });
    await page.getByRole('link', { name: 'Arrivals' }).click();
    await page.getByText('1 message was not accepted').waitFor();
    expect(complaints).toEqual([]);
    for (const one of [curator, resident]) await one.close();
    await close();
  });

  it('lists danger to life first, however many came after it, or the newest first as the address says', async () => {
    const resident = await visit(browser);
    const own = 'видно с Заречной набережной';
    const fire = `Горит квартира на третьем этаже, внутри дети, ${own}`;
    const bench = `Сломана скамейка в сквере, ${own}`;
    for (const text of [fire, bench]) await write(resident.page, text);
    const { page, complaints, close } = await signIn(browser, 'operator');
    for (const text of [fire, bench]) await findArrival(page, text);
    await listOnly(page, own);
    await page.goto('/arrivals');
    const rows = page.getByRole('link', { name: own });
    const first = (text: string) => until(async () => (await rows.first().innerText()).includes(text));
    await rows.nth(1).waitFor();
    await first(fire);
    await page.getByRole('combobox', { name: 'Order' }).click();
    await page.getByRole('option', { name: 'Newest first' }).click();
    await first(bench);
    expect(new URL(page.url()).search).toBe('?sort=newest');
    await page.reload();
    await first(bench);
    expect(complaints).toEqual([]);
    await close();
    await resident.close();
  });
});
