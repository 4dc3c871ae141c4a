/** A cell as the file gives it: numbers only where the format has them (XLSX); null is "nothing there". */
export type Cell = string | number | null;

export interface TableRow {
  /** As a spreadsheet counts them: the first row of the file is 1. */
  readonly number: number;
  readonly cells: readonly Cell[];
  /** Set where a cell was longer than `longestCell`: which one, and how long it was. The cell itself is cut. */
  readonly tooLong?: { readonly column: number; readonly length: number };
}

/** A file opened for reading once from its beginning to its end, in bounded memory. */
export interface Table {
  readonly format: 'csv' | 'xlsx';
  /** Days are counted from 1904 instead of 1900 in some workbooks. */
  readonly from1904: boolean;
  rows(): AsyncIterable<TableRow>;
  /** The part of the file read so far, 0 to 1. */
  share(): number;
}

/** Longer than any message may be (see intake), so that a text too long is told from a cell too long. */
export const longestCell = 200_000;
/** What remains of a longer one: enough to recognise it in the rejects. */
const keptOfLong = 2_000;

export const mostColumns = 1_000;
/** Excel ends at 1,048,576 rows; a CSV may go on. */
export const mostRows = 5_000_000;

export function cutLongCells(number: number, cells: readonly Cell[]): TableRow {
  const column = cells.findIndex((cell) => typeof cell === 'string' && cell.length > longestCell);
  if (column < 0) return { number, cells };
  const length = String(cells[column]).length;
  const kept = cells.map((cell) =>
    typeof cell === 'string' && cell.length > longestCell ? cell.slice(0, keptOfLong) : cell,
  );
  return { number, cells: kept, tooLong: { column, length } };
}

/** The words of a cell without the apostrophe spreadsheets put before text; empty is null. */
export function textOf(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined) return null;
  const text = String(cell).trim();
  const bare = text.startsWith("'") ? text.slice(1).trim() : text;
  return bare === '' ? null : bare;
}

export function isEmptyRow(cells: readonly Cell[]): boolean {
  return cells.every((cell) => textOf(cell) === null);
}
