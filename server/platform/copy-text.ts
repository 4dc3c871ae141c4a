const marks: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const marked = /[\\\n\r\t]/g;

/**
 * Rows in the text form of PostgreSQL's COPY: a line each, tabs between, `\N` for nothing.
 * @param types each column's type as `format_type` names it: it decides whether an array is an array or JSON.
 * Bytes are given as `\x…`, times as Date. https://www.postgresql.org/docs/current/sql-copy.html
 */
export function copyText(
  rows: readonly Record<string, unknown>[],
  columns: readonly string[],
  types: ReadonlyMap<string, string>,
): string {
  let text = '';
  for (const row of rows)
    text += `${columns.map((column) => cell(row[column], types.get(column))).join('\t')}\n`;
  return text;
}

function cell(value: unknown, type: string | undefined): string {
  if (value === null || value === undefined) return '\\N';
  return valueText(value, type).replace(marked, (mark) => marks[mark] ?? mark);
}

function valueText(value: unknown, type: string | undefined): string {
  if (type === 'jsonb' || type === 'json') return JSON.stringify(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value) && type?.endsWith('[]')) return `{${value.map(element).join()}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const element = (value: unknown): string =>
  value === null ? 'null' : `"${String(value).replace(/["\\]/g, (mark) => `\\${mark}`)}"`;
