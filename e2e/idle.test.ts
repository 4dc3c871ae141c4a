import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './lib/browser.ts';
import { until } from './lib/desk.ts';
import { signIn } from './lib/people.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** As if the realm had set it: the real limit is everybody's, and other journeys are at the same desk. */
const limitTo = (context: BrowserContext, idleMinutes: number) =>
  context.route('**/api/session', async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const response = await route.fetch();
    if (!response.ok()) return route.fulfill({ response });
    return route.fulfill({ response, json: { ...(await response.json()), idleMinutes } });
  });

/** From now on; its `heard` resolves once another tab has said that it is in use. */
const listen = (page: Page) =>
  page.evaluateHandle(() => {
    const tabs = new BroadcastChannel('heed in use');
    return {
      heard: new Promise<void>((heard) => tabs.addEventListener('message', () => heard(), { once: true })),
    };
  });

describe('a desk somebody has left', () => {
  it('is signed out in every tab when nobody has touched any for as long as is allowed, and not before', async () => {
    const { page, close } = await signIn(browser, 'leader');
    const context = page.context();
    await limitTo(context, 15);
    await context.clock.install();
    const other = await context.newPage();
    for (const tab of [page, other]) {
      await tab.goto('/settings');
      await tab.getByRole('heading', { name: 'My settings' }).waitFor();
    }

    const ear = await listen(page);
    await context.clock.fastForward('14:00');
    await other.mouse.move(200, 200);
    await context.clock.fastForward('00:20');
    await ear.evaluate(({ heard }) => heard);
    await context.clock.fastForward('02:00');
    expect(await page.getByRole('heading', { name: 'My settings' }).isVisible()).toBe(true);
    expect((await context.request.get('/api/session')).status()).toBe(200);

    await context.clock.fastForward('15:00');
    for (const tab of [page, other])
      await tab.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await until(async () => (await context.request.get('/api/session')).status() === 401);
    await close();
  });
});
