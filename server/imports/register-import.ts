import { basename } from 'node:path';
import { cleanText } from '../intake/index.ts';
import type { Tx } from '../platform/database.ts';
import { findImport, type Import, insertImport, type Problem } from './imports.store.ts';
import type { Inspection } from './inspect-file.ts';
import { problemsOf } from './mapping/check-mapping.rules.ts';
import type { Mapping, ReadAs } from './mapping/fields.ts';
import { findMapping } from './mapping/mappings.store.ts';

export interface Registration {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: Buffer;
  readonly fileKept: boolean;
  readonly channelId: string | null;
  readonly readAs: ReadAs | null;
  /** Columns named by whoever calls, over what is remembered or guessed. */
  readonly columns: Mapping['columns'];
  readonly dayFirst: boolean | null;
  readonly startedBy: string | null;
}

/** An import that waits: how it will be read is remembered from the last file with this header, or guessed. */
export async function registerImport(
  tx: Tx,
  realmId: string,
  registration: Registration,
  inspection: Inspection,
  at: Date,
): Promise<Import> {
  const { shape, header } = inspection;
  const remembered = await findMapping(tx, realmId, header);
  const readAs = shape === 'incident' ? 'history' : (registration.readAs ?? remembered?.readAs ?? 'messages');
  const columns = { ...(remembered?.mapping ?? inspection.mapping).columns };
  const wanted = Object.values(registration.columns);
  const free = Object.entries(columns).filter(([, column]) => !wanted.includes(column));
  const mapping: Mapping = {
    columns: { ...Object.fromEntries(free), ...registration.columns },
    dayFirst: registration.dayFirst ?? remembered?.mapping.dayFirst ?? inspection.mapping.dayFirst,
  };
  const { id, sha256, fileKept, channelId, startedBy } = registration;
  const doubts: Problem[] = inspection.doubtful ? [{ code: 'import-header-doubtful', params: {} }] : [];
  await insertImport(
    tx,
    realmId,
    {
      id,
      channelId,
      sha256,
      fileKept,
      startedBy,
      fileName: cleanText(basename(registration.fileName)).slice(0, 200),
      shape,
      readAs,
      header,
      headerRow: inspection.headerRow,
      mapping,
      problems: [...problemsOf(shape, readAs, mapping.columns), ...doubts],
    },
    at,
  );
  const row = await findImport(tx, realmId, id);
  if (!row) throw new Error('an import just written is gone');
  return row;
}
