/**
 * A desk at work on one machine: people sign in, list, open, hand over, answer and approve and hear of each other's
 * changes, while messages arrive; then a burst, and how long it takes to drain:
 * `node bench/load.bench.ts [--people 50] [--rate 20] [--start-seconds 20] [--seconds 60] [--burst 200]
 * [--burst-seconds 300] [--think 4000] [--history 6000] [--json]`. The limit: p95 of every action at most 300 ms, nothing
 * lost. The first seconds of the process, in which its code is compiled and its model laid out, stand by themselves.
 */
import { parseArgs } from 'node:util';
import { demoPassword } from '../server/demo/demo-people.ts';
import { seedDemo } from '../server/demo/seed-demo.ts';
import { type Served, serve } from './intake/serve.ts';
import { processorSeconds, processorSecondsBeside } from './lib/processor.ts';
import { type DemoScene, openDemo } from './load/demo-scene.ts';
import { type Part, type Shift, work } from './load/operators.ts';
import { prepareStream } from './load/stream.ts';
import { Timings } from './load/timings.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '50' },
    rate: { type: 'string', default: '20' },
    'start-seconds': { type: 'string', default: '20' },
    seconds: { type: 'string', default: '60' },
    burst: { type: 'string', default: '200' },
    'burst-seconds': { type: 'string', default: '300' },
    think: { type: 'string', default: '4000' },
    history: { type: 'string', default: '6000' },
    json: { type: 'boolean' },
  },
});
const limitMs = 300;
/** Of every ten people, as in the fictional region's centres and authorities. */
const parts: readonly Part[] = [
  'operator',
  'executor',
  'executor',
  'operator',
  'curator',
  'executor',
  'operator',
  'executor',
  'operator',
  'executor',
];

interface Phase {
  readonly name: string;
  readonly rate: number;
  readonly seconds: number;
}

async function run(scene: DemoScene, server: Served, phase: Phase) {
  const timings = new Timings();
  let over = false;
  const shift: Shift = {
    url: server.url,
    password: demoPassword,
    timings,
    arriveMs: Math.min(60_000, phase.seconds * 500),
    thinkMs: Number(values.think),
    over: () => over,
    changed: new Map(),
  };
  const people = await Promise.all(
    Array.from({ length: Number(values.people) }, async (_, seat) => {
      const part = parts[seat % parts.length]!;
      return { part, seat, email: scene.emailOf(part, seat) };
    }),
  );
  const stream = prepareStream(server.url, scene.channel, phase);
  const before = await used(scene, server);
  const began = performance.now();
  const shifts = people.map(({ email, part, seat }) => work(shift, email, part, seat));
  const sent = await stream();
  const seconds = (performance.now() - began) / 1000;
  over = true;
  await Promise.all(shifts);
  const after = await used(scene, server);
  const waiting = await scene.undecided();
  const drainedIn = await scene.drained();
  const lost = sent.answered - (await scene.stored(sent.from));
  const share = (one: 'heed' | 'database' | 'generator') => (after[one] - before[one]) / seconds;
  return {
    phase: phase.name,
    rate: sent.answered / sent.seconds,
    lost,
    refused: sent.refused,
    waiting,
    drainedIn,
    acknowledged: { p50: sent.p50, p95: sent.p95 },
    processors: { heed: share('heed'), database: share('database'), generator: share('generator') },
    actions: timings.rows(),
  };
}

async function used(scene: DemoScene, { pid }: Served) {
  const { user, system } = process.cpuUsage();
  return {
    heed: processorSeconds(pid),
    database: processorSecondsBeside(await scene.backend()),
    generator: (user + system) / 1e6,
  };
}

function show(result: Awaited<ReturnType<typeof run>>): void {
  const { heed, database, generator } = result.processors;
  console.log(`\n${result.phase}: ${result.rate.toFixed(1)} messages/s answered, ${result.lost} lost`);
  console.log(
    `  refused ${result.refused}; acknowledged p50 ${result.acknowledged.p50.toFixed(0)} ms, p95 ${result.acknowledged.p95.toFixed(0)} ms; ` +
      `not yet read at the end ${result.waiting}, all read after another ${result.drainedIn.toFixed(1)} s`,
  );
  console.log(
    `  processors in use: Heed ${heed.toFixed(2)}, PostgreSQL ${database.toFixed(2)}, the generator itself ${generator.toFixed(2)}`,
  );
  console.log(
    `  ${'action'.padEnd(32)}${['times', 'overtaken', 'p50', 'p95', 'max'].map((one) => one.padStart(10)).join('')}`,
  );
  for (const { what, times, refused, p50, p95, max } of result.actions)
    console.log(
      `  ${what.padEnd(32)}${[times, refused, ...[p50, p95, max].map((ms) => `${ms.toFixed(0)} ms`)]
        .map((one) => String(one).padStart(10))
        .join('')}${p95 > limitMs ? `  over ${limitMs} ms` : ''}`,
    );
}

function rowsOf({ phase, actions, lost, refused }: Awaited<ReturnType<typeof run>>) {
  const slowest = Math.max(...actions.map(({ p95 }) => p95));
  return [
    { what: `slowest action, p95, ${phase}`, value: slowest, unit: 'ms' },
    { what: `messages lost or refused, ${phase}`, value: lost + refused, unit: '' },
  ];
}

const scene = await openDemo((platform, directories) =>
  seedDemo(platform, directories, { seed: '1', messages: Number(values.history) }),
);
try {
  const server = await serve('heed-server.ts', { ...scene.environment, HEED_ROLES: 'web,worker' });
  try {
    await scene.trained();
    const phases: Phase[] = [
      { name: 'just started', rate: Number(values.rate), seconds: Number(values['start-seconds']) },
      { name: 'a working day in a burst', rate: Number(values.rate), seconds: Number(values.seconds) },
      { name: 'a flood', rate: Number(values.burst), seconds: Number(values['burst-seconds']) },
    ];
    const results = [];
    for (const phase of phases.filter(({ seconds }) => seconds > 0)) {
      const result = await run(scene, server, phase);
      show(result);
      results.push(result);
    }
    if (values.json) console.log(JSON.stringify({ bench: 'load', results, rows: results.flatMap(rowsOf) }));
  } finally {
    await server.stop();
  }
} finally {
  await scene.close();
}
