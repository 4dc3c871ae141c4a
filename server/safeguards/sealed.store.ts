import { sql, type Tx } from '../platform/database.ts';

/** A table with a sealed column. The seal's context is the row's key, its parts joined by "/". */
export interface SealedTable {
  readonly name: string;
  /** The parts of the key behind the realm, with their types. */
  readonly key: readonly { readonly column: string; readonly type: 'uuid' | 'text' | 'int' }[];
  readonly column: string;
}

/** Every one there is; a test compares with the schema. */
export const sealedTables: readonly SealedTable[] = [
  { name: 'vault', key: [{ column: 'id', type: 'uuid' }], column: 'sealed' },
  { name: 'realm_secrets', key: [{ column: 'name', type: 'text' }], column: 'sealed' },
  {
    name: 'import_rejects',
    key: [
      { column: 'import_id', type: 'uuid' },
      { column: 'row_number', type: 'int' },
    ],
    column: 'cells',
  },
];

export interface SealedRow {
  /** Realm first, as text. */
  readonly key: readonly string[];
  readonly keyId: string;
  readonly sealed: Buffer;
}

const keyOf = (table: SealedTable) => [{ column: 'realm_id', type: 'uuid' as const }, ...table.key];

/** The next rows behind a key that another encryption key sealed, held for writing. */
export function lockStale(
  tx: Tx,
  table: SealedTable,
  current: string,
  after: readonly string[] | undefined,
  limit: number,
): Promise<SealedRow[]> {
  const parts = keyOf(table);
  const columns = sql.join(parts.map(({ column }) => sql.ref(column)));
  const texts = sql.join(parts.map(({ column }) => sql`${sql.ref(column)}::text`));
  const behind = after
    ? sql`and (${columns}) > (${sql.join(parts.map(({ type }, index) => sql`${after[index]}::text::${sql.raw(type)}`))})`
    : sql``;
  return tx.all(sql<SealedRow>`select array[${texts}] as key, key_id as "keyId", ${sql.ref(table.column)} as sealed
    from ${sql.table(table.name)} where key_id <> ${current} ${behind} order by ${columns} limit ${limit} for update`);
}

export async function writeResealed(tx: Tx, table: SealedTable, rows: readonly SealedRow[]): Promise<void> {
  const parts = keyOf(table);
  const given = parts.map(
    ({ type }, index) => sql`${rows.map(({ key }) => key[index])}::text[]::${sql.raw(type)}[]`,
  );
  const names = parts.map(({ column }) => sql.ref(column));
  const same = parts.map(({ column }) => sql`t.${sql.ref(column)} = r.${sql.ref(column)}`);
  await tx.run(sql`update ${sql.table(table.name)} t set key_id = r.key_id, ${sql.ref(table.column)} = r.resealed
    from unnest(${sql.join(given)}, ${rows.map(({ keyId }) => keyId)}::text[], ${rows.map(({ sealed }) => sealed)}::bytea[])
      as r (${sql.join(names)}, key_id, resealed)
    where ${sql.join(same, sql` and `)}`);
}

/** Rows by the key that sealed them, over all tables. */
export async function countByKey(tx: Tx): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { name } of sealedTables) {
    const rows = await tx.all(sql<{ keyId: string; rows: number }>`
      select key_id as "keyId", count(*) as rows from ${sql.table(name)} group by 1`);
    for (const { keyId, rows: count } of rows) counts.set(keyId, (counts.get(keyId) ?? 0) + count);
  }
  return counts;
}
