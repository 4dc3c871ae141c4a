import { Refusal } from '../../platform/refusal.ts';
import type { Problem } from '../imports.store.ts';
import { type Field, fieldsOf, type Mapping, type ReadAs, type Shape } from './fields.ts';

/**
 * A mapping as a person gave it, over this header.
 * @throws Refusal `import-field-unknown`, `import-column-unknown`, `import-column-twice`
 */
export function requireMapping(
  shape: Shape,
  header: readonly string[],
  columns: Readonly<Record<string, string | null>>,
): Mapping['columns'] {
  const known = fieldsOf(shape);
  const taken = new Map<string, string>();
  const mapped: Partial<Record<Field, string>> = {};
  for (const [name, column] of Object.entries(columns)) {
    if (column === null || column === '') continue;
    const field = known.find((one) => one === name);
    if (!field) throw new Refusal('import-field-unknown', { field: name, fields: known.join(', ') });
    if (!header.includes(column)) throw new Refusal('import-column-unknown', { column, ...shown(header) });
    if (taken.has(column)) throw new Refusal('import-column-twice', { column });
    taken.set(column, name);
    mapped[field] = column;
  }
  return mapped;
}

/** As many columns as anybody reads through. */
const mostShown = 40;

function shown(header: readonly string[]): { columns: string; more: number } {
  const columns = header.slice(0, mostShown);
  return { columns: columns.join(', '), more: header.length - columns.length };
}

/** What keeps a file from being imported as it stands: a person has to say which column it is. */
export function problemsOf(shape: Shape, readAs: ReadAs, columns: Mapping['columns']): Problem[] {
  const problems: Problem[] = [];
  if (!columns.text) problems.push({ code: 'import-text-missing', params: {} });
  if (shape === 'table' && readAs === 'history' && !columns.topic)
    problems.push({ code: 'import-topic-missing', params: {} });
  return problems;
}
