import { emit } from '../events/index.ts';
import { type Actor, system } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { digestOfFile } from './import-files.ts';
import type { ImportParts } from './import-parts.ts';
import { findImport, type Import, insertImport, markStarted, type NewImport } from './imports.store.ts';
import { inspectFile } from './inspect-file.ts';
import { problemsOf } from './mapping/check-mapping.rules.ts';
import type { ReadAs } from './mapping/fields.ts';
import { findMapping } from './mapping/mappings.store.ts';
import type { Delimiter } from './reading/delimiter.rules.ts';
import { openTable } from './reading/open-table.ts';
import type { TableRow } from './reading/table.types.ts';
import { planImport } from './register-import.ts';
import { finishImport, runImport } from './run-import.ts';
import { createSorter, dataRows } from './sort-rows.ts';

export interface DiskImport {
  readonly realmId: string;
  readonly path: string;
  readonly channelId: string | null;
  readonly readAs: ReadAs | null;
  /** Field to column, over what is remembered or guessed. */
  readonly columns: Readonly<Record<string, string>>;
  readonly dayFirst: boolean | null;
  readonly delimiter: Delimiter | undefined;
}

const actor: Actor = system('heed import');
const atOnce = 500;

/**
 * Looks at a file where it lies and says how it would be read; nothing is written.
 * @throws Refusal of `inspectFile` and `planImport`, `import-text-missing`, `import-topic-missing`
 */
export async function planFromDisk(parts: ImportParts, wanted: DiskImport): Promise<NewImport> {
  const { realmId, path } = wanted;
  const inspection = await inspectFile(path, { delimiter: wanted.delimiter });
  const remembered = await parts.database.inRealm(realmId, (tx) =>
    findMapping(tx, realmId, inspection.header),
  );
  const sha256 = await digestOfFile(path);
  const fixed = { id: newId(), fileName: path, fileKept: false, startedBy: null, sha256 };
  const plan = planImport({ ...wanted, ...fixed }, inspection, remembered);
  const [problem] = problemsOf(plan.shape, plan.readAs, plan.mapping.columns);
  if (problem) throw new Refusal(problem.code, { ...problem.params });
  return plan;
}

export interface Trial {
  readonly good: number;
  readonly bad: number;
}

/** Reads it to its end and writes nothing. */
export async function tryFromDisk(
  parts: ImportParts,
  wanted: DiskImport,
  plan: NewImport,
  onProgress: (rows: number, share: number) => void,
): Promise<Trial> {
  const { realmId, path, delimiter } = wanted;
  const { timeZone } = await parts.database.inRealm(realmId, (tx) => parts.directories.of(tx, realmId));
  const table = await openTable(path, { delimiter });
  const sort = createSorter(plan, table, timeZone);
  const trial = { good: 0, bad: 0 };
  const count = (batch: readonly TableRow[]) => {
    const { good, rejects } = sort(batch, parts.clock.now());
    trial.good += good.length;
    trial.bad += rejects.length;
    onProgress(trial.good + trial.bad, table.share());
  };
  try {
    let batch: TableRow[] = [];
    for await (const row of dataRows(table, { headerRow: plan.headerRow, rowsRead: 0 })) {
      batch.push(row);
      if (batch.length === atOnce) {
        count(batch);
        batch = [];
      }
    }
    count(batch);
    return trial;
  } finally {
    await table.close();
  }
}

/** Reads it to its end in this process. @returns the row as it is then */
export async function runFromDisk(
  parts: ImportParts,
  wanted: DiskImport,
  plan: NewImport,
  onProgress: (done: Import, share: number) => void,
): Promise<Import> {
  const { realmId, path, delimiter } = wanted;
  const { database, clock } = parts;
  await database.inRealm(realmId, async (tx) => {
    const at = clock.now();
    await insertImport(tx, realmId, plan, at);
    await markStarted(tx, realmId, plan.id, at);
    const data = { importId: plan.id, fileName: plan.fileName };
    await emit(tx, { realmId, actor, at }, [{ event: { type: 'import.started', data }, streamId: plan.id }]);
  });
  await runImport(parts, realmId, plan.id, { path, delimiter, onProgress });
  const row = await database.inRealm(realmId, (tx) => findImport(tx, realmId, plan.id));
  if (!row) throw new Error('an import just run is gone');
  return row;
}

/** Stops it between two batches: what is in stays in. */
export async function stopFromDisk(parts: ImportParts, realmId: string, id: string): Promise<void> {
  await parts.database.inRealm(realmId, (tx) =>
    finishImport(tx, { realmId, actor, at: parts.clock.now() }, id, { state: 'cancelled', error: null }),
  );
}
