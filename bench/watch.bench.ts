import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { createWatcher, type Post, parseRule, type Watcher } from '../engines/watch/index.ts';
import { naiveMatch } from '../engines/watch/oracle.ts';
import { inLargePages } from './lib/large-pages.ts';
import { pick, type Random, randomFrom, streamOf, type Vocabulary, vocabularyOf } from './watch-corpus.ts';
import { rulesOf } from './watch-rules.ts';

/*
 * node --expose-gc bench/watch.bench.ts [--rules 1000,10000,100000] [--unseen 0.04] [--data FILE.csv] [--json]
 *
 * The process's arrays lie in large pages, as the server's do (bench/lib/large-pages.ts).
 * Compile time, memory, posts per second, and the time to add and remove a rule while posts stream by. Rates are per
 * second of processor time of the whole process, its collecting and compiling threads included (not what they still do
 * about the making of posts: see settle); beside them by the clock.
 * What a plain loop that only hashes the letters of the same posts achieves is timed in turn with them: where the machine
 * is shared, the ratio of both says more than either.
 * With --data the posts are the column `text` of a CSV, and the rules are made of its words. Its texts are
 * read over and over, so that after the first time there are no new words.
 */

const { values: options } = parseArgs({
  options: {
    rules: { type: 'string', default: '1000,10000,100000' },
    unseen: { type: 'string', default: '0.04' },
    posts: { type: 'string', default: '20000' },
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const ROUNDS = 7;
/** Rounds before, with which a stream begins: frequent words become known, code compiled, rules filed under what is rare. */
const WARMING = 2;
const LENGTH = 300;
/** Words, each in about nine forms. Besides --unseen, forms of these turn up for the first time. */
const VOCABULARY = 20_000;
/** Only waited for. */
const CLOCK = new Int32Array(new SharedArrayBuffer(4));
const PLACES = ['Северск', 'Приозёрный район', 'Заречье', 'Новый город', 'Слобода'];

interface Figures {
  rules: number;
  terms: number;
  compileSeconds: number;
  megabytes: number;
  /** Median and best of the rounds: they differ when others use the machine. */
  postsPerSecond: number;
  best: number;
  /** Median by the clock: what others left of the processor. */
  byTheClock: number;
  /** Posts a second of a loop that only hashes their letters, median of the same rounds. */
  onlyHashed: number;
  /** Words of the last round never written before, of all. */
  unseenShare: number;
  matchesPerPost: number;
  addMicroseconds: Quantiles;
  removeMicroseconds: Quantiles;
  agrees: boolean;
}

interface Quantiles {
  p50: number;
  p99: number;
  max: number;
}

const round = (value: number, digits = 0): number => Number(value.toFixed(digits));

function measure(count: number): Figures {
  const random = randomFrom(count);
  const texts = options.data === undefined ? undefined : textsOf(options.data);
  const vocabulary = texts === undefined ? vocabularyOf(VOCABULARY, random) : vocabularyIn(texts);
  const nextRule = rulesOf(vocabulary, PLACES, random);
  const rules = Array.from({ length: count }, nextRule);
  const stream = { length: LENGTH, unseen: Number(options.unseen) };
  const nextPost = postsFrom(random, texts ? inTurn(texts) : streamOf(vocabulary, stream, random));

  const before = memory();
  const watcher = createWatcher();
  const compileSeconds = timed(() => {
    for (const [i, rule] of rules.entries()) watcher.add(String(i), rule);
  }).processor;
  const compiled = memory() - before;
  const speed = throughput(watcher, nextPost);
  const after = memory() - before;
  const { add, remove } = churn(watcher, nextRule, nextPost);
  return {
    rules: count,
    terms: watcher.terms,
    compileSeconds: round(compileSeconds, 2),
    megabytes: round(Math.max(compiled, after) / 2 ** 20, 1),
    ...speed,
    addMicroseconds: add,
    removeMicroseconds: remove,
    agrees: agreesWithNaive(rules.slice(0, 500), nextPost),
  };
}

/** The column `text` of a CSV file. */
function textsOf(file: string): string[] {
  const rows: unknown[] = parse(readFileSync(file), { columns: true });
  return rows.map((row) => {
    if (typeof row !== 'object' || row === null || !('text' in row))
      throw new Error(`${file} has no column text`);
    return String(row.text).replaceAll('<br>', '\n');
  });
}

/** The words of texts, the most frequent first, each as its only form. */
function vocabularyIn(texts: readonly string[]): Vocabulary {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [word] of text.toLowerCase().matchAll(/\p{L}{3,}/gu))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => [word]);
}

function inTurn(texts: readonly string[]): () => string {
  let next = 0;
  return () => texts[next++ % texts.length]!;
}

function postsFrom(random: Random, nextText: () => string): () => Post {
  return () => ({ text: nextText(), place: pick(PLACES, random), source: 'vk', lang: 'ru' });
}

/**
 * Median over rounds of posts never shown before. What making the posts leaves behind is collected before each of them,
 * lest it be collected at the cost of matching; what matching leaves is not.
 */
function throughput(watcher: Watcher, nextPost: () => Post) {
  const rounds: number[] = [];
  const wall: number[] = [];
  const hashed: number[] = [];
  const known = new Set<string>();
  const count = Number(options.posts);
  let matches = 0;
  let unseenShare = 0;
  for (let i = -WARMING; i < ROUNDS; i++) {
    const posts = Array.from({ length: count }, nextPost);
    unseenShare = shareUnknown(posts, known);
    collect();
    matches = 0;
    const taken = timed(() => {
      for (const post of posts) matches += watcher.match(post).length;
    });
    if (i < 0) continue;
    rounds.push(count / taken.processor);
    wall.push(count / taken.clock);
    hashed.push(count / timed(() => hashLetters(posts)).processor);
  }
  for (const rates of [rounds, wall, hashed]) rates.sort((a, b) => a - b);
  return {
    postsPerSecond: round(rounds[ROUNDS >> 1]!),
    best: round(rounds.at(-1)!),
    byTheClock: round(wall[ROUNDS >> 1]!),
    onlyHashed: round(hashed[ROUNDS >> 1]!),
    unseenShare: round(unseenShare, 3),
    matchesPerPost: round(matches / count, 2),
  };
}

/** The least that any matcher of words must do. @returns the hashes together, so that the loop is not left out */
function hashLetters(posts: readonly Post[]): number {
  let all = 0;
  for (const { text } of posts) {
    let hash = 0;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash, 0x01000193) ^ text.charCodeAt(i);
    all ^= hash;
  }
  return all;
}

