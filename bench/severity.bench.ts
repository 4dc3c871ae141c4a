/** Severity on the labelled set: recall and precision of "critical", the confusions, and the speed of reading. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { assessSeverity, readSigns } from '../engines/severity/index.ts';

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

const texts = all.map(({ text }) => text);
const rounds = 10;
for (const text of texts) assessSeverity(readSigns(text), { base: 2 });
// Processor time, so that what else the machine does is not counted.
const began = process.cpuUsage();
for (let round = 0; round < rounds; round++)
  for (const text of texts) assessSeverity(readSigns(text), { base: 2 });
const { user, system } = process.cpuUsage(began);
const perSecond = (rounds * texts.length) / ((user + system) / 1e6);
console.log(`\n${Math.round(perSecond)} messages a second of processor time`);
if (values.json)
  console.log(
    JSON.stringify({ part: values.part, recall: hits / wanted, precision: hits / raised, perSecond }),
  );
