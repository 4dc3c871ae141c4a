/** `on the way`: others wait for what it does; `behind`: it can wait itself. */
export type Turn = 'on the way' | 'behind';

/** Lets so many pieces of work run at once; the others wait in the order they came. */
export interface Turns {
  take<T>(work: () => Promise<T>, turn?: Turn): Promise<T>;
}

/**
 * What is on the way goes before all that waits behind. While any of it is at work, one piece of the rest goes on beside
 * it and not more: a flood slows down what follows from it, and stops none of it.
 */
export function createTurns(atOnce: number): Turns {
  const waiting: Record<Turn, (() => void)[]> = { 'on the way': [], behind: [] };
  const working: Record<Turn, number> = { 'on the way': 0, behind: 0 };

  const mayBegin = (turn: Turn) => {
    if (working['on the way'] + working.behind >= atOnce) return false;
    return turn === 'on the way' || working['on the way'] === 0 || working.behind === 0;
  };
  const begin = (turn: Turn) => {
    // Nobody who comes meanwhile overtakes those who wait.
    if (waiting[turn].length > 0 || !mayBegin(turn))
      return new Promise<void>((resolve) => waiting[turn].push(resolve));
    working[turn] += 1;
    return undefined;
  };
  const end = (turn: Turn) => {
    working[turn] -= 1;
    for (const kind of ['on the way', 'behind'] as const)
      while (waiting[kind].length > 0 && mayBegin(kind)) {
        working[kind] += 1;
        waiting[kind].shift()?.();
      }
  };

  return {
    async take(work, turn = 'behind') {
      await begin(turn);
      try {
        return await work();
      } finally {
        end(turn);
      }
    },
  };
}
