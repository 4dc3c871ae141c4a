import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import chromium from '@sparticuz/chromium';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium as engine, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { until } from './desk.ts';
import type { Announced } from './product.setup.ts';

/** A real Chromium that comes with npm; it stays on this machine. It opens once the product is there to be visited. */
export async function openBrowser(): Promise<Browser> {
  await productUrl();
  return engine.launch({
    executablePath: await chromium.executablePath(),
    // The package's own arguments run everything in one process, which ends with the first closed context.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
    ],
    headless: true,
  });
}

/** Where the product of this run is, once it is ready. @throws Error when it could not be started */
export async function productUrl(): Promise<string> {
  const { announced } = inject('product');
  while (!existsSync(announced)) await pause(50);
  const { url, failure }: Announced = JSON.parse(readFileSync(announced, 'utf8'));
  if (!url) throw new Error(failure);
  return url;
}

export interface Visitor {
  readonly page: Page;
  /** What the page's own scripts complained about. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** A person with a browser of their own: no cookies shared with others. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: await productUrl(),
    locale: 'en-GB',
    // What slides in and fades costs a software-drawn screen dearly, and each step waits for it to end.
    reducedMotion: 'reduce',
    ...options,
  });
  // A busy machine takes its time; a step that never comes is told by the test's own limit and this one, where it waits.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  askAgainWhenBusy(page);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // An overloaded server asks to be asked again, which the console does by itself.
    if (message.type() !== 'error' || message.text().includes('status of 503')) return;
    complaints.push(`${message.text()} ${message.location().url}`);
  });
  return { page, complaints, close: () => context.close() };
}

/** An overloaded server asks to be asked again: the console does so by itself, and people do. */
function askAgainWhenBusy(page: Page): void {
  const { request } = page;
  for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
    const ask = request[method].bind(request);
    request[method] = (...given) =>
      until(async () => {
        const reply = await ask(...given);
        return reply.status() !== 503 && reply;
      });
  }
  const go = page.goto.bind(page);
  page.goto = async (...given) => {
    const gone = await until(async () => {
      const reply = await go(...given);
      return reply?.status() !== 503 && { reply };
    });
    return gone.reply;
  };
}

declare global {
  interface Window {
    /** Once it has been put into the page. */
    axe?: typeof axe;
  }
}

/** What axe-core finds against WCAG 2.2 A and AA, in one line each. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // A page that is only drawn anew still has it.
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const options = { resultTypes: ['violations' as const], runOnly: tags, preload: false, iframes: false };
    const { violations } = await window.axe!.run(document, options);
    return violations.map(({ id, help, nodes }) => {
      const places = nodes.slice(0, 3).map(({ target }) => target.join(' '));
      return `${id}: ${help} (${places.join('; ')})`;
    });
  }, wcag);
}

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
