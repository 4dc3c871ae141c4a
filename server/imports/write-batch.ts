import type { Actor } from '../platform/actor.ts';
import type { ImportParts } from './import-parts.ts';
import { countBatch, type Import, type Progress } from './imports.store.ts';
import type { TableRow } from './reading/table.types.ts';
import { insertRejects } from './rejects.store.ts';
import type { Sorted } from './sort-rows.ts';
import type { NameFinder } from './writing/names.ts';
import { writeRows } from './writing/write-rows.ts';

/** One reading of one file by one process. */
export interface Run {
  readonly parts: ImportParts;
  readonly realmId: string;
  readonly runner: string;
  readonly row: Import;
  readonly actor: Actor;
}

/** It was cancelled, or another process goes on with it. */
export class Taken extends Error {}

export interface Writing {
  readonly names: NameFinder;
  readonly secret: Buffer;
  readonly at: Date;
  readonly share: number;
}

/** Rows, rejects and counts in one transaction: a process killed at any point leaves all of a batch or nothing. */
export function writeBatch(
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
export async function writeSingly(
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
export function isOfRows(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
}
