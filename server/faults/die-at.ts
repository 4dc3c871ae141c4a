import pg from 'pg';

/** `before <words>` or `after <words>`: the moment a statement whose name or text holds these words is sent, or done. */
export type Death = `${'before' | 'after'} ${string}`;

type Callback = (error: Error | null, result: unknown) => void;

const textOf = (query: unknown): string => {
  if (typeof query === 'string') return query;
  const { name = '', text = '' } = query as { name?: string; text?: string };
  return `${name} ${text}`;
};

const die = () => process.kill(process.pid, 'SIGKILL');

/**
 * Kills this process at a statement. After a statement inside a transaction nothing of it is committed; after one that
 * stands alone all of it is.
 */
export function dieAt(death: Death): void {
  const [, when, words] = /^(before|after) (.*)$/s.exec(death) ?? [];
  if (!when || !words) throw new Error(`"${death}" does not say when to die`);
  const { query } = pg.Client.prototype;
  const send = query as (this: pg.Client, ...given: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    if (!textOf(given[0]).includes(words)) return send.apply(this, given);
    if (when === 'before') return die();
    const last = given.at(-1);
    if (typeof last !== 'function') return (send.apply(this, given) as Promise<unknown>).then(die);
    const called = last as Callback;
    return send.apply(this, [
      ...given.slice(0, -1),
      (error: Error | null, result: unknown) => {
        if (!error) die();
        called(error, result);
      },
    ]);
  } as typeof query;
}
