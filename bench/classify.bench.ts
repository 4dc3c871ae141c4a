/*
 * Accuracy, calibration and speed of engines/classify by cross-validation.
 *
 *   node bench/classify.bench.ts --data FILE [--folds 5] [--only 2] [--train 20000] [--seed 1] [--json]
 *   --only   so many folds and not all; --train  times training on so many messages as well
 *   … --curve    learning curve instead: the first fold, trained on a part of the rest
 *   … --strange  novelty instead: one topic group at a time left out of training, and corrections learnt
 *
 * FILE: CSV with the columns executor, topic_group, topic, text.
 */
import { parseArgs } from 'node:util';
import {
  type Example,
  evaluate,
  type Judged,
  judge,
  type LabelReport,
  learn,
  type Model,
  trainModel,
} from '../engines/classify/index.ts';
import { APPEAL_LABELS, readAppeals } from './lib/appeals.ts';

const { values: args } = parseArgs({
  options: {
    data: { type: 'string' },
    folds: { type: 'string', default: '5' },
    only: { type: 'string' },
    train: { type: 'string' },
    seed: { type: 'string', default: '1' },
    curve: { type: 'boolean', default: false },
    strange: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const OPTIONS = {
  labels: APPEAL_LABELS,
  hierarchy: { child: 'topic', parent: 'topic_group' },
  seed: Number(args.seed),
} as const;

/** Deals the examples out like cards, after a shuffle by a small generator of its own. */
function dealt(examples: readonly Example[], folds: number): Example[][] {
  let state = Number(args.seed) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const keyed = examples.map((example) => ({ example, key: next() })).sort((a, b) => a.key - b.key);
  return Array.from({ length: folds }, (_, f) =>
    keyed.filter((_, i) => i % folds === f).map(({ example }) => example),
  );
}

const without = (folds: readonly Example[][], left: number): Example[] =>
  folds.flatMap((fold, f) => (f === left ? [] : fold));

interface Timed<T> {
  readonly result: T;
  readonly seconds: number;
}

/** Processor time, not the clock's: other work on the machine does not count. */
function timed<T>(work: () => T): Timed<T> {
  const before = process.cpuUsage();
  const result = work();
  const used = process.cpuUsage(before);
  return { result, seconds: (used.user + used.system) / 1e6 };
}

/** Best of several rounds, in messages a second. */
function speed(model: Model, texts: readonly string[], labels: readonly string[]): number {
  const rounds = Array.from({ length: 8 }, () => {
    const start = performance.now();
    model.predictBatch(texts, { labels });
    return texts.length / ((performance.now() - start) / 1000);
  });
  return Math.round(Math.max(...rounds));
}

const percent = (share: number): string => share.toFixed(4);

const reportsOf = (judged: Readonly<Record<string, Judged[]>>): Record<string, LabelReport> =>
  Object.fromEntries(APPEAL_LABELS.map((label) => [label, judge(judged[label]!)]));

function printLabels(reports: Readonly<Record<string, LabelReport>>, print = console.log): void {
  print('label         F1 weighted  F1 macro  accuracy   top-3     ECE     at 95 %');
  for (const [label, each] of Object.entries(reports)) {
    const figures = [each.f1Weighted, each.f1Macro, each.accuracy, each.top3, each.ece, each.coverageAt95];
    print(`${label.padEnd(14)}${figures.map((figure) => percent(figure).padEnd(10)).join('')}`);
  }
}

function crossValidate(examples: readonly Example[]): void {
  const folds = dealt(examples, Number(args.folds));
  const judged: Record<string, Judged[]> = { executor: [], topic_group: [], topic: [] };
  const seconds: number[] = [];
  const speeds: { group: number; all: number; bytes: number }[] = [];
  for (let f = 0; f < Number(args.only ?? args.folds); f++) {
    const test = folds[f]!;
    const { result: model, seconds: spent } = timed(() => trainModel(without(folds, f), OPTIONS));
    seconds.push(spent);
    const texts = test.map((example) => example.text);
    const predictions = model.predictBatch(texts, { top: 3 });
    for (const label of APPEAL_LABELS) {
      test.forEach((example, i) => {
        judged[label]!.push({ truth: example.labels[label]!, candidates: predictions[i]![label]! });
      });
    }
    const all = speed(model, texts, APPEAL_LABELS);
    speeds.push({ group: speed(model, texts, ['topic_group']), all, bytes: model.toBytes().length });
    console.error(`fold ${f + 1}: trained in ${spent.toFixed(1)} s of processor time; so far:`);
    printLabels(reportsOf(judged), console.error);
  }
  const reports = reportsOf(judged);
  printLabels(reports);
  const train = { rows: examples.length - folds[0]!.length, seconds: Math.min(...seconds) };
  const predict = {
    rows: folds[0]!.length,
    perSecond: Math.max(...speeds.map((each) => each.group)),
    allLabelsPerSecond: Math.max(...speeds.map((each) => each.all)),
  };
  const megabytes = Math.max(...speeds.map((each) => each.bytes)) / 1e6;
  console.log(`training on ${train.rows} messages: ${train.seconds.toFixed(1)} s of processor time`);
  console.log(
    `predictions/s: ${predict.perSecond} of the topic group, ${predict.allLabelsPerSecond} of all labels`,
  );
  console.log(`model: ${megabytes.toFixed(1)} MB`);
  const large = args.train === undefined ? [] : [largeTraining(examples, Number(args.train))];
  for (const { what, value } of large) console.log(`${what}: ${value.toFixed(1)} s of processor time`);
  if (!args.json) return;
  const rows = [
    ...large,
    ...labelRows(reports),
    { what: 'predictions of the topic group a second', value: predict.perSecond },
    { what: 'megabytes', value: megabytes },
  ];
  console.log(JSON.stringify({ rows, ...summary(reports), train, predict, megabytes }));
}

interface Row {
  readonly what: string;
  readonly value: number;
}

/** Seconds to train on so many messages: those of the file, then the same with their words the other way round. */
function largeTraining(examples: readonly Example[], rows: number): Row {
  const turned = examples.map((one) => ({ ...one, text: one.text.split(' ').reverse().join(' ') }));
  const all = [...examples, ...turned].slice(0, rows);
  const { seconds } = timed(() => trainModel(all, OPTIONS));
  return { what: `training on ${all.length} messages`, value: seconds };
}

const labelRows = (reports: Readonly<Record<string, LabelReport>>): Row[] =>
  Object.entries(reports).flatMap(([label, { f1Weighted, f1Macro, top3, ece, coverageAt95 }]) => [
    { what: `weighted F1, ${label}`, value: f1Weighted },
    { what: `macro F1, ${label}`, value: f1Macro },
    { what: `among the first three, ${label}`, value: top3 },
    { what: `calibration error, ${label}`, value: ece },
    { what: `share at 95 % precision, ${label}`, value: coverageAt95 },
  ]);

const summary = (reports: Readonly<Record<string, LabelReport>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(reports).map(([label, { bins: _bins, perClass: _perClass, ...figures }]) => [
      label,
      figures,
    ]),
  );

function learningCurve(examples: readonly Example[]): void {
  const folds = dealt(examples, Number(args.folds));
  const rest = without(folds, 0);
  for (const share of [0.125, 0.25, 0.5, 1]) {
    const part = rest.filter((_, i) => Math.floor(i * share) !== Math.floor((i - 1) * share));
    console.log(`\n${part.length} messages`);
    printLabels(evaluate(trainModel(part, OPTIONS), folds[0]!));
  }
}

/** Probability that a strange message gets a higher novelty than a known one (area under the curve). */
function separation(known: readonly number[], strange: readonly number[]): number {
  let wins = 0;
  for (const high of strange) for (const low of known) wins += high > low ? 1 : high === low ? 0.5 : 0;
  return wins / (known.length * strange.length);
}

/** Three groups of 100 to 1,000 messages: large enough to judge by, small enough to be missed. */
function middlingGroups(examples: readonly Example[]): string[] {
  const counts = Map.groupBy(examples, (example) => example.labels.topic_group!);
  return [...counts]
    .filter(([, own]) => own.length > 100 && own.length < 1000)
    .map(([group]) => group)
    .slice(0, 3);
}

function strangers(examples: readonly Example[]): void {
  const folds = dealt(examples, Number(args.folds));
  for (const group of middlingGroups(examples)) {
    const isLeft = (example: Example): boolean => example.labels.topic_group === group;
    const model = trainModel(
      without(folds, 0).filter((example) => !isLeft(example)),
      OPTIONS,
    );
    const score = (example: Example): number => model.novelty(example.text).score;
    const left = examples.filter(isLeft);
    const known = folds[0]!.filter((example) => !isLeft(example));
    const area = separation(known.map(score), left.map(score));
    const { result: taught, seconds } = timed(() => learn(model, left.slice(0, 50)));
    const found = left.slice(50).filter(({ text }) => taught.predict(text).topic_group![0]!.value === group);
    const before = evaluate(model, known).topic_group!.accuracy;
    const after = evaluate(taught, known).topic_group!.accuracy;
    console.log(
      `${left.length} messages left out: separation ${percent(area)}; after 50 corrections (${seconds.toFixed(1)} s) ` +
        `found ${percent(found.length / (left.length - 50))}, others right ${percent(before)} → ${percent(after)}`,
    );
  }
}

if (args.data === undefined) throw new Error('--data FILE is needed');
const examples = readAppeals(args.data);
if (args.curve) learningCurve(examples);
else if (args.strange) strangers(examples);
else crossValidate(examples);
