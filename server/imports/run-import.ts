import { emit } from '../events/index.ts';
import { type Actor, system } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { realmSecret } from '../platform/vault.ts';
import { createGiveWay } from './give-way.ts';
import type { ImportParts } from './import-parts.ts';
import {
  claimImport,
  endImport,
  findImport,
  type Import,
  type Problem,
  type Progress,
} from './imports.store.ts';
import type { Delimiter } from './reading/delimiter.rules.ts';
import { openTable } from './reading/open-table.ts';
import type { Table, TableRow } from './reading/table.types.ts';
import type { ImportedRow } from './rows/imported.types.ts';
import { createSorter, dataRows } from './sort-rows.ts';
import { isOfRows, type Run, Taken, writeBatch, writeSingly } from './write-batch.ts';
import { makeMissing, readNames } from './writing/make-missing.ts';
import { missingIn, type NameFinder } from './writing/names.ts';

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
  const run: Run = { parts, realmId, runner, row, actor: system('import') };
  try {
    await readAll(run, options);
  } catch (error) {
    if (error instanceof Taken) return parts.database.inRealm(realmId, (tx) => findImport(tx, realmId, id));
    const problem = problemOf(error);
    if (!problem) throw error;
    if (problem.code === 'went-wrong') parts.log.error({ error, import: id }, 'an import failed');
    return end(run, 'failed', problem);
  }
  return end(run, 'finished', null);
}

/** Undefined for a passing fault of the database or the disk: the import is then gone on with, from where it is. */
function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Refusal) return { code: error.code, params: error.params };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return { code: 'import-file-gone', params: {} };
  if (/^(08|40|53|57|ECONN|EPIPE|ENOSPC)/.test(code)) return undefined;
  return { code: 'went-wrong', params: {} };
}

async function readAll(run: Run, options: RunOptions): Promise<void> {
  const table = await openTable(options.path, { delimiter: options.delimiter });
  let batch: TableRow[] = [];
  try {
    const writer = await createWriter(run, table, options);
    try {
      for await (const row of dataRows(table, run.row)) {
        batch.push(row);
        if (batch.length < batchRows) continue;
        await writer(batch);
        batch = [];
      }
    } catch (error) {
      // A file that breaks off in the middle: what stands before goes in all the same.
      if (error instanceof Refusal && batch.length > 0) await writer(batch);
      throw error;
    }
    if (batch.length > 0) await writer(batch);
  } finally {
    await table.close();
  }
}

type Writer = (batch: readonly TableRow[]) => Promise<void>;

async function createWriter(run: Run, table: Table, options: RunOptions): Promise<Writer> {
  const { parts, realmId } = run;
  const { database, keyRing } = parts;
  const secret = await realmSecret(database, keyRing, realmId, 'pseudonyms');
  let names = await database.inRealm(realmId, (tx) => readNames(tx, parts.directories, realmId));
  const sort = createSorter(run.row, table, names.directory.timeZone);
  const giveWay = createGiveWay(database);
  let counted = run.row;
  const write: Writer = async (batch) => {
    await giveWay();
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
    options.onProgress?.(counted, table.share());
  };
  return write;
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
