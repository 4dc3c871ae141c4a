import { statSync } from 'node:fs';
import { UsageError } from '../platform/usage-error.ts';
import type { CommandInput } from './command.ts';

/**
 * The file named after the command; a folder has nothing to read.
 * @throws UsageError `file-not-named`, `file-unusable`; what the system says where there is none
 */
export function requireFile(command: string, { positionals: [file] }: CommandInput): string {
  if (!file) throw new UsageError('file-not-named', { command });
  if (statSync(file).isDirectory()) throw new UsageError('file-unusable', { file, why: 'EISDIR' });
  return file;
}
