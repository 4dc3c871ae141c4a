import { csvLine } from '../platform/csv.ts';
import type { Database } from '../platform/database.ts';
import type { KeyRing } from '../platform/vault.ts';
import { wordsIn } from '../platform/words.ts';
import type { Import } from './imports.store.ts';
import { type Reject, readRejects } from './rejects.store.ts';

/** A byte order mark, so that spreadsheets read the Cyrillic right. */
const mark = '\u{FEFF}';
const pageRows = 500;

/**
 * The rows that could not go in, as a table to put right and import again: row number, code and reason, then the cells
 * as they were.
 */
export async function* rejectsCsv(
  parts: { database: Database; keyRing: KeyRing },
  realmId: string,
  row: Import,
  language: string,
): AsyncGenerator<string> {
  const words = wordsIn(language);
  const names = ['row', 'code', 'reason'].map((name) => words(`import.reject.${name}`));
  yield mark + csvLine([...names, ...row.header]);
  for (let behind = 0; ; ) {
    const rejects: Reject[] = await parts.database.inRealm(realmId, (tx) =>
      readRejects(tx, parts.keyRing, realmId, row.id, behind, pageRows),
    );
    for (const { rowNumber, code, params, cells } of rejects)
      yield csvLine([
        String(rowNumber),
        code,
        words(`error.${code}`, params),
        ...cells.map((cell) => String(cell ?? '')),
      ]);
    const last = rejects.at(-1);
    if (!last || rejects.length < pageRows) return;
    behind = last.rowNumber;
  }
}
