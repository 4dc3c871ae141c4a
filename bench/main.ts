/**
 * Runs every benchmark, prints one table and writes BENCHMARKS.md:
 * `npm run bench -- [--data DIRECTORY] [--only NAME[,NAME…]] [--out FILE]`. With `--only`, what the file says of the
 * others stays. In the directory, appeals.csv (text,
 * executor, topic_group, topic) and municipalities.geojson are used where they are there; without them what needs them
 * is left out and said to be.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { goalsOf } from './main/goals.ts';
import { keptOf, nothingKept, orKept } from './main/kept.ts';
import { machine } from './main/machine.ts';
import { plan } from './main/plan.ts';
import { report } from './main/report.ts';
import { type Ran, run } from './main/run.ts';

const values = options();
const only = values.only?.split(',');
const unknown = only?.filter((name) => !plan.some((bench) => bench.name === name)) ?? [];
if (unknown.length > 0) refuse(`there is no benchmark ${unknown.join(', ')}`);
if (values.data && !existsSync(values.data)) refuse(`there is no directory ${values.data}`);
const file = (name: string) => {
  const full = values.data && path.join(values.data, name);
  return full && existsSync(full) ? full : undefined;
};

const facts = machine();
const kept = only && existsSync(values.out) ? keptOf(readFileSync(values.out, 'utf8')) : nothingKept;
const write = () => {
  const goals = orKept(kept, goalsOf(ran));
  const names = plan.map(({ name }) => name);
  writeFileSync(values.out, report({ facts, names, ran, goals, kept }));
  return goals;
};
const ran: Ran[] = [];
for (const bench of plan) {
  if (only && !only.includes(bench.name)) continue;
  const extra = (bench.data ?? []).flatMap(({ option, name }) => {
    const found = file(name);
    return found ? [{ option, name, found }] : [];
  });
  if (bench.needsData && extra.length === 0) {
    ran.push({
      name: bench.name,
      command: bench.name,
      seconds: 0,
      load: 0,
      output: '',
      figures: null,
      problem: 'needs outside data',
    });
    continue;
  }
  process.stderr.write(`${bench.name} …\n`);
  ran.push(await run(bench, extra));
  // What has been measured stands, should a later one take too long.
  write();
}
const goals = write();
for (const { what, goal, got, verdict } of goals)
  console.log(`${what.padEnd(66)} ${got.padStart(12)}   goal ${goal.padEnd(12)} ${verdict}`);
for (const { name, seconds, problem } of ran)
  console.log(`${name.padEnd(14)} ${seconds.toFixed(0).padStart(5)} s  ${problem ?? ''}`);
console.log(`written: ${values.out}`);
if (ran.some(({ problem }) => problem && problem !== 'needs outside data')) process.exitCode = 1;

function options() {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string' },
        only: { type: 'string' },
        out: { type: 'string', default: 'BENCHMARKS.md' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (!values.help) return values;
  } catch (error) {
    refuse(error instanceof Error ? error.message.split('.')[0]! : String(error));
  }
  console.log(help());
  process.exit(0);
}

function help(): string {
  return `npm run bench -- [--data DIRECTORY] [--only NAME[,NAME…]] [--out FILE]

  --data DIRECTORY  where appeals.csv and municipalities.geojson are; what needs them is left out without them
  --only NAME,…     only these; what the file says of the others stays
  --out FILE        what is written (BENCHMARKS.md)

Benchmarks: ${plan.map(({ name }) => name).join(', ')}`;
}

function refuse(why: string): never {
  console.error(`bench: ${why}: npm run bench -- --help says what it takes`);
  process.exit(1);
}
