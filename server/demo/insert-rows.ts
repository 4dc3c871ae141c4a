import { copyText } from '../platform/copy-text.ts';
import { sql, type Tx } from '../platform/database.ts';

/** What a table's columns hold; the schema does not change while a process runs. */
const typesOf = new Map<string, ReadonlyMap<string, string>>();

/**
 * Writes many rows of one table: the keys of the first row are the columns, `someKey` meaning `some_key`. For histories
 * made, not for hot paths.
 */
export async function insertRows(tx: Tx, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const types = typesOf.get(table) ?? (await readTypes(tx, table));
  typesOf.set(table, types);
  const keys = Object.keys(first);
  const typesOfKeys = new Map(keys.map((key) => [key, types.get(snake(key)) ?? '']));
  const named = keys.map((key) => `"${snake(key)}"`).join();
  await tx.copy(
    `copy "${table}" (${named}) from stdin`,
    copyText(rows as readonly Record<string, unknown>[], keys, typesOfKeys),
  );
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

async function readTypes(tx: Tx, table: string): Promise<ReadonlyMap<string, string>> {
  const columns = await tx.all(sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, null) as type
    from pg_attribute where attrelid = ${table}::regclass and attnum > 0`);
  return new Map(columns.map(({ name, type }) => [name, type]));
}
