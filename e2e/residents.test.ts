import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, openBrowser, visit } from './lib/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const phone = { width: 320, height: 640 };

describe('a resident', () => {
  it('writes without an account or a script, and comes back by the private link', async () => {
    const { page, close } = await visit(browser, { javaScriptEnabled: false, viewport: phone });
    await page.goto('/r');
    await page.getByRole('link', { name: 'Write' }).click();
    await page
      .getByLabel('What happened')
      .fill('A street lamp has been dark for a week by the school. <b>Please</b> repair it.');
    await page.getByLabel('Where it is').fill('Velemsk, Sadovaya 4');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Keep the link to this page').waitFor();
    const own = page.url();
    expect(own).toMatch(/\/r\/demo\/a\/[\w-]{27}/);
    expect(await page.getByRole('blockquote').textContent()).toContain('<b>Please</b>');
    await page.goto(own);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBeTruthy();
    await close();
  });

  it('is told beside the form what is missing, and keeps what was typed', async () => {
    const { page, close } = await visit(browser);
    await page.goto('/r/demo/write');
    await page.getByLabel('Where it is').fill('By the bridge');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Where it is').inputValue()).toBe('By the bridge');
    expect(await page.getByLabel('What happened').getAttribute('aria-invalid')).toBe('true');
    await close();
  });

  it('sends the form twice and has written once', async () => {
    const { page, close } = await visit(browser);
    await page.goto('/r/demo/write');
    const token = await page.locator('input[name=token]').getAttribute('value');
    const send = () =>
      page.request.post('/r/demo/write', {
        form: { text: 'Twice the same bins', address: '', name: '', contact: '', token: token! },
        maxRedirects: 0,
      });
    const [first, second] = [await send(), await send()];
    expect([first.status(), second.status()]).toEqual([303, 303]);
    expect(first.headers().location).toBe(second.headers().location);
    await close();
  });

  it('finds nothing behind a link that was guessed', async () => {
    const { page, close } = await visit(browser);
    const answer = await page.goto(`/r/demo/a/${'x'.repeat(27)}`);
    expect(answer?.status()).toBe(404);
    expect(await page.getByRole('main').textContent()).toContain('There is nothing here');
    await close();
  });

  it.each(['/r', '/r/demo/write'])(
    'can use %s with a screen reader, on a phone and in both languages',
    async (address) => {
      const { page, close } = await visit(browser, { viewport: phone });
      for (const language of ['ru', 'en']) {
        await page.goto(`${address}?lang=${language}`);
        expect(await accessibilityFaults(page)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      }
      await close();
    },
  );
});
