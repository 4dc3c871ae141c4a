import { createWriteStream } from 'node:fs';
import { access } from 'node:fs/promises';
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
import { createDirectories } from '../territory/index.ts';
import { type Command, type CommandInput, flag, textOption, UsageError } from './command.ts';
import { databaseHelp, databaseOptions, open } from './open.ts';
import { createProgress } from './progress.ts';
import { findRealm } from './user.ts';

export const importCommand: Command = {
  name: 'import',
  summary: 'bring in a table of messages (CSV, XLSX)',
  help: `heed import FILE [--realm CODE] [--as messages|history] [--map field=column]… [--rejects FILE] [--dry-run]

Reads a CSV or XLSX table of any shape; an export of the «Инцидент» system is recognised by itself. Which column holds
what is guessed, shown, and remembered for files with the same header. What is in already is not written twice, so an
interrupted import is simply given again. Rows that cannot go in are written to a file with the reason.

  --as WHAT          messages (default) go the way of triage; history becomes closed cases with their topics,
                     for heed train to learn from
  --map FIELD=COLUMN says which column holds what; may be repeated: text, externalId, title, publishedAt, url,
                     authorName, authorAddress, area, address, lon, lat, audience, topic, group, authority,
                     answer, answeredAt, outcome
  --dates ORDER      day-first or month-first: how 03/04/2026 is read, where the file does not tell
  --delimiter SIGN   the sign between cells of a CSV, when it is guessed wrong
  --channel CHANNEL  the id or name of the channel the messages belong to (default: an archive of where they stood)
  --rejects FILE     where rows go that cannot go in (default: FILE with .rejects.csv)
  --dry-run          reads everything, writes nothing, and says what would go in
  --realm CODE       the realm; not needed when there is only one
${databaseHelp}`,
  options: {
    ...databaseOptions,
    realm: { type: 'string' },
    as: { type: 'string' },
    map: { type: 'string', multiple: true },
    dates: { type: 'string' },
    delimiter: { type: 'string' },
    channel: { type: 'string' },
    rejects: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  async run(input) {
    const file = await requireFile(input);
    const asked = readOptions(input);
    const opened = await open(input, { logLevel: 'warn', poolSize: 4 });
    try {
      const parts = { ...opened.platform, directories: createDirectories() };
      const realm = await parts.database.acrossRealms((tx) => findRealm(tx, textOption(input, 'realm')));
      const channelId = await findChannelId(parts, realm.id, textOption(input, 'channel'));
      await importFile(parts, { ...asked, realmId: realm.id, path: file, channelId }, input);
    } finally {
      await opened.close();
    }
  },
};

async function importFile(parts: ImportParts, wanted: DiskImport, input: CommandInput): Promise<void> {
  const plan = await planFromDisk(parts, wanted);
  console.log(
    plan.shape === 'incident' ? 'An export of the «Инцидент» system.' : `A table, read as ${plan.readAs}:`,
  );
  for (const [field, column] of Object.entries(plan.mapping.columns))
    if (plan.shape === 'table') console.log(`  ${field.padEnd(14)} ${column}`);
  const progress = createProgress('Reading');
  const show = (rows: number, share: number) =>
    progress.update(rows, share > 0 ? Math.round(rows / share) : undefined);
  if (flag(input, 'dry-run')) {
    const { good, bad } = await tryFromDisk(parts, wanted, plan, show);
    progress.end();
    console.log(`${good} rows would go in, ${bad} would not. Nothing was written.`);
    return;
  }
  const done = await untilInterrupted(
    runFromDisk(parts, wanted, plan, ({ rowsRead }, share) => show(rowsRead, share)),
    () => stopFromDisk(parts, wanted.realmId, plan.id),
  );
  progress.end();
  await report(parts, wanted, done, textOption(input, 'rejects') ?? rejectsBeside(wanted.path));
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

async function report(parts: ImportParts, wanted: DiskImport, row: Import, rejects: string): Promise<void> {
  const { rowsRead, rowsNew, rowsKnown, rowsBad } = row;
  console.log(
    `${rowsRead} rows read: ${rowsNew} new, ${rowsKnown} known already, ${rowsBad} could not go in.`,
  );
  if (rowsBad > 0) {
    const { language } = await parts.database.inRealm(wanted.realmId, (tx) =>
      parts.directories.of(tx, wanted.realmId),
    );
    const lines = Readable.from(rejectsCsv(parts, wanted.realmId, row, language));
    await pipeline(lines, createWriteStream(rejects, { mode: 0o600 }));
    console.log(`Those are in ${rejects}, each with its reason: put them right there and import that file.`);
  }
  if (row.error) throw new Refusal(row.error.code, { ...row.error.params });
  if (row.state === 'cancelled') throw new UsageError('stopped; give the command again to bring in the rest');
}

function rejectsBeside(file: string): string {
  const { dir, name } = path.parse(file);
  return path.join(dir, `${name}.rejects.csv`);
}

async function requireFile(input: CommandInput): Promise<string> {
  const [file, more] = input.positionals;
  if (!file) throw new UsageError('say which file: heed import FILE');
  if (more) throw new UsageError(`one file at a time: ${file}, then ${more}`);
  try {
    await access(file);
  } catch {
    throw new UsageError(`${file} is not there, or may not be read`);
  }
  return path.resolve(file);
}

function readOptions(input: CommandInput): Omit<DiskImport, 'realmId' | 'path' | 'channelId'> {
  const as = textOption(input, 'as');
  if (as !== undefined && as !== 'messages' && as !== 'history')
    throw new UsageError('--as is messages or history');
  const dates = textOption(input, 'dates');
  if (dates !== undefined && dates !== 'day-first' && dates !== 'month-first')
    throw new UsageError('--dates is day-first or month-first');
  const dayFirst = dates === undefined ? null : dates === 'day-first';
  return { readAs: as ?? null, dayFirst, delimiter: readDelimiter(input), columns: readColumns(input) };
}

function readDelimiter(input: CommandInput): Delimiter | undefined {
  const sign = textOption(input, 'delimiter');
  if (sign === undefined) return undefined;
  const found = delimiters.find((one) => one === (sign === 'tab' || sign === '\\t' ? '\t' : sign));
  if (!found) throw new UsageError('--delimiter is one of , ; | tab');
  return found;
}

function readColumns(input: CommandInput): Record<string, string> {
  const given = input.values.map;
  const pairs = (Array.isArray(given) ? given : []).map(String).map((text) => {
    const at = text.indexOf('=');
    if (at < 1) throw new UsageError(`--map takes field=column, not "${text}"`);
    return [text.slice(0, at), text.slice(at + 1)];
  });
  return Object.fromEntries(pairs);
}

async function findChannelId(
  parts: ImportParts,
  realmId: string,
  wanted: string | undefined,
): Promise<string | null> {
  if (wanted === undefined) return null;
  const channels = await parts.database.inRealm(realmId, (tx) => listChannels(tx, realmId));
  const found = channels.find(({ id, name }) =>
    isId(wanted) ? id === wanted : Object.values(name).includes(wanted),
  );
  if (found) return found.id;
  const names = channels.map(({ name }) => Object.values(name)[0]).join(', ');
  throw new UsageError(`there is no channel "${wanted}": there are ${names}`);
}
