/**
 * The window of near-duplicates at full size: speed, memory, recall and false joins in it, saving, and loading in a new process.
 *
 *   node bench/neardup-window.bench.ts [--size 10000000] [--keep FILE] [--json]
 *
 * Messages are made one batch at a time and not kept, so that the process is little larger than its window; with all
 * others it takes some ten minutes of processor time and as much disk as the window. `--keep` leaves the saved window there.
 * Its arrays lie in large pages, as the server's do (bench/lib/large-pages.ts).
 * Rates are of the last tenth of the window while it fills, per second of processor time of the whole process.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createUuidIndex, signatureOf } from '../engines/neardup/index.ts';
import { edited, redressed } from '../engines/neardup/testing/edits.ts';
import { type Draft, draw, textOf, wordsOf } from '../engines/neardup/testing/messages.ts';
import { type Random, seeded } from '../engines/neardup/testing/random.ts';
import { inLargePages } from './lib/large-pages.ts';
import { neverTold } from './neardup-elsewhere.ts';
import { restoreElsewhere, type Sample, saveTo } from './neardup-restart.ts';

const { values: args } = parseArgs({
  options: {
    size: { type: 'string', default: '10000000' },
    keep: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

type UuidIndex = ReturnType<typeof createUuidIndex>;
/** A message of the window that is looked for again. */
type Kept = Map<string, Draft>;

const BATCH = 10_000;
const KEPT = 10_000;
/** Times of messages are a second apart. */
const SECOND = 1000;

inLargePages();
const size = Number(args.size);
const figures = measure();
console.table([figures]);
if (args.json) console.log(JSON.stringify({ rows: rowsOf(), figures }));

function measure() {
  const random = seeded(3);
  const index = createUuidIndex({ capacity: size });
  const kept: Kept = new Map();
  const rates = fill(index, kept, random);
  const quality = {
    recallAt3: recallIn(index, kept, 3, random),
    recallAt5: recallIn(index, kept, 5, random),
    percentFalse: percentFalse(index, kept, random),
  };
  const bytesEach = round(index.bytes / size, 1);
  return { messages: index.size, bytesEach, ...rates, ...quality, ...restart(index, kept, random) };
}

/** Fills the window; gives the rates of its last tenth. */
function fill(index: UuidIndex, kept: Kept, random: Random) {
  const every = Math.ceil(size / KEPT);
  let taken = { signing: 0, inserting: 0, clock: 0, joined: 0, messages: 0 };
  for (let from = 0; from < size; from += BATCH) {
    const drafts = Array.from({ length: Math.min(BATCH, size - from) }, () => draw(random, true));
    drafts.forEach((draft, i) => {
      if ((from + i) % every === 0) kept.set(uuid(from + i), draft);
    });
    if (Math.floor((from * 10) / size) !== Math.floor(((from - BATCH) * 10) / size)) {
      progress(from, taken);
      taken = { signing: 0, inserting: 0, clock: 0, joined: 0, messages: 0 };
    }
    insert(index, from, drafts.map(textOf), taken);
  }
  progress(size, taken);
  return {
    signaturesPerSecond: round(taken.messages / taken.signing),
    insertsPerSecond: round(taken.messages / taken.inserting),
    fromTextPerSecond: round(taken.messages / (taken.inserting + taken.signing)),
    insertsByTheClock: round(taken.messages / taken.clock),
    joinedOnTheWay: round(taken.joined / taken.messages, 3),
  };
}

interface Taken {
  signing: number;
  inserting: number;
  clock: number;
  joined: number;
  messages: number;
}

function insert(index: UuidIndex, from: number, texts: string[], taken: Taken): void {
  const began = seconds();
  const signatures = texts.map(signatureOf);
  taken.signing += seconds() - began;
  const ids = signatures.map((_, i) => uuid(from + i));
  const clock = performance.now();
  const start = seconds();
  const found = signatures.map((signature, i) => index.insert(ids[i]!, signature, (from + i) * SECOND));
  taken.inserting += seconds() - start;
  taken.clock += (performance.now() - clock) / 1000;
  taken.joined += found.filter((matches) => matches.length > 0).length;
  taken.messages += texts.length;
}

/** To the screen only: what is printed is read by `npm run bench`. */
function progress(filed: number, { inserting, signing, messages }: Taken): void {
  if (messages === 0) return;
  const rates = `${round(messages / inserting)} inserts, ${round(messages / signing)} signatures a second`;
  process.stderr.write(`${filed.toLocaleString('en')} filed, ${rates}, ${megabytes()} MB\n`);
}

function recallIn(index: UuidIndex, kept: Kept, edits: number, random: Random): number {
  let found = 0;
  for (const [id, draft] of kept) {
    const signature = signatureOf(redressed(edited(wordsOf(draft), edits, random), random));
    if (index.lookup(signature, size * SECOND).some((match) => match.otherId === id)) found++;
  }
  return round(found / kept.size, 4);
}

/** Of messages that nobody in the window has told, told in the words of one that is in it: how many are joined with any. */
function percentFalse(index: UuidIndex, kept: Kept, random: Random): number {
  let joined = 0;
  for (const draft of kept.values()) {
    const signature = signatureOf(textOf(neverTold(draft, random)));
    if (index.lookup(signature, size * SECOND).length > 0) joined++;
  }
  return round((100 * joined) / kept.size, 3);
}

/** Saves the window and has another process load it and look for edited messages in it. */
function restart(index: UuidIndex, kept: Kept, random: Random) {
  const folder = mkdtempSync(path.join(tmpdir(), 'neardup-'));
  try {
    const file = args.keep ?? path.join(folder, 'window');
    const clock = performance.now();
    const start = seconds();
    saveTo(file, index.snapshot());
    const saving = {
      saveProcessorSeconds: seconds() - start,
      saveSeconds: (performance.now() - clock) / 1000,
    };
    const samples: Sample[] = [...kept].slice(0, 1000).map(([id, draft]) => ({
      id,
      text: redressed(edited(wordsOf(draft), 3, random), random),
    }));
    writeFileSync(path.join(folder, 'samples.json'), JSON.stringify(samples));
    const loaded = restoreElsewhere(file, path.join(folder, 'samples.json'), size);
    return {
      megabytes: megabytes(),
      saveProcessorSeconds: round(saving.saveProcessorSeconds, 1),
      saveSeconds: round(saving.saveSeconds, 1),
      ...loaded,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What goals are set for. */
function rowsOf(): { what: string; value: number }[] {
  return [
    { what: 'inserts with look-up a second', value: figures.insertsPerSecond },
    { what: 'bytes a message', value: figures.bytesEach },
    { what: 'recall at 3 edits', value: figures.recallAt3 },
    { what: 'recall at 5 edits', value: figures.recallAt5 },
    { what: 'percent joined falsely', value: figures.percentFalse },
    { what: 'seconds to load', value: figures.loadSeconds },
  ].map(({ what, value }) => ({ what: `${what}, window of ${size.toLocaleString('en')}`, value }));
}

function uuid(n: number): string {
  return `01890000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** Of processor time, which a busy machine stretches less than the clock. */
function seconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** The largest the process has been. */
function megabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

function round(value: number, digits = 0): number {
  return Number(value.toFixed(digits));
}
