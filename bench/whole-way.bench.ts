/**
 * How fast messages go the whole way, from an HTTP batch to a case at its authority with its clocks running, and how
 * fast single messages are acknowledged at 1,000 a second while triage works:
 * `node bench/whole-way.bench.ts [--messages 12000] [--seconds 8] [--history 6000] [--json]`.
 */
import { parseArgs } from 'node:util';
import { sql } from '../server/platform/database.ts';
import { openScene, type Scene } from './intake/scene.ts';
import { type Served, serve } from './intake/serve.ts';
import { processorSeconds, processorSecondsBeside } from './lib/processor.ts';
import { postEvenly } from './whole-way/even-posts.ts';
import { progressOf, until } from './whole-way/progress.ts';
import { makeRegion, messagesOf, train } from './whole-way/region.ts';
import { type Selected, selectAutomatic } from './whole-way/select.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '12000' },
    seconds: { type: 'string', default: '8' },
    history: { type: 'string', default: '6000' },
    json: { type: 'boolean' },
  },
});
const wanted = Number(values.messages);
const seconds = Number(values.seconds);
const batch = 1000;
const rate = 1000;
const warmSeconds = 3;

interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

const bodyOf = (text: string, n: number) => ({
  externalId: `w${process.pid}-${n}`,
  text,
  author: { address: `tg:${n % 5000}` },
});

async function sendBatch(scene: Scene, { url }: Served, bodies: readonly unknown[]): Promise<void> {
  const response = await fetch(`${url}/api/channels/${scene.channelId}/messages/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${scene.token}` },
    body: JSON.stringify(bodies),
  });
  if (response.status !== 202) throw new Error(`batch: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

async function sendAll(scene: Scene, server: Served, texts: readonly string[], from: number): Promise<void> {
  const bodies = texts.map((text, index) => bodyOf(text, from + index));
  for (let at = 0; at < bodies.length; at += 2 * batch)
    await Promise.all(
      [at, at + batch]
        .map((start) => bodies.slice(start, start + batch))
        .filter((some) => some.length > 0)
        .map((some) => sendBatch(scene, server, some)),
    );
}

async function wholeWay(scene: Scene, server: Served, { texts, share }: Selected): Promise<Row[]> {
  // The first messages find code, statements and caches cold, and tables without statistics: after a thousand, a quarter
  // of what Node takes still goes into compiling.
  const warm = Math.min(4000, Math.floor(texts.length / 3));
  await sendAll(scene, server, texts.slice(0, warm), 0);
  const before = await until(
    scene.database,
    (now) => now.undecided === 0 && now.sent === now.cases && now.notices >= now.automatic,
  );
  await scene.database.pool.query('analyze');
  const used = await processorTime(scene, server);
  const began = performance.now();
  await sendAll(scene, server, texts.slice(warm), warm);
  const acceptedIn = (performance.now() - began) / 1000;
  const after = await until(
    scene.database,
    (now) => now.undecided === 0 && now.proposed >= texts.length && now.cases >= now.automatic,
  );
  const openedIn = (after.at - began) / 1000;
  const usedAfter = await processorTime(scene, server);
  const told = await until(scene.database, ({ notices, cases }) => notices >= cases);
  const toldIn = (told.at - began) / 1000;
  const cases = after.cases - before.cases;
  if (after.routed !== after.cases || after.clocks !== 2 * after.cases)
    throw new Error(JSON.stringify(after));
  return [
    { what: 'whole way: messages to routed cases with clocks', value: cases / openedIn, unit: '/s' },
    { what: 'of these, accepted over HTTP at', value: (texts.length - warm) / acceptedIn, unit: '/s' },
    {
      what: 'processor time a message, Heed',
      value: ((usedAfter.heed - used.heed) / cases) * 1000,
      unit: 'ms',
    },
    {
      what: 'processor time a message, PostgreSQL',
      value: ((usedAfter.database - used.database) / cases) * 1000,
      unit: 'ms',
    },
    { what: 'of these answered in the meantime', value: (after.sent - before.sent) / cases, unit: '' },
    { what: 'notices to residents queued', value: cases / toldIn, unit: '/s' },
    { what: 'share handed over, of the texts sent', value: cases / (texts.length - warm), unit: '' },
    { what: 'share handed over, of an unselected stream', value: share, unit: '' },
  ];
}

/** On a busy machine the clock on the wall says little: what a message costs says what an idle one would do. */
async function processorTime(scene: Scene, { pid }: Served): Promise<{ heed: number; database: number }> {
  const backend = await scene.database.acrossRealms((tx) =>
    tx.one(sql<{ pid: number }>`select pg_backend_pid() as pid`),
  );
  return { heed: processorSeconds(pid), database: processorSecondsBeside(backend.pid) };
}

/** The first seconds find the way of a single message uncompiled, so they are not counted. */
async function acknowledgement(scene: Scene, server: Served): Promise<Row[]> {
  const texts = [...messagesOf('bench: singles', rate * (seconds + warmSeconds))].map(({ text }) => text);
  const bodies = texts.map((text, n) => bodyOf(text, 1_000_000 + n));
  const to = new URL(`${server.url}/api/channels/${scene.channelId}/messages`);
  const post = (some: readonly unknown[]) => postEvenly(to, scene.token, some, { rate, connections: 64 });
  await post(bodies.slice(0, rate * warmSeconds));
  const { perSecond, p50, p99 } = await post(bodies.slice(rate * warmSeconds));
  const ended = performance.now();
  const { undecided } = await progressOf(scene.database);
  await until(scene.database, (now) => now.undecided === 0);
  return [
    { what: 'single posts a second', value: perSecond, unit: '/s' },
    { what: 'acknowledgement, median', value: p50, unit: 'ms' },
    { what: 'acknowledgement, p99', value: p99, unit: 'ms' },
    { what: 'not yet triaged when the posts ended', value: undecided, unit: 'messages' },
    { what: 'triaged completely after another', value: (performance.now() - ended) / 1000, unit: 's' },
  ];
}

const scene = await openScene(makeRegion);
try {
  const f1 = await train(scene.database, Number(values.history));
  const selected = await selectAutomatic(scene.database, scene.realm, wanted);
  const env = { DATABASE_URL: scene.url, HEED_DATA: scene.directory, HEED_LOG: 'error' };
  const server = await serve('heed-server.ts', { ...env, HEED_ROLES: 'web,worker' });
  const rows = [
    ...(await wholeWay(scene, server, selected)),
    ...(await acknowledgement(scene, server)),
    { what: 'F1 of the model, weighted', value: f1, unit: '' },
  ];
  await server.stop();
  for (const { what, value, unit } of rows)
    console.log(`${what.padEnd(50)} ${value.toFixed(value < 100 ? 2 : 0).padStart(9)} ${unit}`);
  if (values.json) console.log(JSON.stringify({ rows }));
} finally {
  await scene.close();
}
