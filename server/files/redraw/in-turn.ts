import { Refusal } from '../../platform/refusal.ts';

/** At most: a minute or two of work. Whoever comes after them would wait longer than a browser does. */
export const mostWaiting = 40;

let waiting = 0;
/** The last work somebody asked for; the next waits until it is done. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Pictures are read and drawn one after the other: each takes a core, and up to half a gigabyte while it is drawn. Those that
 * wait stand on the disk.
 * @throws Refusal `pictures-busy` when too many wait already; a minute later there is room
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= mostWaiting) throw new Refusal('pictures-busy');
  waiting += 1;
  const turn = last.then(work).finally(() => {
    waiting -= 1;
  });
  last = turn.catch(() => undefined);
  return turn;
}
