/**
 * How long the first page of a search and of the queue takes at a million cases, and what row-level security costs a
 * list. The database is real and durable, on this machine; the operations are those of the API without HTTP.
 * Run: node bench/search.bench.ts [--cases 1000000] [--data DIR (kept, used again)] [--json]
 */
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { listCases, sortOf } from '../server/cases/case-list.store.ts';
import { listCasesFor } from '../server/cases/read-case.ts';
import { sightOf } from '../server/cases/sight.ts';
import type { Person } from '../server/platform/actor.ts';
import { openDatabase, sql } from '../server/platform/database.ts';
import { migrate } from '../server/platform/migrate.ts';
import { startPostgres } from '../server/platform/postgres/index.ts';
import { findCasesFor } from '../server/search/find-cases.ts';
import { createDirectories } from '../server/territory/index.ts';
import { type Filled, fillMillion } from './search/million.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    data: { type: 'string' },
    rounds: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
  },
});
const directory = values.data ?? mkdtempSync(path.join(tmpdir(), 'heed-bench-search-'));
// PostgreSQL may run as another account, which must get through to its own folder.
chmodSync(directory, 0o711);
const server = await startPostgres({
  dataDirectory: directory,
  log: () => {},
  onCrash: () => process.exit(1),
});
const database = openDatabase(server.url, { poolSize: 4 });
const now = new Date('2026-11-02T08:00:00Z');
const kept = path.join(directory, 'filled.json');
// A kept database stays as it was measured before.
if (!existsSync(kept)) await migrate(server.url);

async function filled(): Promise<Filled> {
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as Filled;
  const began = performance.now();
  const made = await fillMillion(database, Number(values.cases), now);
  console.log(`${values.cases} cases made in ${Math.round((performance.now() - began) / 1000)} s`);
  writeFileSync(kept, JSON.stringify(made));
  return made;
}

const { region, town, executor, topicId } = await filled();
const parts = {
  database,
  clock: { now: () => now },
  directories: createDirectories(),
} as unknown as Parameters<typeof findCasesFor>[0];
const listParts = parts as unknown as Parameters<typeof listCasesFor>[0];

const rounds = Number(values.rounds);
const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
const ms = (value: number) => Number(value.toFixed(1));

interface Figure {
  readonly what: string;
  readonly 'median ms': number;
  readonly 'p95 ms': number;
  readonly rows: number;
}

const all: { search: number[]; queue: number[] } = { search: [], queue: [] };

async function time(
  kind: 'search' | 'queue',
  what: string,
  work: () => Promise<{ items: unknown[] }>,
): Promise<Figure> {
  const taken: number[] = [];
  let rows = (await work()).items.length;
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    rows = (await work()).items.length;
    taken.push(performance.now() - began);
  }
  all[kind].push(...taken);
  taken.sort((a, b) => a - b);
  return { what, 'median ms': ms(at(taken, 0.5)), 'p95 ms': ms(at(taken, 0.95)), rows };
}

const searches: [string, Person, string, object?][] = [
  ['a frequent word', region, 'дорога '],
  ['a word being typed', region, 'отопл'],
  ['three letters', region, 'дор'],
  ['two words', region, 'мусор двор '],
  ['a seldom word', region, 'seldom17 '],
  ['a frequent and a seldom word', region, 'вода seldom17 '],
  ['a rare word', region, 'rare4711 '],
  ['a number', region, '0012-3456'],
  ['the beginning of a number', region, '00123'],
  ['an address', region, 'Мира 12 '],
  ['a misspelt word', region, 'аттопление '],
  ['nothing like it', region, 'квазипульсар '],
  ['frequent, one topic', region, 'дорога ', { topic: topicId }],
  ['frequent, closed, a year ago', region, 'вода ', { state: 'closed', until: '2025-11-02T00:00:00Z' }],
  ['frequent, a small centre', town, 'дорога '],
  ['two words, a small centre', town, 'мусор двор '],
  ['seldom, an authority', executor, 'seldom17 '],
  ['frequent, an authority', executor, 'вода '],
];
const queues: [string, Person, object][] = [
  ['due, the region', region, { view: 'due' }],
  ['unassigned, the region', region, { view: 'unassigned' }],
  ['due, one topic', region, { view: 'due', topic: topicId }],
  ['closed, the region', region, { view: 'closed' }],
  ['all, newest', region, { view: 'all', sort: 'newest' }],
  ['due, a small centre', town, { view: 'due' }],
  ['all, a small centre', town, { view: 'all', sort: 'newest' }],
  ['mine, an authority', executor, { view: 'mine' }],
  ['closed, an authority', executor, { view: 'closed' }],
];

const figures: Figure[] = [];
for (const [what, person, q, more] of searches)
  figures.push(await time('search', what, () => findCasesFor(parts, person, { q, ...more })));
console.table(figures);
const lists: Figure[] = [];
for (const [what, person, query] of queues)
  lists.push(
    await time('queue', what, () =>
      listCasesFor(listParts, person, query as Parameters<typeof listCasesFor>[2]),
    ),
  );
console.table(lists);

/** The same list with and without the fence, turn by turn, so that a busy moment burdens both. */
async function fenceRatio(person: Person, view: 'due' | 'closed'): Promise<number> {
  const list = (tx: Parameters<typeof listCases>[0]) =>
    listCases(
      tx,
      person.realmId,
      sightOf(person),
      { view, personId: person.id },
      { sort: sortOf(view, 'due'), after: undefined, limit: 51 },
    );
  const taken: { fenced: number[]; open: number[] } = { fenced: [], open: [] };
  for (let round = 0; round < rounds * 5; round += 1) {
    let began = performance.now();
    await database.inRealm(person.realmId, list);
    taken.fenced.push(performance.now() - began);
    began = performance.now();
    await database.acrossRealms(list);
    taken.open.push(performance.now() - began);
  }
  const median = (of: number[]) =>
    at(
      [...of].sort((a, b) => a - b),
      0.5,
    );
  return Number((median(taken.fenced) / median(taken.open)).toFixed(2));
}

const whole = (kind: 'search' | 'queue') => [...all[kind]].sort((a, b) => a - b);
const sizes = await database.acrossRealms((tx) =>
  tx.one(sql<{
    documents: number;
    words: number;
  }>`select pg_total_relation_size('search_documents') / 1000000 as documents,
    pg_relation_size('search_documents_words') / 1000000 as words`),
);
const summary = {
  cases: Number(values.cases),
  'search p95, ms': ms(at(whole('search'), 0.95)),
  'search median, ms': ms(at(whole('search'), 0.5)),
  'queue p95, ms': ms(at(whole('queue'), 0.95)),
  'queue median, ms': ms(at(whole('queue'), 0.5)),
  'fence ratio, due': await fenceRatio(region, 'due'),
  'fence ratio, closed': await fenceRatio(region, 'closed'),
  'documents with indexes, MB': sizes.documents,
  'index of words, MB': sizes.words,
};
console.table(summary);
const rows = Object.entries(summary).map(([what, value]) => ({ what, value }));
if (values.json) console.log(JSON.stringify({ rows, figures, lists }));
await database.close();
await server.stop();
if (!values.data) await rm(directory, { recursive: true, force: true });
