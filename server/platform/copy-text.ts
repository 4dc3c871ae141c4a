const marks: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const marked = /[\\\n\r\t]/;
const eachMarked = /[\\\n\r\t]/g;

type Write = (value: unknown) => string;

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
  const cells = columns.map((column) => [column, writerOf(types.get(column))] as const);
  let text = '';
  for (const row of rows) {
    let before = '';
    for (const [column, write] of cells) {
      const value = row[column];
      text += value === null || value === undefined ? `${before}\\N` : before + write(value);
      before = '\t';
    }
    text += '\n';
  }
  return text;
}

/** The type of a column is looked at once, not for each of its cells. */
function writerOf(type: string | undefined): Write {
  if (type === 'jsonb' || type === 'json') return (value) => escaped(JSON.stringify(value));
  if (type?.endsWith('[]')) return (value) => escaped(Array.isArray(value) ? listed(value) : plain(value));
  return (value) => (typeof value === 'number' ? String(value) : escaped(plain(value)));
}

function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Most cells hold nothing to escape, which is quicker to find out than to replace. */
function escaped(text: string): string {
  return marked.test(text) ? text.replace(eachMarked, (mark) => marks[mark] ?? mark) : text;
}

const listed = (values: readonly unknown[]) => `{${values.map(element).join()}}`;

const element = (value: unknown): string =>
  value === null ? 'null' : `"${String(value).replace(/["\\]/g, (mark) => `\\${mark}`)}"`;
