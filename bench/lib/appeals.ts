import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Example } from '../../engines/classify/index.ts';

export const APPEAL_LABELS = ['executor', 'topic_group', 'topic'] as const;

/** Messages of a CSV with the columns text, executor, topic_group, topic; throws when a column is missing. */
export function readAppeals(path: string): Example[] {
  const rows: unknown = parse(readFileSync(path), { columns: true, bom: true });
  if (!Array.isArray(rows)) throw new Error(`${path}: not a table`);
  return rows.map((row: unknown, index) => {
    const line = index + 2;
    const labels = APPEAL_LABELS.map((name) => [name, cell(row, name, path, line)] as const);
    return { text: cell(row, 'text', path, line), labels: Object.fromEntries(labels) };
  });
}

function cell(row: unknown, column: string, path: string, line: number): string {
  const value: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, column) : undefined;
  if (typeof value !== 'string') throw new Error(`${path}, record ${line}: no column "${column}"`);
  return value;
}
