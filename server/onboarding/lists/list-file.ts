import { createHash } from 'node:crypto';
import type { MultipartFile } from '@fastify/multipart';
import type { Person } from '../../platform/actor.ts';
import { csvLine } from '../../platform/csv.ts';
import type { Platform } from '../../platform/module.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { Refusal } from '../../platform/refusal.ts';
import { knownLanguages, wordsIn } from '../../platform/words.ts';
import { xlsxOf } from '../../platform/xlsx.ts';
import { type Directories, type Directory, moveStamp, type Names } from '../../territory/index.ts';
import { readSheet, type SheetRow } from '../read-sheet.ts';
import { fold } from './cells.rules.ts';
import type { ListKind, Read, RowProblem } from './list.types.ts';

export type ListParts = Platform & { readonly directories: Directories };

/** A byte order mark, so that spreadsheets read the Cyrillic right. */
const mark = '\u{FEFF}';

/** The whole list as a table, with headers in the person's language. Who may is asked at the door. */
export function exportList<Column extends string, Entry>(
  parts: ListParts,
  person: Person,
  list: ListKind<Column, Entry>,
  format: 'csv' | 'xlsx',
): Promise<Buffer> {
  const { realmId, language } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const rows = list.rowsOf(await parts.directories.of(tx, realmId), language);
    const table = [
      list.columns.map((column) => headerIn(language, column)),
      ...rows.map((cells) => list.columns.map((column) => cells[column] ?? '')),
    ];
    const act = { act: 'export', subjectId: null, data: { [list.what]: rows.length, format } };
    await recordOutwardAct(tx, { realmId, actor: person, at: parts.clock.now() }, act);
    return format === 'xlsx' ? xlsxOf(table) : Buffer.from(mark + table.map(csvLine).join(''));
  });
}

export interface ListChange {
  readonly kind: 'new' | 'changed';
  readonly row: number;
  readonly name: Names;
  readonly changes: readonly { readonly column: string; readonly before: string; readonly after: string }[];
}

export interface ListPreview {
  /** Names this file over this state of the directory: given back to apply what was shown. */
  readonly digest: string;
  readonly isApplied: boolean;
  readonly same: number;
  readonly rows: readonly ListChange[];
  readonly bad: readonly { readonly row: number; readonly problems: readonly string[] }[];
  /** The rows that cannot go in with the reasons, as CSV; null: none. */
  readonly rejects: string | null;
}

/**
 * What a table would change; with the digest of what was shown, changes it. Bad rows stay out, the others go in together.
 * @throws Refusal `changed-meanwhile`, those of `readSheet`
 */
export async function importList<Column extends string, Entry>(
  parts: ListParts,
  person: Person,
  list: ListKind<Column, Entry>,
  upload: MultipartFile | undefined,
  shown: string | null,
): Promise<ListPreview> {
  const { realmId, language } = person;
  const rows = await readSheet(parts.dataDirectory, upload, columnNamed(list.columns));
  return parts.database.inRealm(realmId, async (tx) => {
    const directory = await parts.directories.of(tx, realmId);
    const digest = createHash('sha256')
      .update(JSON.stringify([list.what, directory.stamp, rows]))
      .digest('hex')
      .slice(0, 32);
    const { good, bad } = readTable(list, directory, person, rows);
    const changed = good.map(({ row, read }) => ({ read, change: changeOf(list, row.number, read) }));
    const writes = changed.filter(({ change }) => change !== undefined);
    const preview = {
      digest,
      same: changed.length - writes.length,
      rows: writes.flatMap(({ change }) => change ?? []),
      bad: bad.map(({ row, problems }) => ({
        row: row.number,
        problems: problems.map((one) => problemIn(language, one)),
      })),
      rejects: bad.length > 0 ? rejectsOf(list, bad, language) : null,
    };
    if (shown === null) return { ...preview, isApplied: false };
    if (shown !== digest) throw new Refusal('changed-meanwhile', { version: directory.stamp });
    const reason = wordsIn(directory.language)('listFile.reason', { file: upload?.filename ?? '' });
    const context = { realmId, actor: person, at: parts.clock.now(), reason };
    const entries = writes.map(({ read }) => read.entry);
    await list.write(tx, context, directory, entries);
    await moveStamp(tx, realmId);
    return { ...preview, isApplied: true };
  });
}

