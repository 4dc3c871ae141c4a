import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { abandonedAfterMs } from '../delivery/outgoing.rules.ts';
import { listUnsettled } from '../delivery/outgoing.store.ts';
import { sql } from '../platform/database.ts';
import { queueJob } from '../platform/jobs.ts';
import { manyStartsMs, type Product, startProduct } from './testing/product.ts';
import { automaticText, eventually, openScene, post, type Scene } from './testing/scene.ts';

/** A platform over HTTP: what it was asked, and what it therefore shows. With a key it shows a thing once. */
interface Platform {
  readonly asked: { readonly key: string | null; readonly text: string }[];
  readonly shown: string[];
  /** Called when something has been shown and before the answer. */
  onShown: () => void;
  readonly server: Server;
}

vi.setConfig({ testTimeout: manyStartsMs });

let scene: Scene;
let platform: Platform;
let running: Product[];

beforeEach(async () => {
  scene = await openScene();
  platform = await startPlatform();
  running = [];
});
afterEach(async () => {
  for (const product of running) product.kill();
  await Promise.all(running.map(({ ended }) => ended));
  platform.server.closeAllConnections();
  platform.server.close();
  await scene.database.close();
});

async function startPlatform(): Promise<Platform> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const one: Platform['asked'][number] = JSON.parse(Buffer.concat(chunks).toString());
    const known = one.key !== null && made.asked.some(({ key }) => key === one.key);
    made.asked.push(one);
    if (!known) made.shown.push(one.text);
    made.onShown();
    response.end(`post ${made.shown.length}`);
  });
  const made: Platform = { asked: [], shown: [], onShown: () => {}, server };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return made;
}

async function start(aheadMs = 0): Promise<Product> {
  const { port } = platform.server.address() as AddressInfo;
  const circumstances = { platform: `http://127.0.0.1:${port}`, aheadMs };
  const product = await startProduct(scene.url, { roles: ['web', 'worker'], ...circumstances });
  running.push(product);
  return product;
}

const outgoing = () =>
  scene.rows(sql<{ id: string; state: string; attempts: number; error: string | null }>`
    select id, state, attempts, error from outgoing`);

/** A message is accepted by itself, its writer is told, and the process dies when the platform has shown it. */
async function dieBetweenShowingAndRecording(driver: string): Promise<string> {
  const channelId = await scene.channel(driver);
  const dying = await start();
  platform.onShown = dying.kill;
  await post(scene, dying, `${channelId}/messages`, { externalId: 'e1', text: automaticText(1) });
  expect(await dying.ended).toBe('SIGKILL');
  platform.onShown = () => {};
  expect(await outgoing()).toMatchObject([{ state: 'sending', attempts: 1 }]);
  return channelId;
}

/** Starts again so much later that what was left "sending" counts as abandoned, and has it looked for. */
async function startAndSweep(): Promise<void> {
  await start(abandonedAfterMs + 60_000);
  await scene.database.acrossRealms((tx) => queueJob(tx, 'sweep-abandoned-deliveries', {}));
}

it('sends again with the same key where the platform takes one, and it is shown once', async () => {
  await dieBetweenShowingAndRecording('with keys');
  await startAndSweep();
  const [row] = await eventually(async () => {
    const rows = await outgoing();
    return rows.every(({ state }) => state === 'sent') && rows;
  });
  expect(row).toMatchObject({ attempts: 2, error: null });
  expect(platform.asked.map(({ key }) => key)).toEqual([row!.id, row!.id]);
  expect(platform.shown).toHaveLength(1);
});

it('never sends again where it takes none: the outcome is unknown, and a person is shown it', async () => {
  const channelId = await dieBetweenShowingAndRecording('without keys');
  await startAndSweep();
  const { realmId, regionCentreId } = scene.realm;
  const [row] = await eventually(async () => {
    const rows = await outgoing();
    return rows.every(({ state }) => state !== 'sending') && rows;
  });
  expect(row).toMatchObject({ state: 'unknown', attempts: 1 });
  const shown = await scene.database.inRealm(realmId, (tx) => listUnsettled(tx, realmId, [regionCentreId]));
  expect(shown.map(({ id }) => id)).toEqual([row!.id]);
  const told = await scene.rows(sql`select from events where type = 'outgoing.unknown'`);
  expect(told).toHaveLength(1);

  // Whatever is sent later, this is not sent again.
  await post(scene, running.at(-1)!, `${channelId}/messages`, { externalId: 'e2', text: automaticText(2) });
  await eventually(async () => {
    const rows = await outgoing();
    return rows.some(({ state }) => state === 'sent');
  });
  expect(platform.asked).toHaveLength(2);
  expect(await outgoing()).toContainEqual(row);
});
