import corpus from 'big-list-of-naughty-strings' with { type: 'json' };
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, visit } from './lib/browser.ts';
import { accept, act, findArrival, until, write } from './lib/desk.ts';
import { signIn } from './lib/people.ts';
import { createWalk } from './lib/walk.ts';

/** Of a published list of strings that break programs, those that may be markup or script: some 230, in one text. */
const hostile = corpus.filter((one) => /[<>]|script|on\w+\s*=|&#|alert/i.test(one)).join('\n');

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** What text made a page do; it stays empty. */
function watched(page: Page): string[] {
  const done: string[] = [];
  page.on('dialog', (dialog) => {
    done.push(`${page.url()} said ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => done.push(`${page.url()} opened ${popup.url()}`));
  return done;
}

/** Elements that none of our pages has and that come from text alone. */
const planted = (page: Page) =>
  page.evaluate(() =>
    [
      'body :is(script:not([src]), iframe, object, embed, base, meta, marquee, bgsound, isindex, layer, xss)',
      'a[href^="javascript:" i]',
      'a[href^="data:" i]',
    ]
      .flatMap((strange) => [...document.querySelectorAll(strange)])
      .concat(
        [...document.querySelectorAll('body *')].filter((one) =>
          [...one.attributes].some(({ name }) => name.startsWith('on')),
        ),
      )
      .map(({ outerHTML }) => outerHTML.slice(0, 200)),
  );

it('shows a message full of markup and script on every screen as the text it is', async () => {
  const [first, second] = ['The bridge rail is broken.', 'The bridge lamp is broken.'];
  const resident = await visit(browser);
  const own = watched(resident.page);
  await write(resident.page, `${first}\n${hostile}`);
  expect([own, resident.complaints, await planted(resident.page)]).toEqual([[], [], []]);
  const caller = await visit(browser);
  await write(caller.page, `${second}\n${hostile}`);

  const { page: operator, close: leave } = await signIn(browser, 'operator');
  const caseId = await accept(operator, first);
  const { messageId } = await findArrival(operator, second);
  const most = (length: number) => hostile.slice(0, length);
  await act(operator, `/api/cases/${caseId}/notes`, { text: most(5000) });
  // What stands in square brackets is left to fill in, and no answer may be sent with it.
  const whole = hostile.replaceAll('[', '(');
  const words = { kind: 'final', outcome: 'solved', text: whole, responsible: whole.slice(0, 500) };
  const draft = await act(operator, `/api/cases/${caseId}/answers`, words);
  await act(operator, `/api/answers/${draft.id}/send-to-review`, {}, draft.version);
  await leave();

  const { page, complaints, close } = await signIn(browser, 'curator');
  const done = watched(page);
  const mass = await act(page, '/api/mass-problems', { caseId, title: most(200), reason: most(2000) });
  const walk = createWalk(page);
  const screens = [
    `/arrivals/${messageId}`,
    `/cases/${caseId}`,
    `/reviews/${draft.id}`,
    `/mass-problems/${mass.id}`,
    '/deliveries',
    '/promises',
    '/orders',
    '/duty',
    '/hand-over',
    '/passed',
    '/notices',
  ];
  for (const screen of screens) {
    await walk(screen);
    if (/\/.*\//.test(screen)) await page.getByText('javascript:alert').first().waitFor();
    expect([screen, await planted(page)]).toEqual([screen, []]);
  }
  // The palette asks once: what is looked for has to be in the index by then.
  await until(async () =>
    (await (await page.request.get('/api/search', { params: { q: first } })).text()).includes(caseId),
  );
  await page.keyboard.press('Control+K');
  await page.keyboard.type('bridge rail');
  await page.getByRole('dialog').getByText(first).first().waitFor();
  expect(await planted(page)).toEqual([]);
  expect([done, complaints]).toEqual([[], []]);
  // What is looked for would be seen.
  await page.evaluate(() =>
    document.body.insertAdjacentHTML('beforeend', '<b onclick=x></b><iframe></iframe>'),
  );
  expect(await planted(page)).toHaveLength(2);
  await close();
  await caller.close();
  await resident.close();
});
