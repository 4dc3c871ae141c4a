import type { Page, Request } from 'playwright-core';

/**
 * Goes from page to page of the desk as its links do: the console is loaded once, which is most of the work of a visit.
 * A page has been reached when the one before is gone and nothing that it asked for is still on its way.
 */
export function createWalk(page: Page): (address: string) => Promise<void> {
  const awaited = new Set<Request>();
  page.on('request', (request) => {
    // What is live never ends.
    if (request.resourceType() !== 'eventsource') awaited.add(request);
  });
  page.on('requestfinished', (request) => awaited.delete(request));
  page.on('requestfailed', (request) => awaited.delete(request));
  // What others do meanwhile would have a page ask anew for as long as they do it: its news never comes.
  const undisturbed = page.route('**/api/live', () => {});
  let before: string | undefined;
  return async (address) => {
    await undisturbed;
    // The router keeps a page whose address only goes further: then nothing would tell that it has come.
    if (before === undefined || partOf(before) === partOf(address)) await page.goto(address);
    else await followLink(page, address);
    before = address;
    await page.getByRole('main').waitFor();
    await untilQuiet(page, awaited);
  };
}

const partOf = (address: string) => address.split('/')[1];

async function followLink(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    const shown = document.querySelector('main > * > *');
    shown?.setAttribute('data-page-before', '');
    document.title = '';
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
  await page.locator('[data-page-before]').waitFor({ state: 'detached' });
}

/** What has come may ask for more when it is drawn: quiet is when two frames brought nothing new. */
async function untilQuiet(page: Page, awaited: ReadonlySet<Request>): Promise<void> {
  const twoFrames = () =>
    page.evaluate(
      () => new Promise<void>((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn()))),
    );
  for (let quiet = 0; quiet < 2; ) {
    await twoFrames();
    quiet = awaited.size === 0 ? quiet + 1 : 0;
  }
}
