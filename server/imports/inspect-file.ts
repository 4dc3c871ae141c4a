import { Refusal } from '../platform/refusal.ts';
import type { Mapping, Shape } from './mapping/fields.ts';
import { guessMapping } from './mapping/guess-mapping.rules.ts';
import type { Delimiter } from './reading/delimiter.rules.ts';
import { findHeader, nameColumns, readsLikeHeader } from './reading/header.rules.ts';
import { openTable } from './reading/open-table.ts';
import { type Cell, isEmptyRow, type TableRow } from './reading/table.types.ts';

/** Enough rows to guess by. */
const lookedAt = 300;
const shownRows = 5;
const breaksOff = new Set(['import-quote-open', 'import-record-too-large']);

export interface Inspection {
  readonly header: readonly string[];
  /** The row it stands in, counted from 1. */
  readonly headerRow: number;
  /** The header's words read like data: the file may have none. */
  readonly doubtful: boolean;
  readonly shape: Shape;
  readonly mapping: Mapping;
  /** The first rows of data. */
  readonly sample: readonly (readonly Cell[])[];
}

/**
 * What a file seems to be, from its first rows.
 * @throws Refusal of `openTable`, or `import-no-rows` when there is nothing below the header
 */
export async function inspectFile(
  path: string,
  options: { delimiter?: Delimiter | undefined; name?: string } = {},
): Promise<Inspection> {
  const rows = await firstRows(path, options, lookedAt);
  if (rows.length === 0) throw new Refusal('import-empty');
  const position = findHeader(rows);
  const found = rows[position]!;
  const below = rows.slice(position + 1);
  if (below.length === 0) throw new Refusal('import-no-rows');
  const width = Math.max(...rows.slice(position).map(({ cells }) => cells.length));
  const header = nameColumns(padded(found.cells, width));
  const { shape, mapping } = guessMapping(header, below);
  return {
    header,
    headerRow: found.number,
    doubtful: !readsLikeHeader(found.cells),
    shape,
    mapping,
    sample: below.slice(0, shownRows).map(({ cells }) => padded(cells, width).map(shortened)),
  };
}

function padded(cells: readonly Cell[], width: number): Cell[] {
  return Array.from({ length: width }, (_, index) => cells[index] ?? null);
}

function shortened(cell: Cell): Cell {
  return typeof cell === 'string' && cell.length > 500 ? `${cell.slice(0, 500)}…` : cell;
}

async function firstRows(
  path: string,
  options: Parameters<typeof openTable>[1],
  most: number,
): Promise<TableRow[]> {
  const table = await openTable(path, options);
  const rows: TableRow[] = [];
  try {
    for await (const row of table.rows()) {
      if (!isEmptyRow(row.cells)) rows.push(row);
      if (rows.length >= most) break;
    }
  } catch (error) {
    // A quotation mark left open far below: what stands above it can be read, and the run says where it is.
    if (!(error instanceof Refusal && breaksOff.has(error.code) && rows.length > 1)) throw error;
  } finally {
    await table.close();
  }
  return rows;
}
