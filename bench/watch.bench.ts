import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { createWatcher, parseRule, type Post, type Watcher } from '../engines/watch/index.ts';
import { naiveMatch } from '../engines/watch/oracle.ts';
import { type Random, pick, randomFrom, streamOf, vocabularyOf } from './watch-corpus.ts';
import { rulesOf } from './watch-rules.ts';

/*
 * node --expose-gc bench/watch.bench.ts [--rules 1000,10000,100000] [--unseen 0.04] [--data FILE.csv] [--json]
 *
 * Compile time, memory, posts per second, and the time to add and remove a rule while posts stream by.
 * With --data the posts are the column `text` of a CSV (each read once, so that its new words are new),
 * and the words of the rules come from its first tenth.
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
const ROUNDS = 5;
const LENGTH = 300;
const PLACES = ['Северск', 'Приозёрный район', 'Заречье', 'Новый город', 'Слобода'];

interface Figures {
  rules: number;
  terms: number;
  compileSeconds: number;
  megabytes: number;
  postsPerSecond: number;
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
  const vocabulary = vocabularyOf(60_000, random);
  const nextRule = rulesOf(vocabulary, PLACES, random);
  const rules = Array.from({ length: count }, nextRule);
  const nextPost = postsFrom(random, streamOf(vocabulary, { length: LENGTH, unseen: Number(options.unseen) }, random));

  const before = memory();
  const watcher = createWatcher();
  const compileSeconds = seconds(() => {
    for (const [i, rule] of rules.entries()) watcher.add(String(i), rule);
  });
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

function postsFrom(random: Random, nextText: () => string): () => Post {
  return () => ({ text: nextText(), place: pick(PLACES, random), source: 'vk', lang: 'ru' });
}

/** Median over rounds of posts never shown before; the first round warms up. */
function throughput(watcher: Watcher, nextPost: () => Post) {
  const rounds: number[] = [];
  let matches = 0;
  const count = Number(options.posts);
  for (let i = 0; i <= ROUNDS; i++) {
    const posts = Array.from({ length: count }, nextPost);
    matches = 0;
    const taken = seconds(() => {
      for (const post of posts) matches += watcher.match(post).length;
    });
    if (i > 0) rounds.push(count / taken);
  }
  rounds.sort((a, b) => a - b);
  return { postsPerSecond: round(rounds[ROUNDS >> 1]!), matchesPerPost: round(matches / count, 2) };
}

/** Rules come and go, with ten posts between. */
function churn(watcher: Watcher, nextRule: () => string, nextPost: () => Post) {
  const [add, remove]: [number[], number[]] = [[], []];
  for (let i = 0; i < 2000; i++) {
    const rule = nextRule();
    add.push(seconds(() => watcher.add('new', rule)) * 1e6);
    for (let post = 0; post < 10; post++) watcher.match(nextPost());
    remove.push(seconds(() => watcher.remove('new')) * 1e6);
  }
  return { add: quantiles(add), remove: quantiles(remove) };
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
  if (globalThis.gc === undefined) throw new Error('Run with --expose-gc: memory is measured after collection.');
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function seconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

const figures = options.rules.split(',').map((count) => measure(Number(count)));
console.table(
  figures.map(({ addMicroseconds: add, removeMicroseconds: remove, ...rest }) => ({
    ...rest,
    'add p50/p99/max, µs': `${add.p50}/${add.p99}/${add.max}`,
    'remove, µs': `${remove.p50}/${remove.p99}/${remove.max}`,
  })),
);
if (options.json) console.log(JSON.stringify(figures));
