/**
 * Near-duplicates: recall and false joins on generated edits. Speed and memory: neardup-window.bench.ts.
 *
 *   node bench/neardup.bench.ts [--originals 20000] [--data FILE.csv] [--show] [--json]
 *
 * `--data` measures the same edits on the column `text` of a CSV of real messages (numbers and the words beside them are
 * left alone), and how many of its own distinct texts the engine joins. `--show` prints the pairs that were joined and
 * perhaps should not be.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { createIndex, signatureOf } from '../engines/neardup/index.ts';
import { type EditKind, edited, redressed } from '../engines/neardup/testing/edits.ts';
import {
  type Draft,
  draw,
  placeKey,
  places,
  shown,
  type Word,
  wordsOf,
} from '../engines/neardup/testing/messages.ts';
import { type Random, seeded } from '../engines/neardup/testing/random.ts';

interface Row {
  case: string;
  queries: number;
  recall?: number;
  falseJoins: number;
}

const { values: args } = parseArgs({
  options: {
    originals: { type: 'string', default: '20000' },
    data: { type: 'string' },
    show: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const CASES: [string, number, EditKind[] | undefined][] = [
  ['re-dressed only', 0, undefined],
  ['1 word edit', 1, undefined],
  ['3 word edits', 3, undefined],
  ['5 word edits', 5, undefined],
  ['5 words replaced', 5, ['replace']],
  ['7 word edits', 7, undefined],
];

const generated = generatedQuality(Number(args.originals));
show('generated messages', generated);
const real = args.data === undefined ? undefined : realQuality(args.data);
if (real !== undefined) show('messages of the file', real);
if (args.json) console.log(JSON.stringify({ rows: rowsOf(generated), generated, real }));

/** What goals are set for. */
function rowsOf(cases: readonly Row[]): { what: string; value: number }[] {
  const recallOf = (name: string) => cases.find((row) => row.case === name)?.recall ?? 0;
  const negatives = cases.filter(({ recall }) => recall === undefined);
  return [
    { what: 'recall at 3 edits', value: recallOf('3 word edits') },
    { what: 'recall at 5 edits', value: recallOf('5 word edits') },
    {
      what: 'percent joined falsely',
      value: 100 * Math.max(...negatives.map(({ falseJoins }) => falseJoins)),
    },
  ];
}

function show(title: string, rows: Row[]): void {
  console.log(`\n${title}`);
  console.table(rows);
}

function generatedQuality(count: number): Row[] {
  const random = seeded(7);
  const drafts = distinctDrafts(count, random);
  const words = drafts.map(wordsOf);
  const rows = editRows(words, random);
  const seen = new Set(drafts.map(placeKey));
  rows.push(negativeRow('another address, same words', words, () => moved(drafts, seen, random)));
  rows.push(negativeRow('another message', words, () => wordsOf(unseen(seen, random))));
  return rows;
}

function distinctDrafts(count: number, random: Random): Draft[] {
  const seen = new Set<string>();
  return Array.from({ length: count }, () => unseen(seen, random));
}

function unseen(seen: Set<string>, random: Random): Draft {
  for (;;) {
    const draft = draw(random);
    const key = placeKey(draft);
    if (seen.has(key)) continue;
    seen.add(key);
    return draft;
  }
}

/** One of the originals told of another place: all words but the address the same, then re-dressed and edited a little. */
function moved(drafts: Draft[], seen: Set<string>, random: Random): Word[] {
  for (;;) {
    const draft = random.pick(drafts);
    const keep = random.pick(['street', 'house', 'neither'] as const);
    const fresh = places(random);
    if (keep === 'street') Object.assign(fresh, { street: draft.places.street, town: draft.places.town });
    if (keep === 'house') Object.assign(fresh, { house: draft.places.house, flat: draft.places.flat });
    const other = { ...draft, places: fresh };
    if (!seen.has(placeKey(other))) return wordsOf(other);
  }
}

function editRows(originals: Word[][], random: Random): Row[] {
  const index = filled(originals);
  return CASES.map(([name, edits, kinds]) => {
    const row = { case: name, queries: Math.min(originals.length, 10_000), recall: 0, falseJoins: 0 };
    for (let q = 0; q < row.queries; q++) {
      const target = random.below(originals.length);
      const text = redressed(edited(originals[target]!, edits, random, kinds), random);
      const found = index.lookup(signatureOf(text), 0);
      if (found.some((match) => match.otherId === target)) row.recall++;
      if (found.some((match) => match.otherId !== target)) row.falseJoins++;
    }
    row.recall /= row.queries;
    row.falseJoins /= row.queries;
    return row;
  });
}

function negativeRow(name: string, originals: Word[][], next: () => Word[]): Row {
  const index = filled(originals);
  const row: Row = { case: name, queries: 0, falseJoins: 0 };
  while (row.queries < 10_000) {
    const text = shown(next());
    row.queries++;
    const found = index.lookup(signatureOf(text), 0);
    if (found.length > 0) row.falseJoins++;
    if (args.show && found.length > 0)
      console.log(text, '\n  ', shown(originals[found[0]!.otherId]!), found[0]!.similarity);
  }
  row.falseJoins /= row.queries;
  return row;
}

function filled(originals: Word[][]) {
  const index = createIndex({ capacity: originals.length });
  originals.forEach((words, id) => {
    index.insert(id, signatureOf(shown(words)), 0);
  });
  return index;
}

/** The same edits on real texts of at least twelve words; false joins are those with texts of other words. */
function realQuality(path: string): Row[] {
  const records: Record<string, string>[] = parse(readFileSync(path), {
    columns: true,
    bom: true,
    relax_quotes: true,
  });
  const texts = records.map((record) => (record.text ?? '').replaceAll('<br>', '\n'));
  const distinct = [...new Set(texts.map((text) => text.replace(/\s+/g, ' ').trim()))];
  const originals = distinct.map(realWords).filter((words) => words.length >= 12);
  const rows = editRows(originals, seeded(11));
  rows.push(selfJoins(originals));
  return rows;
}

function realWords(text: string): Word[] {
  const words = text.split(' ').filter(Boolean);
  const numeric = words.map((word) => /\d/.test(word));
  const street = words.map((word) =>
    /^(?:ул|улиц|пр|просп|пер|пос|дер|гор|д|г|с|п)\p{L}*\.?,?$/iu.test(word),
  );
  return words.map((word, i) => ({
    text: word,
    fixed:
      numeric.slice(Math.max(0, i - 1), i + 3).some(Boolean) ||
      street.slice(Math.max(0, i - 2), i + 2).some(Boolean),
  }));
}

/** Share of distinct texts joined to an earlier one: true repeats among them included, so a look at them is needed. */
function selfJoins(originals: Word[][]): Row {
  const index = createIndex({ capacity: originals.length });
  const row: Row = { case: 'distinct texts joined', queries: originals.length, falseJoins: 0 };
  originals.forEach((words, id) => {
    const text = shown(words);
    const found = index.insert(id, signatureOf(text), 0);
    if (found.length > 0) row.falseJoins++;
    if (args.show && found.length > 0)
      console.log(
        '#',
        text.slice(0, 300),
        '\n >',
        shown(originals[found[0]!.otherId]!).slice(0, 300),
        found[0]!.similarity.toFixed(2),
      );
  });
  row.falseJoins /= row.queries;
  return row;
}
