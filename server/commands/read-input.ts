import { parseArgs } from 'node:util';
import { UsageError } from '../platform/usage-error.ts';
import type { Command, CommandInput } from './command.ts';

const help = { help: { type: 'boolean', short: 'h' } } as const;

/**
 * What was written after the command's name. Node would explain mistakes in English and at length: they are looked for
 * here instead.
 * @throws UsageError naming what does not belong
 */
export function readInput(
  command: Command,
  args: readonly string[],
): Pick<CommandInput, 'values' | 'positionals'> & { readonly wantsHelp: boolean } {
  const options = { ...command.options, ...help };
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) if (token.kind === 'option') requireKnown(command, options, token);
  const wantsHelp = values.help === true;
  const surplus = positionals[command.takes ?? 0];
  if (surplus !== undefined && !wantsHelp)
    throw new UsageError('argument-surplus', { argument: surplus, command: command.name });
  return { values, positionals, wantsHelp };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function requireKnown(command: Command, options: Command['options'], token: OptionToken): void {
  const { name, rawName: option, value, inlineValue } = token;
  const params = { command: command.name, option };
  const known = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!known) throw new UsageError('option-unknown', params);
  if (known.type === 'boolean' && value !== undefined) throw new UsageError('option-takes-none', params);
  // `--data --json` forgot the folder; a value that begins with a dash is written `--data=-x`.
  const forgotten = value === undefined || value === '' || (!inlineValue && /^-./.test(value));
  if (known.type === 'string' && forgotten) throw new UsageError('option-value-missing', params);
}
