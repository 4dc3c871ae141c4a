import { PostgresError } from '../platform/postgres/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { UsageError } from '../platform/usage-error.ts';
import type { Words } from '../platform/words.ts';

/** One clear line for whatever ended a command, with the next step where there is one. */
export function complaint(error: unknown, words: Words): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (error instanceof UsageError) return error.inWords(words);
  if (error instanceof Refusal) return words(`error.${error.code}`, error.params);
  if (isFullDisk(error) || isFullDisk(cause)) return new UsageError('disk-full').inWords(words);
  if (error instanceof PostgresError) {
    const { what, next } = error.inWords(words);
    return `${what} ${next}`;
  }
  if (isDatabaseGone(error) || isDatabaseGone(cause)) return new UsageError('database-gone').inWords(words);
  const file = fileTrouble(error);
  if (file) return file.inWords(words);
  return words('cli.unexpected', { message: error instanceof Error ? error.message : String(error) });
}

/** As the system says it, as PostgreSQL does (class 53, disk_full), and as its log does where it could not start. */
function isFullDisk(error: unknown): boolean {
  if (error instanceof PostgresError) return /No space left on device/.test(error.message);
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === '53100');
}

/** Ended or beginning anew in the middle of the work (57P), or no longer there: no connection is left to ask. */
function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return /^(57P0|08|ECONN|EPIPE)/.test(code) || /^Connection terminated/.test(error.message);
}

/** What the system says of a file that cannot be read or written. */
function fileTrouble(error: unknown): UsageError | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return undefined;
  const { code, path } = error;
  if (typeof code !== 'string' || typeof path !== 'string') return undefined;
  return new UsageError('file-unusable', { file: path, why: code });
}
