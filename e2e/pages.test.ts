import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, openBrowser } from './lib/browser.ts';
import { signIn } from './lib/people.ts';
import { createWalk } from './lib/walk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Every page by somebody whose daily work it is. */
const pages = {
  curator: [
    '/arrivals',
    '/cases',
    '/reviews',
    '/deliveries',
    '/promises',
    '/register',
    '/imports',
    '/topics',
    '/authorities',
    '/routing',
    '/orders',
    '/passed',
    '/hand-over',
    '/mass-problems',
    '/settings',
  ],
  administrator: [
    '/channel-settings',
    '/channel-settings/new',
    '/models',
    '/agreements',
    '/boundaries',
    '/calendars',
    '/checklists',
    '/people',
    '/ways-in',
    '/security',
  ],
};

describe('the pages of the desk', () => {
  it.each(['curator', 'administrator'] as const)(
    'shows every page of a %s without a fault for people who cannot see well, and fits a phone',
    async (role) => {
      const { page, complaints, close } = await signIn(browser, role);
      const walk = createWalk(page);
      const faults: Record<string, string[]> = {};
      for (const address of pages[role]) {
        await page.setViewportSize({ width: 1440, height: 900 });
        await walk(address);
        const found = await accessibilityFaults(page);
        await page.setViewportSize({ width: 360, height: 740 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (!/\S · /.test(await page.title())) found.push('no name of its own in the tab');
        if (over > 0) found.push(`wider than a phone by ${over} px`);
        if (found.length > 0) faults[address] = found;
      }
      expect(faults).toEqual({});
      expect(complaints).toEqual([]);
      await close();
    },
  );
});
