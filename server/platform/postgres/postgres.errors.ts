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

/** An error a person can act on: `what` happened and what to do `next`, both in its one-line message. */
export class PostgresError extends Error {
  override readonly name = 'PostgresError';
  readonly code: PostgresProblem;
  readonly what: string;
  readonly next: string;

  constructor(code: PostgresProblem, what: string, next: string, cause?: unknown) {
    super(`${what} ${next}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.what = what;
    this.next = next;
  }
}