/** Share of words that are not among the known ones, to which they are added. */
function shareUnknown(posts: readonly Post[], known: Set<string>): number {
  const words = posts.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}\p{Nd}]+/gu) ?? []);
  const before = known.size;
  for (const word of words) known.add(word);
  return (known.size - before) / words.length;
}

/** Rules come and go, with ten posts between. By the wall clock: a processor's own is too coarse for this. */
function churn(watcher: Watcher, nextRule: () => string, nextPost: () => Post) {
  const [add, remove]: [number[], number[]] = [[], []];
  for (let i = 0; i < 2000; i++) {
    const rule = nextRule();
    add.push(milliseconds(() => watcher.add('new', rule)) * 1000);
    for (let post = 0; post < 10; post++) watcher.match(nextPost());
    remove.push(milliseconds(() => watcher.remove('new')) * 1000);
  }
  return { add: quantiles(add), remove: quantiles(remove) };
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function quantiles(times: number[]): Quantiles {
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.floor(share * (times.length - 1))]!);
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

function agreesWithNaive(sources: readonly string[], nextPost: () => Post): boolean {
  const watcher = createWatcher();
  const rules = sources.map((source, i) => {
    watcher.add(String(i), source);
    const parsed = parseRule(source);
    if (!parsed.ok) throw new Error(parsed.problem.message);
    return parsed.rule;
  });
  return Array.from({ length: 200 }, nextPost).every((post) => {
    const naive = rules.flatMap((rule, i) => (naiveMatch(rule, post) ? [String(i)] : []));
    return naive.sort().join() === watcher.match(post).sort().join();
  });
}

/** Bytes in use, typed arrays included. */
function memory(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function collect(): void {
  if (globalThis.gc === undefined)
    throw new Error('Run with --expose-gc: memory is measured after collection.');
  globalThis.gc();
  globalThis.gc();
  settle();
}

/**
 * Waits until the collector's threads have done what a collection leaves to them; they are the process's, so the next work timed
 * would pay for it: of twenty thousand posts at 1,000 rules, which take 200 ms, 15 ms and more were theirs.
 */
function settle(): void {
  for (let quiet = 0; quiet < 5; ) {
    const start = process.cpuUsage();
    Atomics.wait(CLOCK, 0, 0, 20);
    const { user, system } = process.cpuUsage(start);
    quiet = user + system < 1000 ? quiet + 1 : 0;
  }
}

/** Seconds of processor time, which a busy machine stretches less than the clock, and seconds of the clock. */
function timed(work: () => unknown): { processor: number; clock: number } {
  const began = performance.now();
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return { processor: (user + system) / 1e6, clock: (performance.now() - began) / 1000 };
}

/** What goals are set for. */
function rowsOf(of: Figures): { what: string; value: number }[] {
  const at = `${of.rules.toLocaleString('en')} rules`;
  return [
    { what: `posts a second, ${at}`, value: of.postsPerSecond },
    { what: `seconds to compile, ${at}`, value: of.compileSeconds },
    { what: `megabytes, ${at}`, value: of.megabytes },
    { what: `milliseconds to add a rule, p99, ${at}`, value: of.addMicroseconds.p99 / 1000 },
    { what: `milliseconds to remove a rule, p99, ${at}`, value: of.removeMicroseconds.p99 / 1000 },
  ];
}

inLargePages();
const figures = options.rules.split(',').map((count) => measure(Number(count)));
console.table(
  figures.map(({ addMicroseconds: add, removeMicroseconds: remove, ...rest }) => ({
    ...rest,
    'add p50/p99/max, µs': `${add.p50}/${add.p99}/${add.max}`,
    'remove, µs': `${remove.p50}/${remove.p99}/${remove.max}`,
  })),
);
if (options.json) console.log(JSON.stringify({ rows: figures.flatMap(rowsOf), figures }));
