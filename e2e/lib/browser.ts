import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium as engine, type Page } from 'playwright-core';
import { inject } from 'vitest';
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
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  return { page, complaints, close: () => context.close() };
}

/** What axe-core finds against WCAG 2.2 A and AA, in one line each. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    // In the page itself: these have no frames from elsewhere, and a second page to gather in costs as much again.
    .setLegacyMode()
    .analyze();
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join('; ')})`,
  );
}
