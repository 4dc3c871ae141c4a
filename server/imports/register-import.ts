import { basename } from 'node:path';
import { cleanText } from '../intake/index.ts';
import type { Tx } from '../platform/database.ts';
import type { NewImport, Problem } from './imports.store.ts';
import { findImport, type Import, insertImport } from './imports.store.ts';
import type { Inspection } from './inspect-file.ts';
import { problemsOf, requireMapping } from './mapping/check-mapping.rules.ts';
import type { Mapping, ReadAs } from './mapping/fields.ts';
import { findMapping, type Remembered } from './mapping/mappings.store.ts';

export interface Registration {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: Buffer;
  readonly fileKept: boolean;
  readonly channelId: string | null;
  readonly readAs: ReadAs | null;
  /** Field to column, named by whoever calls; they count before what is remembered or guessed. */
  readonly columns: Readonly<Record<string, string>>;
  readonly dayFirst: boolean | null;
  readonly startedBy: string | null;
}

/**
 * How a file will be read: as a person said for the last one with this header, or as guessed.
 * @throws Refusal of `requireMapping`
 */
export function planImport(
  registration: Registration,
  inspection: Inspection,
  remembered: Remembered | undefined,
): NewImport {
  const { shape, header, headerRow } = inspection;
  const readAs = shape === 'incident' ? 'history' : (registration.readAs ?? remembered?.readAs ?? 'messages');
  const given = requireMapping(shape, header, registration.columns);
  const taken = Object.values(given);
  const others = Object.entries((remembered?.mapping ?? inspection.mapping).columns);
  const free = others.filter(([, column]) => !taken.includes(column));
  const mapping: Mapping = {
    columns: { ...Object.fromEntries(free), ...given },
    dayFirst: registration.dayFirst ?? remembered?.mapping.dayFirst ?? inspection.mapping.dayFirst,
  };
  const { id, sha256, fileKept, channelId, startedBy } = registration;
  const fileName = cleanText(basename(registration.fileName)).slice(0, 200);
  const doubts: Problem[] = inspection.doubtful ? [{ code: 'import-header-doubtful', params: {} }] : [];
  const problems = [...problemsOf(shape, readAs, mapping.columns), ...doubts];
  const read = { shape, readAs, header, headerRow, mapping, problems };
  return { id, sha256, fileKept, channelId, startedBy, fileName, ...read };
}

/** An import that waits to be looked at. */
export async function registerImport(
  tx: Tx,
  realmId: string,
  registration: Registration,
  inspection: Inspection,
  at: Date,
): Promise<Import> {
  const remembered = await findMapping(tx, realmId, inspection.header);
  await insertImport(tx, realmId, planImport(registration, inspection, remembered), at);
  const row = await findImport(tx, realmId, registration.id);
  if (!row) throw new Error('an import just written is gone');
  return row;
}
