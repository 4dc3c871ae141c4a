import { createHash } from 'node:crypto';
import { cleanText, longestText } from '../../intake/index.ts';
import type { Problem } from '../imports.store.ts';
import type { Field, Mapping } from '../mapping/fields.ts';
import { type Cell, type TableRow, textOf } from '../reading/table.types.ts';
import { readDate, readDuration } from './dates.rules.ts';

/** Thrown while a row is read: the row goes to the rejects, and the next one is read. */
export class RowProblem extends Error {
  readonly problem: Problem;

  constructor(code: string, params: Record<string, string | number> = {}) {
    super(code);
    this.problem = { code, params };
  }
}

export interface ReadingContext {
  readonly header: readonly string[];
  readonly mapping: Mapping;
  readonly timeZone: string;
  readonly from1904: boolean;
  readonly now: Date;
}

/** The cells of one row by field. Every method says "unknown" (null) for what is not there, and throws for what cannot be read. */
export interface RowReader {
  text(field: Field): string | null;
  /** Line breaks as line breaks, whatever the file wrote for them. */
  prose(field: Field): string | null;
  date(field: Field): Date | null;
  duration(field: Field): number | null;
  number(field: Field): number | null;
  /** @throws RowProblem when there is none, or more than a message may have */
  requireText(field: Field): string;
}

export function createRowReader(context: ReadingContext): (row: TableRow) => RowReader {
  const positions = new Map(
    Object.entries(context.mapping.columns).map(([field, column]) => [field, context.header.indexOf(column)]),
  );
  const mapped = new Set(positions.values());
  return (row) => {
    if (row.tooLong && mapped.has(row.tooLong.column)) throw tooLong(context.header, row.tooLong);
    // A cell too many: something came apart, and what stands under which name can no longer be trusted.
    const beyond = row.cells.slice(context.header.length).findIndex((one) => textOf(one) !== null);
    if (beyond >= 0) throw new RowProblem('row-too-many-cells', { columns: context.header.length });
    const cell = (field: Field): Cell => row.cells[positions.get(field) ?? -1] ?? null;
    const columnOf = (field: Field) => context.mapping.columns[field] ?? '';
    const prose = (field: Field) => {
      const text = textOf(cell(field));
      return text === null ? null : cleanText(text.replace(/<br\s*\/?>/gi, '\n'));
    };
    return {
      text: (field) => {
        const text = textOf(cell(field));
        return text === null ? null : cleanText(text);
      },
      prose,
      date: (field) => {
        const { timeZone, from1904, mapping, now } = context;
        const read = readDate(cell(field), { timeZone, from1904, dayFirst: mapping.dayFirst }, now);
        if (!read) return null;
        if ('at' in read) return read.at;
        throw new RowProblem(read.problem, { column: columnOf(field), value: shown(cell(field)) });
      },
      duration: (field) => readDuration(cell(field)) ?? null,
      number: (field) => {
        const text = textOf(cell(field));
        if (text === null) return null;
        const value = Number(text.replace(/[\s\u00a0]/g, '').replace(',', '.'));
        if (Number.isFinite(value)) return value;
        throw new RowProblem('row-number-unreadable', { column: columnOf(field), value: shown(cell(field)) });
      },
      requireText: (field) => {
        const text = prose(field);
        if (text === null) throw new RowProblem('row-text-missing', { column: columnOf(field) });
        if (text.length > longestText)
          throw new RowProblem('message-too-long', { longest: longestText, length: text.length });
        return text;
      },
    };
  };
}

function tooLong(
  header: readonly string[],
  { column, length }: { column: number; length: number },
): RowProblem {
  return new RowProblem('row-cell-too-long', { column: header[column] ?? `#${column + 1}`, length });
}

function shown(cell: Cell): string {
  return cleanText(String(cell ?? '')).slice(0, 60);
}

/** A key from what a row says: for rows that bring none of their own. */
export function digestOf(parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 32);
}
