import './imports.errors.ts';

export { dropFile, importFile, keepUpload } from './import-files.ts';
export {
  type DiskImport,
  planFromDisk,
  runFromDisk,
  stopFromDisk,
  tryFromDisk,
} from './import-from-disk.ts';
export type { ImportParts } from './import-parts.ts';
export { importsModule } from './imports.module.ts';
export type { Import } from './imports.store.ts';
export { type Delimiter, delimiters } from './reading/delimiter.rules.ts';
export { openTable } from './reading/open-table.ts';
export { isEmptyRow, textOf } from './reading/table.types.ts';
export { rejectsCsv } from './rejects-csv.ts';
