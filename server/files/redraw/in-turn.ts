/** The last work somebody asked for; the next waits until it is done. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Pictures are read and drawn one after the other: each takes a core, and up to half a gigabyte while it is drawn. Those that
 * wait stand on the disk.
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}
