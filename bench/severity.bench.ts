/**
 * Severity on the labelled set: recall and precision of "critical", the confusions; and how fast it reads a stream:
 * `node bench/severity.bench.ts [--part fresh2] [--data appeals.csv] [--errors] [--json]`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { assessSeverity, readSigns } from '../engines/severity/index.ts';
import { readAppeals } from './lib/appeals.ts';

interface Labelled {
  readonly id: string;
  readonly part: string;
  readonly language: string;
  readonly text: string;
  readonly base: number;
  readonly temperature?: number;
  readonly similarLastHour?: number;
  readonly expected: number;
  readonly critical: boolean;
  readonly kind: string;
}

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'fresh2' },
    data: { type: 'string' },
    errors: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const folder = new URL('../engines/severity/testset/', import.meta.url);
const all = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'))
  .map((line): Labelled => JSON.parse(line));
const part = all.filter((one) => one.part === values.part);

const judged = part.map((one) => ({ ...one, got: assessSeverity(readSigns(one.text), one) }));
const count = (keep: (one: (typeof judged)[number]) => boolean) => judged.filter(keep).length;
const hits = count((one) => one.critical && one.got.severity === 5);
const wanted = count((one) => one.critical);
const raised = count((one) => one.got.severity === 5);
const near = count((one) => Math.abs(one.got.severity - one.expected) <= 1);

console.log(`part ${values.part}: ${part.length} messages, ${wanted} critical`);
console.log(
  `recall ${(hits / wanted).toFixed(3)} (${wanted - hits} missed), precision ${(hits / raised).toFixed(3)} (${raised - hits} false)`,
);
console.log(`within one step of the expected severity: ${((100 * near) / part.length).toFixed(1)} %\n`);
console.log('expected \\ given    1    2    3    4    5');
for (const expected of [1, 2, 3, 4, 5]) {
  const cells = [1, 2, 3, 4, 5].map((given) =>
    count((one) => one.expected === expected && one.got.severity === given),
  );
  console.log(`${String(expected).padStart(8)}         ${cells.map((n) => String(n).padStart(5)).join('')}`);
}

if (values.errors) {
  for (const one of judged.filter(({ critical, got }) => critical !== (got.severity === 5))) {
    const reasons = one.got.reasons
      .map(({ code, params }) => `${code}(${Object.values(params).join(' ')})`)
      .join(' ');
    console.log(
      `\n${one.critical ? 'MISSED' : 'FALSE '} ${one.got.severity} base ${one.base} [${one.kind}] ${one.text}\n   ${reasons}`,
    );
  }
}

/** Processor time, so that what else the machine does is not counted. */
function perSecond(texts: readonly string[]): number {
  const began = process.cpuUsage();
  for (const text of texts) assessSeverity(readSigns(text), { base: 2 });
  const { user, system } = process.cpuUsage(began);
  return texts.length / ((user + system) / 1e6);
}

const texts = all.map(({ text }) => text);
perSecond(texts);
const again = perSecond(Array.from({ length: 10 }, () => texts).flat());
console.log(`\n${Math.round(again)} messages of the set a second of processor time`);

/** Half of the real messages are read first; then the others, each once, with all the words that were never seen before. */
function onStream(path: string): { perSecond: number; raised: number } {
  const stream = readAppeals(path).map(({ text }) => text);
  perSecond(stream.filter((_, at) => at % 2 === 0));
  const fresh = stream.filter((_, at) => at % 2 === 1);
  const rate = perSecond(fresh);
  const fives = fresh.filter((text) => assessSeverity(readSigns(text), { base: 2 }).severity === 5);
  return { perSecond: rate, raised: fives.length / fresh.length };
}

const stream = values.data === undefined ? undefined : onStream(values.data);
if (stream)
  console.log(
    `${Math.round(stream.perSecond)} messages of a stream a second; ${(100 * stream.raised).toFixed(1)} % of them are given a 5`,
  );
if (values.json)
  console.log(
    JSON.stringify({
      rows: [
        { what: 'recall of critical', value: hits / wanted },
        { what: 'precision of critical', value: hits / raised },
        { what: 'messages of the set a second', value: again },
        ...(stream ? [{ what: 'messages of a stream a second', value: stream.perSecond }] : []),
      ],
    }),
  );
