import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { UsageError } from '../platform/usage-error.ts';

/** Rows of a file with a text and what people said of it. A label a row leaves empty is not known. */
export interface LabelledRow {
  readonly text: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Our name → the file's column, for columns called otherwise: `--map text=Сообщение`. */
export type ColumnMap = ReadonlyMap<string, string>;

/** @throws UsageError when a mapping is not of the form name=column */
export function readMap(written: readonly string[], names: readonly string[]): ColumnMap {
  return new Map(
    written.map((one): [string, string] => {
      const [name = '', ...column] = one.split('=');
      if (!names.includes(name) || column.length === 0)
        throw new UsageError('map-name-unknown', { known: names.join(', '), given: one });
      return [name, column.join('=')];
    }),
  );
}

/**
 * Reads a CSV with a header: comma, semicolon or tab; UTF-8 or windows-1251. Rows without a text are left out.
 * @throws UsageError when the file cannot be read, is not a table, has no rows, or no column for the text or for any label
 */
export async function readLabelled(
  file: string,
  labels: readonly string[],
  map: ColumnMap,
): Promise<LabelledRow[]> {
  const bytes = await read(file);
  // A workbook, a picture: read as text, its bytes would pass for a header.
  if (bytes.subarray(0, 4096).includes(0)) throw new UsageError('table-unreadable', { file, why: 'binary' });
  const rows = parseRows(decode(bytes), file);
  if (rows.length === 0) throw new UsageError('table-empty', { file });
  const known = new Set(Object.keys(rows[0] ?? {}));
  const columnOf = (name: string) => map.get(name) ?? name;
  const missing = [...map.values(), columnOf('text')].find((column) => !known.has(column));
  if (missing !== undefined)
    throw new UsageError('table-no-column', { file, column: missing, known: [...known].join(', ') });
  const present = labels.filter((label) => known.has(columnOf(label)));
  if (present.length === 0) throw new UsageError('table-no-label', { file, known: labels.join(', ') });
  return rows.flatMap((row) => {
    const text = row[columnOf('text')]?.trim() ?? '';
    const given = present.flatMap((label): [string, string][] => {
      const value = row[columnOf(label)]?.trim() ?? '';
      return value === '' ? [] : [[label, value]];
    });
    return text === '' ? [] : [{ text, labels: Object.fromEntries(given) }];
  });
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError('file-unusable', { file, why });
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

function parseRows(text: string, file: string): Record<string, string>[] {
  const header = text.slice(0, text.search(/\r?\n|$/));
  const delimiter = [',', ';', '\t'].sort((a, b) => header.split(b).length - header.split(a).length)[0]!;
  try {
    const records: unknown = parse(text, {
      columns: true,
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
    });
    return records as Record<string, string>[];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError('table-unreadable', { file, why });
  }
}
