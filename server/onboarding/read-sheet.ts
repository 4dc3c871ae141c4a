import type { MultipartFile } from '@fastify/multipart';
import { dropFile, importFile, isEmptyRow, keepUpload, openTable, textOf } from '../imports/index.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';

export interface SheetRow<Column extends string> {
  /** As a spreadsheet counts them. */
  readonly number: number;
  readonly cells: Partial<Record<Column, string>>;
}

/** Lists of a realm, not messages: held in memory. */
const mostRows = 5_000;
const megabytes = 20;
/** For the route that takes the upload; a longer one arrives cut off, and is refused. */
export const sheetLimits = { limits: { fileSize: megabytes * 1024 * 1024 } };

/**
 * A small table with a header, CSV or XLSX: each row's cells under the columns their header names.
 * @param columnOf what a header's name means; undefined: nothing, the column is passed over
 * @throws Refusal `import-file-missing`, `import-file-too-large`, `sheet-columns` when none is known, `sheet-too-long`, and those of `openTable`
 */
export async function readSheet<Column extends string>(
  dataDirectory: string,
  upload: MultipartFile | undefined,
  columnOf: (name: string) => Column | undefined,
): Promise<SheetRow<Column>[]> {
  if (!upload) throw new Refusal('import-file-missing');
  const id = newId();
  try {
    await keepUpload(dataDirectory, id, upload.file);
    if (upload.file.truncated) throw new Refusal('import-file-too-large', { megabytes });
    return await rowsIn(importFile(dataDirectory, id), columnOf);
  } finally {
    await dropFile(dataDirectory, id);
  }
}

async function rowsIn<Column extends string>(path: string, columnOf: (name: string) => Column | undefined) {
  const table = await openTable(path);
  const rows: SheetRow<Column>[] = [];
  let columns: readonly (Column | undefined)[] | undefined;
  try {
    for await (const { number, cells } of table.rows()) {
      if (isEmptyRow(cells)) continue;
      if (!columns) {
        columns = cells.map((cell) => columnOf(textOf(cell) ?? ''));
        if (columns.every((column) => column === undefined)) throw new Refusal('sheet-columns');
        continue;
      }
      if (rows.length >= mostRows) throw new Refusal('sheet-too-long', { rows: mostRows });
      const named = columns.flatMap((column, at) =>
        column ? [[column, textOf(cells[at]) ?? ''] as const] : [],
      );
      rows.push({ number, cells: Object.fromEntries(named) as Partial<Record<Column, string>> });
    }
    return rows;
  } finally {
    await table.close();
  }
}
