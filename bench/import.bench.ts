/**
 * How fast a table comes in, and in how much memory: `node bench/import.bench.ts [--rows N] [--kind incident|table]
 * [--format csv|xlsx] [--unique] [--json]`. It makes a file of incidents (or plain messages), gives it to `heed import`
 * twice on a database of its own, and watches the memory of that process from the moment it begins to read. With
 * `--unique` nearly every cell is one no other row has: the most that a workbook can ask to be kept beside its rows.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import ExcelJS from 'exceljs';
import { type IncidentCells, incident, incidentTable } from '../server/imports/testing/incident-file.ts';
import { systemClock } from '../server/platform/clock.ts';
import { openDatabase } from '../server/platform/database.ts';
import { migrate } from '../server/platform/migrate.ts';
import { startTestPostgres } from '../server/platform/postgres/throwaway.ts';
import { smallRealm } from '../server/territory/testing/small-realm.ts';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    kind: { type: 'string', default: 'incident' },
    format: { type: 'string', default: 'csv' },
    unique: { type: 'boolean' },
    json: { type: 'boolean' },
  },
});

type Row = readonly (string | number | null)[];

const sentences = [
  'Во дворе третью неделю не горит фонарь, дети возвращаются из школы в темноте.',
  'После ремонта дороги осталась яма, машины объезжают её по тротуару.',
  'Автобус опять не пришёл, на остановке тридцать человек и мокрый снег.',
  'Контейнеры не вывозят с пятницы, ветер разносит мусор по площадке.',
  'В подъезде холодно, батареи еле тёплые, в квартире шестнадцать градусов.',
];

/** Some three hundred characters, different in every row. */
function textOf(index: number): string {
  const parts = [0, 1, 2, 3].map(
    (step) => sentences[(index * 7 + step * (1 + (index % 3))) % sentences.length],
  );
  return `${parts.join(' ')} Дом ${index % 400}, обращение ${index}.`;
}

function* rowsOf(count: number): Generator<Row> {
  if (options.kind === 'table') {
    yield ['Дата', 'Текст', 'Ссылка', 'Муниципалитет', 'Адрес', 'Автор'];
    for (let index = 0; index < count; index += 1)
      yield [
        '02.03.2026 08:45',
        textOf(index),
        `https://vk.com/wall-1_${index}`,
        'Северный округ',
        `Липовая, ${index % 90}`,
        `автор ${index % 5000}`,
      ];
    return;
  }
  yield incidentTable([])[0]!;
  for (let index = 0; index < count; index += 1)
    yield incidentTable([
      incident(index, {
        text: `'${textOf(index)}`,
        topic: `Тема номер ${index % 150}`,
        answer1: `'${textOf(index + 1)}`,
        ...(options.unique ? uniqueCells(index) : {}),
      }),
    ])[1]!;
}

function uniqueCells(index: number): IncidentCells {
  return {
    firstAnswerText: `'${textOf(index + 2)}`,
    answer2: `'${textOf(index + 3)}`,
    answer3: `'${textOf(index + 4)}`,
    settlement: `Посёлок ${index}`,
    street: `Улица номер ${index}`,
    house: `${index} к. ${index}`,
    blogUrl: `http://vk.com/club${index}`,
    closedBecause: `Автор доволен, отзыв ${index}`,
  };
}

async function writeCsv(file: string, count: number): Promise<void> {
  const out = createWriteStream(file);
  for (const row of rowsOf(count)) {
    const line = row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(',');
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}

async function writeXlsx(file: string, count: number): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings: true });
  const sheet = book.addWorksheet('Лист1');
  for (const row of rowsOf(count)) sheet.addRow([...row]).commit();
  await book.commit();
}

interface Outcome {
  readonly seconds: number;
  readonly aboveStart: number;
  readonly said: string;
}

/** The launcher people start Heed with, but for looking whether everything is installed. */
const launcher = path.join(import.meta.dirname, '..', 'scripts', 'run.mjs');

/** The command as people give it; memory is that of the process it runs in, as the system counts it. */
async function importOnce(file: string, url: string, folder: string): Promise<Outcome> {
  const env = { ...process.env, DATABASE_URL: url, HEED_DATA: path.join(folder, 'data') };
  const script = `const { runHeed } = await import(${JSON.stringify(launcher)}); runHeed(process.argv.slice(1));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, 'import', file], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  let start = 0;
  let most = 0;
  let began = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  const watch = setInterval(() => {
    const resident = residentOf(childOf(child.pid!));
    // It has loaded its code, opened the database and looked at the file when it says what that seems to be.
    if (start === 0 && said !== '') {
      start = resident;
      began = performance.now();
    }
    most = Math.max(most, resident);
  }, 20);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`heed import ended with ${code}`);
  return { seconds: (performance.now() - began) / 1000, aboveStart: most - start, said };
}

/** The process that another has started; 0 before and after. */
function childOf(pid: number): number {
  try {
    return Number.parseInt(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'), 10) || 0;
  } catch {
    return 0;
  }
}

/** Megabytes. */
function residentOf(pid: number): number {
  try {
    const [, pages] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
    return (Number(pages) * 4096) / 1024 ** 2;
  } catch {
    return 0;
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'heed-import-bench-'));
const server = await startTestPostgres();
try {
  const url = server.url;
  await migrate(url);
  const database = openDatabase(url);
  await smallRealm(database, systemClock);
  await database.close();
  const count = Number(options.rows);
  const file = path.join(folder, `table.${options.format}`);
  await (options.format === 'xlsx' ? writeXlsx(file, count) : writeCsv(file, count));
  const megabytes = statSync(file).size / 1024 ** 2;
  console.log(`${count} rows, ${megabytes.toFixed(0)} MB of ${options.format}, ${options.kind}`);
  const results = [];
  for (const time of ['first', 'again']) {
    const { seconds, aboveStart, said } = await importOnce(file, url, folder);
    const rate = Math.round(count / seconds);
    console.log(
      `${time.padEnd(6)} ${seconds.toFixed(1)} s, ${rate} rows/s, ${aboveStart.toFixed(0)} MB above the start`,
    );
    console.log(`       ${said.trim().split('\n').at(-1)}`);
    results.push({ time, seconds, rate, megabytesAboveStart: Math.round(aboveStart) });
  }
  if (options.json)
    console.log(
      JSON.stringify({
        bench: 'import',
        kind: options.kind,
        format: options.format,
        unique: options.unique ?? false,
        rows: count,
        results,
      }),
    );
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
