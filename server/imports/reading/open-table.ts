import { open } from 'node:fs/promises';
import { Refusal } from '../../platform/refusal.ts';
import { openCsv } from './csv.ts';
import type { Delimiter } from './delimiter.rules.ts';
import type { Table } from './table.types.ts';
import { openXlsx } from './xlsx/open-xlsx.ts';

/** How files begin: a ZIP archive (XLSX), and the container of Excel before 2007 and of locked workbooks. */
const zip = [0x50, 0x4b];
const compound = [0xd0, 0xcf, 0x11, 0xe0];
const pdf = [0x25, 0x50, 0x44, 0x46];

/**
 * Opens a table of any kind by what is in it. Close it when done.
 * @param options.name what it is called, where the path is not its own name
 * @throws Refusal `import-empty`, `import-not-a-table`, `import-old-excel`, `import-locked-xlsx`, `import-not-xlsx`,
 *   `import-broken-xlsx`, `import-bomb`
 */
export async function openTable(
  path: string,
  options: { delimiter?: Delimiter | undefined; name?: string } = {},
): Promise<Table & { close(): Promise<void> }> {
  const start = await readStart(path);
  if (start.length === 0) throw new Refusal('import-empty');
  const begins = (mark: readonly number[]) => mark.every((byte, index) => start[index] === byte);
  if (begins(zip)) return openXlsx(path);
  if (begins(compound)) throw new Refusal(holdsLocked(start) ? 'import-locked-xlsx' : 'import-old-excel');
  if (begins(pdf)) throw new Refusal('import-not-a-table');
  // Read as text, what is left of a workbook would be a table of one column.
  if (/\.xls[xm]$/i.test(options.name ?? path)) throw new Refusal('import-not-xlsx');
  return { ...(await openCsv(path, options.delimiter)), close: async () => {} };
}

async function readStart(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(8192);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A workbook with a password is a stream of this name in the old container. */
function holdsLocked(start: Buffer): boolean {
  return start.includes(Buffer.from('EncryptedPackage', 'utf16le'));
}
