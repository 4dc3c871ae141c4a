import type { Import } from './imports.store.ts';
import { isEmptyRow, type Table, type TableRow } from './reading/table.types.ts';
import type { Reject } from './rejects.store.ts';
import type { ImportedRow } from './rows/imported.types.ts';
import { readIncidentRow } from './rows/incident-row.rules.ts';
import { createRowReader, RowProblem } from './rows/row-reader.ts';
import { readTableRow } from './rows/table-row.rules.ts';

export interface Sorted {
  readonly good: readonly ImportedRow[];
  readonly rejects: readonly Reject[];
}

export type Sorter = (batch: readonly TableRow[], now: Date) => Sorted;

/** What stands below the header and was not read before. */
export async function* dataRows(
  table: Table,
  { headerRow, rowsRead }: Pick<Import, 'headerRow' | 'rowsRead'>,
): AsyncGenerator<TableRow> {
  let toSkip = rowsRead;
  for await (const row of table.rows()) {
    if (row.number <= headerRow || isEmptyRow(row.cells)) continue;
    if (toSkip > 0) toSkip -= 1;
    else yield row;
  }
}

/** Good rows apart from those that cannot go in. */
export function createSorter(
  row: Pick<Import, 'header' | 'mapping' | 'shape' | 'readAs'>,
  { from1904 }: Table,
  timeZone: string,
): Sorter {
  return (batch, now) => {
    const { header, mapping, shape, readAs } = row;
    const readerOf = createRowReader({ header, mapping, timeZone, from1904, now });
    const good: ImportedRow[] = [];
    const rejects: Reject[] = [];
    for (const one of batch) {
      try {
        const reader = readerOf(one);
        good.push(shape === 'incident' ? readIncidentRow(reader) : readTableRow(reader, readAs));
      } catch (error) {
        if (!(error instanceof RowProblem)) throw error;
        rejects.push({ rowNumber: one.number, cells: one.cells, ...error.problem });
      }
    }
    return { good, rejects };
  };
}
