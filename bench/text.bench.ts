/**
 * How fast text is read: `node bench/text.bench.ts --data appeals.csv [--column text] [--json]`.
 * Without data it reads messages made up here, which repeat their words more than people do.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import {
  createStemmer,
  detectLanguage,
  foldObfuscation,
  normalise,
  redact,
  scanTokens,
  stem,
  tokenise,
} from '../engines/text/index.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    column: { type: 'string', default: 'text' },
    json: { type: 'boolean' },
  },
});

const MADE_UP = [
  'На улице Садовой, 12/3 третий день нет горячей воды.<br>Когда дадут воду?! Звоню 8 (900) 000-00-00 – не отвечают.',
  'Здравствуйте! Автобус №14 не пришёл в 7:30, дети опоздали в школу №5. С уважением, Иванова Мария',
  'The street light at 24 Mill Lane has been out for two weeks, please repair it. Contact: me@example.org',
];

function messages(): string[] {
  if (options.data === undefined) return Array.from({ length: 6000 }, (_, i) => `${MADE_UP[i % 3]} ${i}`);
  const rows: Record<string, string>[] = parse(readFileSync(options.data), { columns: true, bom: true });
  return rows.map((row) => row[options.column] ?? '');
}

const texts = messages();
const characters = texts.reduce((sum, text) => sum + text.length, 0);
const normal = texts.map(normalise);
const words = normal.flatMap((text) =>
  tokenise(text)
    .filter((t) => t.kind === 'word')
    .map((t) => t.text),
);

/** Median of five timed runs after one to warm up, in milliseconds. */
function median(run: () => void): number {
  run();
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[2]!;
}

const sink = { value: 0 };
const cached = createStemmer();
const rows = [
  measure('normalise', texts, (text) => normalise(text).length),
  measure('scanTokens', texts, (text) => {
    let count = 0;
    scanTokens(text, () => count++);
    return count;
  }),
  measure('tokenise', texts, (text) => tokenise(text).length),
  measure('foldObfuscation', words, (word) => foldObfuscation(word).length),
  measure('stem ru', words, (word) => stem(word, 'ru').length),
  measure('stem en', words, (word) => stem(word, 'en').length),
  measure('detectLanguage', texts, (text) => detectLanguage(text, ['ru', 'en']).confidence * 2),
  measure('redact', texts, (text) => redact(text).spans.length),
  measure('createStemmer', words, (word) => cached(word).length),
];

function measure(name: string, items: readonly string[], work: (item: string) => number) {
  const milliseconds = median(() => {
    for (const item of items) sink.value = (sink.value + work(item)) | 0;
  });
  return { name, items: items.length, perSecond: Math.round((items.length / milliseconds) * 1000) };
}

console.log(
  `${texts.length} messages, ${Math.round(characters / texts.length)} characters each, ${words.length} words`,
);
console.table(rows);
if (options.json) console.log(JSON.stringify({ messages: texts.length, characters, rows }));
