import { statSync } from 'node:fs';
import { type CommandInput, textOption } from './command.ts';

/**
 * `--data` names a table when it is a file, and the data directory otherwise.
 * @returns the table, and the input without it for whoever opens the database
 */
export function takeTable(input: CommandInput): { table: string | undefined; rest: CommandInput } {
  const data = textOption(input, 'data');
  const isTable = data !== undefined && (statSync(data, { throwIfNoEntry: false })?.isFile() ?? false);
  if (!isTable) return { table: undefined, rest: input };
  const { data: _, ...values } = input.values;
  return { table: data, rest: { ...input, values } };
}
