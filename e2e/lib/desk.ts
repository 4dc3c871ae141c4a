import type { Page } from 'playwright-core';

/** A one-pixel picture, as a resident's photo. */
export const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Writes as a resident does; the page is their private one afterwards. */
export async function write(resident: Page, text: string, picture?: string): Promise<void> {
  await resident.goto('/r/demo/write?lang=en');
  await resident.getByLabel('What happened').fill(text);
  if (picture)
    await resident
      .getByLabel('Photos')
      .setInputFiles({ name: picture, mimeType: 'image/png', buffer: photo });
  await resident.getByRole('button', { name: 'Send' }).click();
  const kept = resident.getByText('Keep the link to this page');
  const busy = resident.getByText('The server is busy');
  // A person would try again, too.
  await until(async () => {
    await kept.or(busy).first().waitFor();
    const done = await kept.isVisible();
    if (!done) await resident.reload();
    return done;
  });
}

/** As long as a step in the browser may take. */
const patienceMs = 120_000;

/** Looks again until there is something to see. @throws Error with what it looked for, after two minutes */
export async function until<Value>(look: () => Promise<Value | undefined | false>): Promise<Value> {
  const giveUp = performance.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > giveUp) throw new Error(`Nothing came of: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

interface Row {
  readonly messageId: string;
  readonly version: number;
  readonly text: string;
  readonly proposal: { readonly duplicates: readonly unknown[] } | null;
}

/** The message that begins so, as an operator finds it by its words once triage has proposed: newer ones may be many. */
export const findArrival = (desk: Page, text: string): Promise<Row> =>
  until(async () => {
    const answer = await desk.request.get('/api/arrivals', { params: { q: text.slice(0, 150) } });
    const { items } = (await answer.json()) as { items: Row[] };
    return items.find((one) => one.text.startsWith(text) && one.proposal !== null);
  });

/** The desk lists those arrivals only that hold these words: what other journeys write would push them out of sight. */
export const listOnly = (desk: Page, words: string) =>
  desk.route(/\/api\/arrivals\?/, (route) => {
    const asked = new URL(route.request().url());
    asked.searchParams.set('q', words);
    return route.continue({ url: asked.href });
  });

export interface CaseSeen {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly type: string;
  readonly authorityId: string | null;
  readonly messageCount: number;
}

export const readCase = async (desk: Page, id: string) =>
  (await (await desk.request.get(`/api/cases/${id}`)).json()) as CaseSeen;

/** Does by the program what the journeys are not about. @throws Error with what the server said no to */
export async function act(desk: Page, url: string, data: object, version?: number) {
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
  const reply = await desk.request.post(url, { data, headers });
  if (!reply.ok()) throw new Error(`${url}: ${await reply.text()}`);
  return (await reply.json()) as { id: string; version: number };
}

/** Accepts a message as proposed, by the program: the journeys that are about what comes after. */
export async function accept(desk: Page, text: string, decision: object = {}): Promise<string> {
  const { messageId } = await findArrival(desk, text);
  const seen = (await (await desk.request.get(`/api/arrivals/${messageId}`)).json()) as { version: number };
  const answer = await desk.request.post(`/api/arrivals/${messageId}/accept`, {
    headers: { 'if-match': `"${seen.version}"` },
    data: decision,
  });
  if (!answer.ok()) throw new Error(await answer.text());
  return ((await answer.json()) as { caseId: string }).caseId;
}

/** The page hears of nothing that others do: what a colleague changes is found out only by saving. */
export const deafen = (desk: Page) => desk.route('**/api/live', (route) => route.abort());

/** What the page sends next to an address, once it has been answered well. */
export const sent = (desk: Page, part: string) =>
  desk.waitForResponse((one) => one.url().includes(part) && one.request().method() !== 'GET' && one.ok());
