import { sql, type Tx } from '../platform/database.ts';

/**
 * Writes many rows of one table as one JSON document: the keys of the first row are the columns, bytes are written as
 * `\x…`. For histories made or brought in, not for hot paths.
 */
export async function insertRows(
  tx: Tx,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)));
  await tx.run(sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`);
}
