import type { CommandWord, CommandWords } from '../usage-error.ts';
import { wordsIn } from '../words.ts';

type Params = Readonly<Record<string, string | number>>;

/** What can go wrong around the embedded PostgreSQL. Each code has one cause and one next step. */
export type PostgresProblem =
  | 'already-running'
  | 'lock-unsteady'
  | 'binaries-missing'
  | 'binaries-unusable'
  | 'cluster-foreign'
  | 'cluster-missing'
  | 'cluster-shared'
  | 'no-account'
  | 'not-owner'
  | 'init-failed'
  | 'start-failed'
  | 'ended'
  | 'stop-failed'
  | 'wrong-version'
  | 'rights-missing'
  | 'trigrams-broken';

/** An error a person can act on: `what` happened and what to do `next`, both in its one-line message, which is the English one. */
export class PostgresError extends Error {
  override readonly name = 'PostgresError';
  readonly code: PostgresProblem;
  readonly params: Params;

  constructor(code: PostgresProblem, params: Params, cause?: unknown) {
    const { what, next } = inWords(code, params, wordsIn('en'));
    super(`${what} ${next}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.params = params;
  }

  /** What happened, and what to do. */
  inWords(words: CommandWords): { what: string; next: string } {
    return inWords(this.code, this.params, words);
  }
}

function inWords(code: PostgresProblem, params: Params, words: CommandWords): { what: string; next: string } {
  return { what: words(`postgres.error.${code}`, params), next: words(`postgres.next.${code}`, params) };
}

type NoticeCode = CommandWord extends infer Key
  ? Key extends `postgres.notice.${infer Code}`
    ? Code
    : never
  : never;

/** What is told while a start takes its time: words under `postgres.notice.<code>`. */
export type Notice = (code: NoticeCode, params: Params) => void;
