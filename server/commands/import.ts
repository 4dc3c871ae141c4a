import { createWriteStream, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { listChannels } from '../channels/index.ts';
import {
  type Delimiter,
  type DiskImport,
  delimiters,
  type Import,
  type ImportParts,
  planFromDisk,
  rejectsCsv,
  runFromDisk,
  stopFromDisk,
  tryFromDisk,
} from '../imports/index.ts';
import { isId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { UsageError } from '../platform/usage-error.ts';
import { createDirectories } from '../territory/index.ts';
import { type Command, type CommandInput, choiceOption, flag, textOption, textOptions } from './command.ts';
import { databaseOptions, open } from './open.ts';
import { createProgress } from './progress.ts';
import { requireFile } from './require-file.ts';
import { findRealm } from './user.ts';

export const importCommand: Command = {
  name: 'import',
  takes: 1,
  options: {
    as: { type: 'string' },
    map: { type: 'string', multiple: true },
    dates: { type: 'string' },
    delimiter: { type: 'string' },
    channel: { type: 'string' },
    rejects: { type: 'string' },
    'dry-run': { type: 'boolean' },
    realm: { type: 'string' },
    ...databaseOptions,
  },
  async run(input) {
    const file = requireTable(input);
    const asked = readOptions(input);
    const opened = await open(input, { logLevel: 'warn', poolSize: 4 });
    try {
      const parts = { ...opened.platform, directories: createDirectories() };
      const realm = await parts.database.acrossRealms((tx) => findRealm(tx, textOption(input, 'realm')));
      const channelId = await findChannelId(parts, realm.id, input);
      await importFile(parts, { ...asked, realmId: realm.id, path: file, channelId }, input);
    } finally {
      await opened.close();
    }
  },
};

async function importFile(parts: ImportParts, wanted: DiskImport, input: CommandInput): Promise<void> {
  const plan = await planFromDisk(parts, wanted);
  const { words } = input;
  console.log(
    plan.shape === 'incident' ? words('import.incident') : words('import.table', { readAs: plan.readAs }),
  );
  for (const [field, column] of Object.entries(plan.mapping.columns))
    if (plan.shape === 'table') console.log(`  ${field.padEnd(14)} ${column}`);
  const progress = createProgress(words('import.reading'), words);
  const show = (rows: number, share: number) =>
    progress.update(rows, share > 0 ? Math.round(rows / share) : undefined);
  if (flag(input, 'dry-run')) {
    const { good, bad } = await tryFromDisk(parts, wanted, plan, show);
    progress.end();
    console.log(`${words('import.tried', { good, bad })} ${words('cli.nothing-written')}`);
    return;
  }
  const done = await untilInterrupted(
    runFromDisk(parts, wanted, plan, ({ rowsRead }, share) => show(rowsRead, share)),
    () => stopFromDisk(parts, wanted.realmId, plan.id),
  );
  progress.end();
  await report(parts, wanted, done, input);
}

/** Ctrl-C lets the batch in hand be written, and no more. */
async function untilInterrupted<T>(work: Promise<T>, stop: () => Promise<void>): Promise<T> {
  const onSignal = () => void stop();
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    return await work;
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

async function report(
  parts: ImportParts,
  wanted: DiskImport,
  row: Import,
  input: CommandInput,
): Promise<void> {
  const { words } = input;
  const { rowsRead: read, rowsNew: fresh, rowsKnown: known, rowsBad: bad } = row;
  console.log(words('import.done', { read, fresh, known, bad }));
  if (bad > 0) {
    const rejects = textOption(input, 'rejects') ?? rejectsBeside(wanted.path);
    const { language } = await parts.database.inRealm(wanted.realmId, (tx) =>
      parts.directories.of(tx, wanted.realmId),
    );
    const lines = Readable.from(rejectsCsv(parts, wanted.realmId, row, language));
    await pipeline(lines, createWriteStream(rejects, { mode: 0o600 }));
    console.log(words('import.rejects', { file: rejects }));
  }
  if (row.error) throw new Refusal(row.error.code, { ...row.error.params });
  if (row.state === 'cancelled') throw new UsageError('import-stopped');
}

function rejectsBeside(file: string): string {
  const { dir, name } = path.parse(file);
  return path.join(dir, `${name}.rejects.csv`);
}

/** It is read several times: a pipe can be read once, and one that nobody writes to would be waited for. */
function requireTable(input: CommandInput): string {
  const file = requireFile('import', input);
  if (!statSync(file).isFile()) throw new UsageError('file-unusable', { file, why: 'special' });
  return path.resolve(file);
}

function readOptions(input: CommandInput): Omit<DiskImport, 'realmId' | 'path' | 'channelId'> {
  const as = choiceOption(input, 'as', ['messages', 'history']);
  const dates = choiceOption(input, 'dates', ['day-first', 'month-first']);
  const dayFirst = dates === undefined ? null : dates === 'day-first';
  return { readAs: as ?? null, dayFirst, delimiter: readDelimiter(input), columns: readColumns(input) };
}

function readDelimiter(input: CommandInput): Delimiter | undefined {
  const sign = textOption(input, 'delimiter');
  if (sign === undefined) return undefined;
  const found = delimiters.find((one) => one === (sign === 'tab' || sign === '\\t' ? '\t' : sign));
  if (!found)
    throw new UsageError('option-not-known', { option: '--delimiter', known: ', ; | tab', given: sign });
  return found;
}

function readColumns(input: CommandInput): Record<string, string> {
  const pairs = textOptions(input, 'map').map((text) => {
    const at = text.indexOf('=');
    if (at < 1) throw new UsageError('option-not-pair', { option: '--map', shape: 'column', given: text });
    return [text.slice(0, at), text.slice(at + 1)];
  });
  return Object.fromEntries(pairs);
}

async function findChannelId(
  parts: ImportParts,
  realmId: string,
  input: CommandInput,
): Promise<string | null> {
  const wanted = textOption(input, 'channel');
  if (wanted === undefined) return null;
  const channels = await parts.database.inRealm(realmId, (tx) => listChannels(tx, realmId));
  const found = channels.find(({ id, name }) =>
    isId(wanted) ? id === wanted : Object.values(name).includes(wanted),
  );
  if (found) return found.id;
  const names = channels.map(({ name }) => name[input.language] ?? Object.values(name)[0]).join(', ');
  throw new UsageError('channel-unknown', { name: wanted, known: names });
}
