import { sql, type Tx } from '../platform/database.ts';
import { type KeyRing, seal, unseal } from '../platform/vault.ts';
import type { Problem } from './imports.store.ts';
import type { Cell } from './reading/table.types.ts';

/** A row that could not go in, and why. */
export interface Reject extends Problem {
  readonly rowNumber: number;
  readonly cells: readonly Cell[];
}

const context = (realmId: string, importId: string, rowNumber: number) =>
  `${realmId}/${importId}/${rowNumber}`;

/** Writing the same row again changes nothing. */
export async function insertRejects(
  tx: Tx,
  keyRing: KeyRing,
  realmId: string,
  importId: string,
  rejects: readonly Reject[],
): Promise<void> {
  if (rejects.length === 0) return;
  const sealed = rejects.map(({ rowNumber, cells }) =>
    seal(keyRing, context(realmId, importId, rowNumber), Buffer.from(JSON.stringify(cells))),
  );
  await tx.run(sql`insert into import_rejects (realm_id, import_id, row_number, code, params, key_id, cells)
    select ${realmId}, ${importId}, row_number, code, params, key_id, cells
    from unnest(${rejects.map(({ rowNumber }) => rowNumber)}::int[], ${rejects.map(({ code }) => code)}::text[],
      ${rejects.map(({ params }) => JSON.stringify(params))}::jsonb[], ${sealed.map(({ keyId }) => keyId)}::text[],
      ${sealed.map((one) => one.sealed)}::bytea[]) as r (row_number, code, params, key_id, cells)
    on conflict do nothing`);
}

interface Stored extends Problem {
  readonly rowNumber: number;
  readonly keyId: string;
  readonly sealed: Buffer;
}

/** Rejects in the order of the file, those behind a row. */
export async function readRejects(
  tx: Tx,
  keyRing: KeyRing,
  realmId: string,
  importId: string,
  behind: number,
  limit: number,
): Promise<Reject[]> {
  const rows = await tx.all(sql<Stored>`
    select row_number as "rowNumber", code, params, key_id as "keyId", cells as sealed from import_rejects
    where realm_id = ${realmId} and import_id = ${importId} and row_number > ${behind}
    order by row_number limit ${limit}`);
  return rows.map(({ rowNumber, code, params, keyId, sealed }) => {
    const clear = unseal(keyRing, context(realmId, importId, rowNumber), keyId, sealed);
    const cells: Cell[] = JSON.parse(clear.toString('utf8'));
    return { rowNumber, code, params, cells };
  });
}
