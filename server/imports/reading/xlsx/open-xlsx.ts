import type { Table } from '../table.types.ts';
import { openArchive } from './archive.ts';
import { readSheet } from './read-sheet.ts';
import { readStrings } from './read-strings.ts';
import type { SharedStrings } from './shared-strings.ts';
import { readWorkbook } from './workbook.ts';

/** @throws Refusal `import-broken-xlsx`, `import-bomb`, `import-locked-xlsx` */
export async function openXlsx(path: string): Promise<Table & { close(): Promise<void> }> {
  const archive = await openArchive(path);
  let strings: SharedStrings | undefined;
  const close = async () => {
    strings?.close();
    strings = undefined;
    archive.close();
  };
  try {
    const workbook = await readWorkbook(archive);
    let read = 0;
    return {
      format: 'xlsx',
      from1904: workbook.from1904,
      share: () => Math.min(1, workbook.sheet.size === 0 ? 1 : read / workbook.sheet.size),
      async *rows() {
        strings ??= await readStrings(workbook.strings);
        yield* readSheet(workbook.sheet, strings, (bytes) => {
          read += bytes;
        });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
