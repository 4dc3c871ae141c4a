/*
 * Learns the weights of engines/severity from its training set. Each author's messages are judged by weights learnt from
 * the other authors alone; the threshold is set by those judgements, and their figures are printed.
 *
 *   node bench/severity-learning.bench.ts            the figures of the authors left out
 *   node bench/severity-learning.bench.ts --write    …and writes engines/severity/learned.json
 *   … --errors                              …and lists what was judged wrongly
 *   … --recall 0.97                         …with the threshold for another recall
 *
 * The threshold is set on those authors whose words are plain: the first two knew the lexicons or a part of
 * an older set, and one wrote only what is hard to see.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fitSeverity, markMessage, messageOdds } from '../engines/severity/training.ts';

interface Message {
  readonly id: string;
  readonly text: string;
  readonly temperature?: number;
  readonly critical: boolean;
  readonly language: string;
}

interface Judged extends Message {
  readonly hand: string;
  readonly odds: number;
}

const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    errors: { type: 'boolean', default: false },
    recall: { type: 'string', default: '0.985' },
  },
});

const folder = new URL('../engines/severity/', import.meta.url);

/** Who wrote a message: each file is by one author, the first by two. */
const handOf = (file: string, { id }: Message): string =>
  file === 'messages.jsonl' ? (id <= 't1556' ? 'first' : 'second') : file.replace('.jsonl', '');

const messages = readdirSync(new URL('trainset/', folder))
  .filter((name) => name.endsWith('.jsonl'))
  .sort()
  .flatMap((file) =>
    readFileSync(new URL(`trainset/${file}`, folder), 'utf8')
      .trim()
      .split('\n')
      .map((line): Message => JSON.parse(line))
      .map((message) => ({
        ...message,
        hand: handOf(file, message),
        marked: markMessage(message.text, message.temperature, message.critical),
      })),
  );
const hands = [...new Set(messages.map(({ hand }) => hand))];

function judgeLeftOut(): Judged[] {
  return hands.flatMap((left) => {
    const learned = fitSeverity(messages.filter(({ hand }) => hand !== left).map(({ marked }) => marked));
    const model = { intercept: learned.intercept, weights: new Map(Object.entries(learned.weights)) };
    return messages
      .filter(({ hand }) => hand === left)
      .map(({ marked, ...message }) => ({ ...message, odds: messageOdds(marked.shown, model) }));
  });
}

/** Authors who neither wrote for this engine nor set out to hide the danger. */
const plainHands = ['critical', 'fresh', 'misleading'];

/** The highest threshold that finds the wanted share of critical messages. */
function thresholdFor(judged: readonly Judged[], recall: number): number {
  const odds = judged
    .filter(({ critical }) => critical)
    .map((one) => one.odds)
    .sort((a, b) => a - b);
  return Math.floor(odds[Math.floor((1 - recall) * odds.length)]! * 100) / 100;
}

function figures(judged: readonly Judged[], threshold: number): string {
  const hits = judged.filter(({ critical, odds }) => critical && odds >= threshold).length;
  const wanted = judged.filter(({ critical }) => critical).length;
  const raised = judged.filter(({ odds }) => odds >= threshold).length;
  return `recall ${(hits / wanted).toFixed(3)}, precision ${(hits / raised).toFixed(3)}`;
}

function printFigures(name: string, judged: readonly Judged[], threshold: number): void {
  const wanted = judged.filter(({ critical }) => critical).length;
  const own = figures(judged, thresholdFor(judged, 0.98));
  console.log(
    `${name.padEnd(12)} ${String(judged.length).padStart(5)} messages, ${String(wanted).padStart(4)} critical: ` +
      `${figures(judged, threshold)}; with a threshold of its own ${own}`,
  );
}

const judged = judgeLeftOut();
const plain = judged.filter(({ hand }) => plainHands.includes(hand));
const threshold = thresholdFor(plain, Number(values.recall));
console.log(`threshold ${threshold} (log-odds)`);
printFigures('all', judged, threshold);
printFigures('plain', plain, threshold);
for (const name of hands)
  printFigures(
    name,
    judged.filter(({ hand }) => hand === name),
    threshold,
  );
for (const language of ['ru', 'en'])
  printFigures(
    language,
    judged.filter((one) => one.language === language),
    threshold,
  );

for (const probability of [0.4, 0.5, 0.6, 0.7, 0.8])
  console.log(
    `plain, probability of ${probability} and more: ${figures(plain, Math.log(probability / (1 - probability)))}`,
  );

if (values.errors)
  for (const { id, critical, odds, text } of judged.filter((one) => one.critical !== one.odds >= threshold))
    console.log(`${critical ? 'MISSED' : 'FALSE '} ${odds.toFixed(2)} ${id} ${text}`);

if (values.write) {
  const learned = { threshold, ...fitSeverity(messages.map(({ marked }) => marked)) };
  writeFileSync(new URL('learned.json', folder), `${JSON.stringify(learned, null, 2)}\n`);
  console.log(`${Object.keys(learned.weights).length} weights written`);
}