type Bad<Column extends string> = { row: SheetRow<Column>; problems: readonly RowProblem[] };

interface Table<Column extends string, Entry> {
  readonly good: readonly { readonly row: SheetRow<Column>; readonly read: Read<Column, Entry> }[];
  readonly bad: readonly Bad<Column>[];
}

/** What leans on a row that cannot go in cannot either: the good ones are read again until they stand by themselves. */
function readTable<Column extends string, Entry>(
  list: ListKind<Column, Entry>,
  directory: Directory,
  asker: Person,
  rows: readonly SheetRow<Column>[],
): Table<Column, Entry> {
  const { good, bad } = readRows(list, directory, asker, rows);
  if (bad.length === 0) return { good, bad };
  const rest = readTable(
    list,
    directory,
    asker,
    good.map(({ row }) => row),
  );
  return { good: rest.good, bad: [...bad, ...rest.bad].sort((a, b) => a.row.number - b.row.number) };
}

function readRows<Column extends string, Entry>(
  list: ListKind<Column, Entry>,
  directory: Directory,
  asker: Person,
  rows: readonly SheetRow<Column>[],
): Table<Column, Entry> {
  const good: { row: SheetRow<Column>; read: Read<Column, Entry> }[] = [];
  const bad: Bad<Column>[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const key = list.keyOf(row.cells);
    const [column = ''] = list.columns;
    const repeated = { problems: [{ column, code: 'repeated' as const, value: key }] };
    const read = seen.has(key) ? repeated : list.read({ directory, asker, rows }, row.cells);
    if ('problems' in read) bad.push({ row, problems: read.problems });
    else good.push({ row, read });
    if (key) seen.add(key);
  }
  return { good, bad };
}

/** @returns `undefined` when everything is as the row says */
function changeOf<Column extends string, Entry>(
  { columns }: ListKind<Column, Entry>,
  row: number,
  { name, before, after }: Read<Column, Entry>,
): ListChange | undefined {
  if (!before) return { kind: 'new', row, name, changes: [] };
  const changes = columns.flatMap((column) => {
    const [was = '', is = ''] = [before[column], after[column]];
    return was === is ? [] : { column, before: was, after: is };
  });
  return changes.length === 0 ? undefined : { kind: 'changed', row, name, changes };
}

function rejectsOf<Column extends string, Entry>(
  { columns }: ListKind<Column, Entry>,
  bad: readonly Bad<Column>[],
  language: string,
): string {
  const words = wordsIn(language);
  const own = columns.map((column) => headerIn(language, column));
  const header = [words('import.reject.row'), words('import.reject.reason'), ...own];
  const lines = bad.map(({ row, problems }) => [
    String(row.number),
    problems.map((one) => problemIn(language, one)).join(' '),
    ...columns.map((column) => row.cells[column] ?? ''),
  ]);
  return mark + [header, ...lines].map(csvLine).join('');
}

function problemIn(language: string, { column, code, value }: RowProblem): string {
  return wordsIn(language)(`listFile.problem.${code}`, { column: headerIn(language, column), value });
}

const headerIn = (language: string, column: string) => wordsIn(language)(`listFile.${column}`);

/** A header in any language, or the column's own name. */
function columnNamed<Column extends string>(columns: readonly Column[]) {
  const known = new Map<string, Column>(columns.map((column) => [fold(column), column]));
  for (const language of knownLanguages())
    for (const column of columns) known.set(fold(headerIn(language, column)), column);
  return (name: string) => known.get(fold(name));
}
