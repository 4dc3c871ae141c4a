import { createHash } from 'node:crypto';
import { sql, type Tx } from '../../platform/database.ts';
import type { Mapping, ReadAs } from './fields.ts';

/** The same for headers of the same names in the same order. */
export function digestOfHeader(header: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(header)).digest();
}

export interface Remembered {
  readonly mapping: Mapping;
  readonly readAs: ReadAs;
}

export async function findMapping(
  tx: Tx,
  realmId: string,
  header: readonly string[],
): Promise<Remembered | undefined> {
  const row = await tx.maybe(sql<{ mapping: Remembered }>`select mapping from import_mappings
    where realm_id = ${realmId} and header_digest = ${digestOfHeader(header)}`);
  return row?.mapping;
}

/** The last one confirmed counts. */
export async function rememberMapping(
  tx: Tx,
  realmId: string,
  header: readonly string[],
  remembered: Remembered,
  by: string | null,
  at: Date,
): Promise<void> {
  await tx.run(sql`insert into import_mappings (realm_id, header_digest, mapping, confirmed_by, confirmed_at)
    values (${realmId}, ${digestOfHeader(header)}, ${JSON.stringify(remembered)}, ${by}, ${at})
    on conflict (realm_id, header_digest) do update
      set mapping = excluded.mapping, confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at`);
}
