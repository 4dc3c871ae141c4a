/**
 * The empty-answer detector on the labelled answers, written by another hand than its rules.
 *
 *   node bench/empty-answer.bench.ts [--json] [--weights FILE]
 *
 * Rules were written looking at the part "dev" only. Weights are learned by tenfold cross-validation over both parts;
 * the part "test" is reported by itself, and once more with weights learned from "dev" alone. Borderline answers are
 * left out, as the label guide says. `--weights` writes those learned from everything. Seconds are of processor time.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { emptyFrom } from '../server/answers/quality/judge-reply.ts';
import { type Reply, signsOf } from '../server/answers/quality/signs.ts';
import { crossValidate, type Judged, learn, likelihood, noWeights } from '../server/answers/quality/weigh.ts';

const { values: args } = parseArgs({
  options: { json: { type: 'boolean', default: false }, weights: { type: 'string' } },
});

interface Labelled {
  readonly language: string;
  readonly part: 'dev' | 'test';
  readonly problem: string;
  readonly place: string;
  readonly outcome: string;
  readonly proofRequired: boolean;
  readonly proofAttached: boolean;
  readonly answer: string;
  readonly label: 'good' | 'empty' | 'borderline';
}

const path = new URL('../server/answers/testset/answers.jsonl', import.meta.url);
const all: Labelled[] = readFileSync(path, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const times = new Map<string, number>();
for (const { answer } of all) times.set(answer, (times.get(answer) ?? 0) + 1);

const replyOf = (row: Labelled): Reply => ({
  text: row.answer,
  kind: row.outcome === 'interim' ? 'interim' : 'final',
  outcome: row.outcome === 'interim' ? null : row.outcome,
  question: row.problem,
  place: row.place,
  hasDate: false,
  hasResponsible: false,
  lacksProof: row.proofRequired && !row.proofAttached,
  copied: (times.get(row.answer) ?? 0) > 1,
});

const rows = all.filter(({ label }) => label !== 'borderline');
const before = process.cpuUsage();
const examples = rows.map((row) => ({ row, signs: signsOf(replyOf(row)), empty: row.label === 'empty' }));
const perAnswer = process.cpuUsage(before).user / 1000 / rows.length;
const crossed = crossValidate(examples, noWeights, 10).map((judged, at) => ({ ...judged, row: rows[at]! }));
const devOnly = learn(
  examples.filter(({ row }) => row.part === 'dev'),
  noWeights,
);
const unseen = examples
  .filter(({ row }) => row.part === 'test')
  .map(({ row, signs, empty }) => ({ row, empty, likelihood: likelihood(signs, devOnly) }));

const table = [
  lineOf('cross-validated, all', crossed),
  lineOf(
    'cross-validated, part test',
    crossed.filter(({ row }) => row.part === 'test'),
  ),
  lineOf(
    'cross-validated, Russian',
    crossed.filter(({ row }) => row.language === 'ru'),
  ),
  lineOf(
    'cross-validated, English',
    crossed.filter(({ row }) => row.language === 'en'),
  ),
  lineOf('learned from dev, part test', unseen),
  lineOf('only "has no digit", part test', baseline(/\d/u)),
];
console.table(table);
console.log(`${perAnswer.toFixed(2)} ms an answer`);
if (args.weights) writeFileSync(args.weights, moduleOf(learn(examples, noWeights)));
if (args.json) console.log(JSON.stringify({ rows: table, msPerAnswer: perAnswer }));

function baseline(has: RegExp): Judged[] {
  return rows
    .filter(({ part }) => part === 'test')
    .map((row) => ({ empty: row.label === 'empty', likelihood: has.test(row.answer) ? 0 : 1 }));
}

/** At the shipped threshold, and the precision where recall first reaches 0.85. */
function lineOf(row: string, judged: readonly Judged[]) {
  const marked = judged.filter(({ likelihood: value }) => value >= emptyFrom);
  const right = marked.filter(({ empty }) => empty).length;
  const total = judged.filter(({ empty }) => empty).length;
  return {
    row,
    answers: judged.length,
    empty: total,
    precision: round(right / marked.length),
    recall: round(right / total),
    'precision at recall 0.85': round(precisionAt(judged, 0.85 * total)),
  };
}

function precisionAt(judged: readonly Judged[], wanted: number): number {
  let right = 0;
  const falling = [...judged].sort((one, other) => other.likelihood - one.likelihood);
  for (const [at, { empty }] of falling.entries()) {
    if (empty) right += 1;
    if (right >= wanted) return right / (at + 1);
  }
  return 0;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function moduleOf(weights: ReturnType<typeof learn>): string {
  const signs = Object.entries(weights.signs).map(
    ([code, value]) => `    '${code}': ${(value ?? 0).toFixed(3)},`,
  );
  return `import type { Weights } from './weigh.ts';

/** Learned from the labelled answers: \`node bench/empty-answer.bench.ts --weights server/answers/quality/shipped-weights.ts\`. */
export const shippedWeights: Weights = {
  bias: ${weights.bias.toFixed(3)},
  signs: {
${signs.join('\n')}
  },
};
`;
}
