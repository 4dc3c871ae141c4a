import type { ParseArgsOptionsConfig } from 'node:util';
import { type CommandWords, UsageError } from '../platform/usage-error.ts';

/**
 * One word of the command line: `heed <name> …`. What it says stands in locales/<language>/commands.json: its help under
 * `command.<name>.summary`, `.usage` and `.about`, and a line for each option under `option.<option>`, or
 * `option.<name>.<option>` where that means something else here.
 */
export interface Command {
  readonly name: string;
  readonly options: ParseArgsOptionsConfig;
  /** How many words it takes that are not options; none unless said. */
  readonly takes?: number;
  /** Environment variables its help explains beside the database's, under `setting.<NAME>`. */
  readonly settings?: readonly string[];
  /** What its help fills in. */
  readonly helpParams?: Readonly<Record<string, string | number>>;
  run(input: CommandInput): Promise<void>;
}

export interface CommandInput {
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** The language of the terminal, and its words. */
  readonly language: string;
  readonly words: CommandWords;
}

/** The text of an option, if it was given. */
export function textOption(input: CommandInput, name: string): string | undefined {
  const value = input.values[name];
  return typeof value === 'string' ? value : undefined;
}

/** Every text of an option that may be given more than once. */
export function textOptions(input: CommandInput, name: string): string[] {
  const value = input.values[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/** @throws UsageError when it is not a whole number */
export function numberOption(input: CommandInput, name: string): number | undefined {
  const text = textOption(input, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,12}$/.test(text))
    throw new UsageError('option-not-whole', { option: `--${name}`, given: text });
  return Number(text);
}

/** @throws UsageError when it is none of those known */
export function choiceOption<const Choice extends string>(
  input: CommandInput,
  name: string,
  known: readonly Choice[],
): Choice | undefined {
  const text = textOption(input, name);
  const found = known.find((one) => one === text);
  if (text !== undefined && found === undefined)
    throw new UsageError('option-not-known', { option: `--${name}`, known: known.join(', '), given: text });
  return found;
}

export function flag(input: CommandInput, name: string): boolean {
  return input.values[name] === true;
}
