/** What can go wrong around the embedded PostgreSQL. Each code has one cause and one next step. */
export type PostgresProblem =
  | 'already-running'
  | 'binaries-missing'
  | 'binaries-unusable'
  | 'cluster-foreign'
  | 'cluster-missing'
  | 'cluster-shared'
  | 'no-account'
  | 'not-owner'
  | 'init-failed'
  | 'start-failed'
  | 'stop-failed'
  | 'wrong-version'
  | 'trigrams-broken';

/** An error a person can act on: `message` says what happened in one line, `next` what to do about it. */
export class PostgresError extends Error {
  override readonly name = 'PostgresError';
  readonly code: PostgresProblem;
  readonly next: string;

  constructor(code: PostgresProblem, message: string, next: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.next = next;
  }
}
