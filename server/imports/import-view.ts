import type { Static } from 'typebox';
import { wordsIn } from '../platform/words.ts';
import type { ImportView } from './imports.schema.ts';
import type { Import, Problem } from './imports.store.ts';
import { fieldsOf } from './mapping/fields.ts';

const iso = (date: Date | null) => date?.toISOString() ?? null;

/** An import as people see it, in their language. */
export function importView(row: Import, language: string): Static<typeof ImportView> {
  const words = wordsIn(language);
  const told = ({ code, params }: Problem) => ({
    code,
    params: { ...params },
    words: words(`error.${code}`, params),
  });
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    fileName: row.fileName,
    channelId: row.channelId,
    shape: row.shape,
    readAs: row.readAs,
    header: [...row.header],
    fields: [...fieldsOf(row.shape)],
    mapping: Object.fromEntries(Object.entries(row.mapping.columns)),
    dayFirst: row.mapping.dayFirst,
    problems: row.problems.map(told),
    rowsRead: row.rowsRead,
    rowsTotal: row.rowsTotal,
    rowsNew: row.rowsNew,
    rowsKnown: row.rowsKnown,
    rowsBad: row.rowsBad,
    share: row.share,
    ...paceOf(row),
    error: row.error && told(row.error).words,
    errorCode: row.error?.code ?? null,
    createdAt: row.createdAt.toISOString(),
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
  };
}

/** From what has been done since it started; the time left is by the part of the file read. */
function paceOf(row: Import): { rate: number | null; secondsLeft: number | null } {
  const { startedAt, movedAt, rowsRead, share, state } = row;
  const seconds = startedAt && movedAt ? (movedAt.getTime() - startedAt.getTime()) / 1000 : 0;
  if (seconds <= 0 || rowsRead === 0) return { rate: null, secondsLeft: null };
  const left = state === 'running' && share > 0 ? Math.round((seconds * (1 - share)) / share) : null;
  return { rate: Math.round((10 * rowsRead) / seconds) / 10, secondsLeft: left };
}
