import english from '../../locales/en/commands.json' with { type: 'json' };
import { wordsIn } from './words.ts';

/** The keys of locales/<language>/commands.json: what the command line says. */
export type CommandWord = keyof typeof english;

export type CommandWords = (code: CommandWord, params?: Readonly<Record<string, string | number>>) => string;

type UsageCode = CommandWord extends infer Key ? (Key extends `usage.${infer Code}` ? Code : never) : never;

/**
 * A mistake a person at the command line can mend: one line with the next step, without a stack. Its words stand under
 * `usage.<code>`; the message is the English one, for logs.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code: UsageCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: UsageCode, params: Readonly<Record<string, string | number>> = {}) {
    super(wordsIn('en')(`usage.${code}`, params));
    this.code = code;
    this.params = params;
  }

  inWords(words: CommandWords): string {
    return words(`usage.${this.code}`, this.params);
  }
}
