import { emit } from '../events/index.ts';
import { type Actor, system } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Platform } from '../platform/module.ts';
import { Refusal } from '../platform/refusal.ts';
import { realmSecret } from '../platform/vault.ts';
import type { Directories } from '../territory/index.ts';
import {
  claimImport,
  countBatch,
  endImport,
  findImport,
  type Import,
  type Problem,
  type Progress,
} from './imports.store.ts';
import type { Delimiter } from './reading/delimiter.rules.ts';
import { openTable } from './reading/open-table.ts';
import { isEmptyRow, type Table, type TableRow } from './reading/table.types.ts';
import { insertRejects, type Reject } from './rejects.store.ts';
import type { ImportedRow } from './rows/imported.types.ts';
import { readIncidentRow } from './rows/incident-row.rules.ts';
import { createRowReader, RowProblem } from './rows/row-reader.ts';
import { readTableRow } from './rows/table-row.rules.ts';
import { makeMissing, readNames } from './writing/make-missing.ts';
import { missingIn, type NameFinder } from './writing/names.ts';
import { writeRows } from './writing/write-rows.ts';

export type ImportParts = Platform & { readonly directories: Directories };

/** Rows of one transaction: large enough that a commit a batch costs little, small enough to be cancelled at once. */
const batchRows = 500;

export interface RunOptions {
  readonly path: string;
  readonly delimiter?: Delimiter | undefined;
  /** After each batch, with the part of the file read. */
  readonly onProgress?: (done: Import, share: number) => void;
}

/**
 * Reads a file to its end, a batch a transaction. Run again after a crash it goes on behind the last batch written;
 * run twice at once, the second does nothing.
 * @returns the row as it is at the end; undefined when there was nothing to do
 */
export async function runImport(
  parts: ImportParts,
  realmId: string,
  id: string,
  options: RunOptions,
): Promise<Import | undefined> {
  const runner = newId();
  const row = await parts.database.inRealm(realmId, (tx) =>
    claimImport(tx, realmId, id, runner, parts.clock.now()),
  );
  if (!row) return undefined;
  const run: Run = { parts, realmId, runner, row, options, actor: system('import') };
  try {
    await readAll(run);
  } catch (error) {
    if (error instanceof Taken) return parts.database.inRealm(realmId, (tx) => findImport(tx, realmId, id));
    if (!(error instanceof Refusal)) throw error;
    return end(run, 'failed', { code: error.code, params: error.params });
  }
  return end(run, 'finished', null);
}

interface Run {
  readonly parts: ImportParts;
  readonly realmId: string;
  readonly runner: string;
  readonly row: Import;
  readonly options: RunOptions;
  readonly actor: Actor;
}

/** It was cancelled, or another process goes on with it. */
class Taken extends Error {}

async function readAll(run: Run): Promise<void> {
  const table = await openTable(run.options.path, { delimiter: run.options.delimiter });
  try {
    const writer = await createWriter(run, table);
    let batch: TableRow[] = [];
    for await (const row of dataRows(table, run.row)) {
      batch.push(row);
      if (batch.length < batchRows) continue;
      await writer(batch);
      batch = [];
    }
    if (batch.length > 0) await writer(batch);
  } finally {
    await table.close();
  }
}

/** What stands below the header and was not read before. */
async function* dataRows(table: Table, { headerRow, rowsRead }: Import): AsyncGenerator<TableRow> {
  let toSkip = rowsRead;
  for await (const row of table.rows()) {
    if (row.number <= headerRow || isEmptyRow(row.cells)) continue;
    if (toSkip > 0) toSkip -= 1;
    else yield row;
  }
}

type Writer = (batch: readonly TableRow[]) => Promise<void>;

async function createWriter(run: Run, table: Table): Promise<Writer> {
  const { parts, realmId } = run;
  const { database, keyRing } = parts;
  const secret = await realmSecret(database, keyRing, realmId, 'pseudonyms');
  let names = await database.inRealm(realmId, (tx) => readNames(tx, parts.directories, realmId));
  const sort = createSorter(run, table, names.directory.timeZone);
  let counted = run.row;
  const write: Writer = async (batch) => {
    const at = parts.clock.now();
    const sorted = sort(batch, at);
    names = await completeNames(run, names, sorted.good, at);
    try {
      const done = await writeBatch(run, { names, secret, at, share: table.share() }, batch, sorted);
      counted = added(counted, done);
    } catch (error) {
      if (!isOfRows(error)) throw error;
      run.parts.log.warn({ error, import: run.row.id }, 'rows could not be written together');
      counted = added(
        counted,
        await writeSingly(run, { names, secret, at, share: table.share() }, batch, sort),
      );
    }
    run.options.onProgress?.(counted, table.share());
  };
  return write;
}

