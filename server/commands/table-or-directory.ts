import { statSync } from 'node:fs';
import { type CommandInput, textOption } from './command.ts';

/**
 * `--data` names a table when it is a file, or would be one by its name, and the data directory otherwise.
 * @returns the table, and the input without it for whoever opens the database
 */
export function takeTable(input: CommandInput): { table: string | undefined; rest: CommandInput } {
  const data = textOption(input, 'data');
  if (data === undefined || !isTable(data)) return { table: undefined, rest: input };
  const { data: _, ...values } = input.values;
  return { table: data, rest: { ...input, values } };
}

function isTable(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? found.isFile() : /\.(csv|tsv|txt|xlsx?)$/i.test(path);
}
