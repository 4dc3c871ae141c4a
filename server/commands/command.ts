import type { ParseArgsOptionsConfig } from 'node:util';

/** One word of the command line: `heed <name> …`. */
export interface Command {
  readonly name: string;
  /** One line for `heed --help`. */
  readonly summary: string;
  /** The whole text of `heed <name> --help`. */
  readonly help: string;
  readonly options: ParseArgsOptionsConfig;
  run(input: CommandInput): Promise<void>;
}

export interface CommandInput {
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** A mistake a person can mend: printed as one line with the next step, without a stack. */
export class UsageError extends Error {}

/** The text of an option, if it was given. */
export function textOption(input: CommandInput, name: string): string | undefined {
  const value = input.values[name];
  return typeof value === 'string' ? value : undefined;
}

/** @throws UsageError when it is not a whole number */
export function numberOption(input: CommandInput, name: string): number | undefined {
  const text = textOption(input, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,12}$/.test(text)) throw new UsageError(`--${name} takes a whole number, not "${text}"`);
  return Number(text);
}

export function flag(input: CommandInput, name: string): boolean {
  return input.values[name] === true;
}