interface Writing {
  readonly names: NameFinder;
  readonly secret: Buffer;
  readonly at: Date;
  readonly share: number;
}

interface Sorted {
  readonly good: readonly ImportedRow[];
  readonly rejects: readonly Reject[];
}

/** Rows, rejects and counts in one transaction: a process killed at any point leaves all of a batch or nothing. */
function writeBatch(
  { parts, realmId, row, runner, actor }: Run,
  { names, secret, at, share }: Writing,
  batch: readonly TableRow[],
  { good, rejects }: Sorted,
): Promise<Progress> {
  const { database, keyRing } = parts;
  return database.inRealm(realmId, async (tx) => {
    const context = { realmId, actor, at, keyRing, secret, channelId: row.channelId };
    const fresh = await writeRows(tx, context, names, good);
    await insertRejects(tx, keyRing, realmId, row.id, rejects);
    const done = { read: batch.length, fresh, known: good.length - fresh, bad: rejects.length, share };
    if (!(await countBatch(tx, realmId, row.id, runner, done, at))) throw new Taken();
    return done;
  });
}

/** A row the database refuses must not keep the good ones beside it out. */
async function writeSingly(
  run: Run,
  writing: Writing,
  batch: readonly TableRow[],
  sort: (batch: readonly TableRow[], now: Date) => Sorted,
): Promise<Progress> {
  const total = { read: 0, fresh: 0, known: 0, bad: 0, share: writing.share };
  for (const one of batch) {
    let done: Progress;
    try {
      done = await writeBatch(run, writing, [one], sort([one], writing.at));
    } catch (error) {
      if (!isOfRows(error)) throw error;
      const reject = { rowNumber: one.number, cells: one.cells, code: 'row-not-kept', params: {} };
      done = await writeBatch(run, writing, [one], { good: [], rejects: [reject] });
    }
    total.read += done.read;
    total.fresh += done.fresh;
    total.known += done.known;
    total.bad += done.bad;
  }
  return total;
}

/** PostgreSQL's class 22 is data it cannot hold, 23 a rule of the schema that a row breaks. */
function isOfRows(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
}

function added(row: Import, done: Progress): Import {
  return {
    ...row,
    rowsRead: row.rowsRead + done.read,
    rowsNew: row.rowsNew + done.fresh,
    rowsKnown: row.rowsKnown + done.known,
    rowsBad: row.rowsBad + done.bad,
    share: done.share,
  };
}

/** Good rows apart from those that cannot go in. */
function createSorter({ row }: Run, { from1904 }: Table, timeZone: string) {
  return (batch: readonly TableRow[], now: Date): Sorted => {
    const { header, mapping, shape, readAs } = row;
    const readerOf = createRowReader({ header, mapping, timeZone, from1904, now });
    const good: ImportedRow[] = [];
    const rejects: Reject[] = [];
    for (const one of batch) {
      try {
        const reader = readerOf(one);
        good.push(shape === 'incident' ? readIncidentRow(reader) : readTableRow(reader, readAs));
      } catch (error) {
        if (!(error instanceof RowProblem)) throw error;
        rejects.push({ rowNumber: one.number, cells: one.cells, ...error.problem });
      }
    }
    return { good, rejects };
  };
}

async function completeNames(
  { parts, realmId, row, actor }: Run,
  names: NameFinder,
  rows: readonly ImportedRow[],
  at: Date,
): Promise<NameFinder> {
  const channelGiven = row.channelId !== null;
  if (!missingIn(names, rows, channelGiven)) return names;
  const context = { realmId, actor, at };
  await parts.database.inRealm(realmId, (tx) =>
    makeMissing(tx, parts.directories, context, rows, channelGiven),
  );
  return parts.database.inRealm(realmId, (tx) => readNames(tx, parts.directories, realmId));
}

function end(
  { parts, realmId, row, actor }: Run,
  state: 'finished' | 'failed',
  error: Problem | null,
): Promise<Import | undefined> {
  return parts.database.inRealm(realmId, (tx) =>
    finishImport(tx, { realmId, actor, at: parts.clock.now() }, row.id, { state, error }),
  );
}

/** Writes how it ended, and tells of it once. */
export async function finishImport(
  tx: Tx,
  context: { realmId: string; actor: Actor; at: Date },
  id: string,
  how: { state: 'finished' | 'failed' | 'cancelled'; error: Problem | null },
): Promise<Import | undefined> {
  const ended = await endImport(tx, context.realmId, id, how, context.at);
  if (!ended) return undefined;
  const { rowsNew, rowsKnown, rowsBad } = ended;
  await emit(tx, context, [
    {
      event: {
        type: 'import.finished',
        data: { importId: id, state: how.state, rowsNew, rowsKnown, rowsBad },
      },
      streamId: id,
    },
  ]);
  return ended;
}
