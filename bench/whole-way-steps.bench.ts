/**
 * What each step of a message's way costs in processor time, and each of those that follow from it, one after the other
 * and alone: `node bench/whole-way-steps.bench.ts [--messages 1000] [--rounds 3] [--history 3000] [--json]` (Linux).
 */
import { parseArgs } from 'node:util';
import { createApp } from '../server/app.ts';
import { systemClock } from '../server/platform/clock.ts';
import { readConfig } from '../server/platform/config.ts';
import { consumerLoops } from '../server/platform/consumers.ts';
import { sql } from '../server/platform/database.ts';
import { createLog } from '../server/platform/log.ts';
import { openScene } from './intake/scene.ts';
import { type Cost, countCosts } from './whole-way/costs.ts';
import { makeRegion, train } from './whole-way/region.ts';
import { selectAutomatic } from './whole-way/select.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    history: { type: 'string', default: '3000' },
    json: { type: 'boolean' },
  },
});
/** A batch is accepted whole up to this many. */
const messages = Math.min(1000, Number(values.messages));
const rounds = Number(values.rounds);
const onTheWay = ['triage: proposals', 'cases: automatic hand-over'];

const scene = await openScene(makeRegion);
const { database } = scene;
try {
  await train(database, Number(values.history));
  const { texts } = await selectAutomatic(database, scene.realm, messages * (rounds + 1));
  const { pid } = await database.acrossRealms((tx) =>
    tx.one(sql<{ pid: number }>`select pg_backend_pid() as pid`),
  );
  const app = await startApp();
  const steps = stepsOf(app);
  const costs = new Map<string, Cost[]>();
  const measure = async (name: string, work: () => Promise<void>) => {
    const costOf = countCosts(pid);
    await work();
    costs.set(name, [...(costs.get(name) ?? []), costOf(messages)]);
  };
  for (let round = 0; round <= rounds; round += 1) {
    const some = texts.slice(round * messages, (round + 1) * messages);
    await measure('accepted over HTTP', () => accept(app, some, round));
    for (const { name, run } of steps) await measure(name, run);
    // The first round finds code and caches cold, and tables without statistics.
    if (round === 0) await database.pool.query('analyze');
    if (round === 0) costs.clear();
  }
  print(costs);
  await app.stop();
} finally {
  await scene.close();
}

type App = Awaited<ReturnType<typeof startApp>>;

async function startApp() {
  const env = { ...process.env, DATABASE_URL: scene.url, HEED_DATA: scene.directory };
  const { keyRing, signingKeys, dataDirectory } = readConfig(env);
  const given = {
    database,
    clock: systemClock,
    log: createLog('error'),
    publicUrl: () => 'http://localhost',
  };
  const app = await createApp({ ...given, keyRing, signingKeys, dataDirectory, scanner: undefined });
  await app.http.ready();
  return app;
}

async function accept(app: App, texts: readonly string[], round: number): Promise<void> {
  const bodies = texts.map((text, n) => ({
    externalId: `s${round}-${n}`,
    text,
    author: { address: `tg:${n}` },
  }));
  const { statusCode, body } = await app.http.inject({
    method: 'POST',
    url: `/api/channels/${scene.channelId}/messages/batch`,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${scene.token}` },
    payload: JSON.stringify(bodies),
  });
  if (statusCode !== 202) throw new Error(`batch: ${statusCode} ${body}`);
}

/** All consumers and loops, those on the way first; each runs until nothing is left for it. */
function stepsOf(app: App): { name: string; run: () => Promise<void> }[] {
  let rings = 0;
  const wake = { count: () => rings };
  const parts = { database, clock: systemClock, log: createLog('error'), wake };
  const loops = [
    ...consumerLoops(
      parts,
      app.modules.flatMap(({ consumers = [] }) => consumers),
    ),
    ...app.modules.flatMap((module) => module.loops ?? []),
  ];
  const first = loops.filter(({ name }) => onTheWay.includes(name));
  return [...first, ...loops.filter((loop) => !first.includes(loop))].map(({ name, step }) => ({
    name,
    async run() {
      do rings += 1;
      while ((await step()) > 0);
    },
  }));
}

function print(costs: ReadonlyMap<string, readonly Cost[]>): void {
  const parts = ['node', 'threads', 'database'] as const;
  const rows = [...costs].map(([what, ofRounds]) => ({
    what,
    ...Object.fromEntries(parts.map((part) => [part, median(ofRounds.map((cost) => cost[part]))])),
  })) as ({ readonly what: string } & Cost)[];
  const sum = (part: keyof Cost) => rows.reduce((total, row) => total + row[part], 0);
  const all = { what: 'all of it', node: sum('node'), threads: sum('threads'), database: sum('database') };
  console.log(`${'µs a message'.padEnd(44)} ${parts.map((part) => part.padStart(9)).join('')}`);
  for (const row of [...rows.filter(({ node, database: db }) => node + db >= 5), all])
    console.log(`${row.what.padEnd(44)} ${parts.map((part) => row[part].toFixed(0).padStart(9)).join('')}`);
  if (values.json) console.log(JSON.stringify({ rows }));
}

function median(of: number[]): number {
  return of.sort((a, b) => a - b)[of.length >> 1] ?? Number.NaN;
}
