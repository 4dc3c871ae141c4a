/**
 * `at once`: nothing goes before it, and nothing waits for it longer than it takes; `on the way`: others wait for what it
 * does; `behind`: it can wait itself.
 */
export type Turn = 'at once' | 'on the way' | 'behind';

/** Lets so many pieces of work run at once; the others wait in the order they came. */
export interface Turns {
  take<T>(work: () => Promise<T>, turn?: Turn): Promise<T>;
}

const inOrder: readonly Turn[] = ['at once', 'on the way', 'behind'];

/** After so long beside one piece on the way, the next of the rest begins all the same: that piece may be stuck. */
const patienceMs = 1000;

/**
 * What is on the way goes before all that waits behind. While any of it is at work, one piece of the rest goes on beside
 * it, and no other until a piece on the way has ended: a flood slows down what follows from it, and stops none of it.
 */
export function createTurns(atOnce: number): Turns {
  const waiting: Record<Turn, (() => void)[]> = { 'at once': [], 'on the way': [], behind: [] };
  const working: Record<Turn, number> = { 'at once': 0, 'on the way': 0, behind: 0 };
  /** One of the rest has begun since the last piece on the way ended. */
  let oneBeside = false;
  let impatient: NodeJS.Timeout | undefined;

  const mayBegin = (turn: Turn) => {
    if (inOrder.reduce((sum, kind) => sum + working[kind], 0) >= atOnce) return false;
    return turn !== 'behind' || working['on the way'] === 0 || (working.behind === 0 && !oneBeside);
  };
  const count = (turn: Turn) => {
    working[turn] += 1;
    if (turn !== 'behind' || working['on the way'] === 0) return;
    oneBeside = true;
    impatient = setTimeout(() => {
      oneBeside = false;
      letIn(inOrder);
    }, patienceMs);
    impatient.unref();
  };
  const begin = (turn: Turn) => {
    // Nobody who comes meanwhile overtakes those who wait.
    if (waiting[turn].length > 0 || !mayBegin(turn))
      return new Promise<void>((resolve) => waiting[turn].push(resolve));
    count(turn);
    return undefined;
  };
  const letIn = (turns: readonly Turn[]) => {
    for (const turn of turns)
      while (waiting[turn].length > 0 && mayBegin(turn)) {
        count(turn);
        waiting[turn].shift()?.();
      }
  };
  const end = (turn: Turn) => {
    working[turn] -= 1;
    if (turn === 'on the way') {
      oneBeside = false;
      clearTimeout(impatient);
    }
    letIn(['at once', 'on the way']);
    // A loop on the way takes its next piece as soon as one has ended: the rest must not fill all places in between.
    setImmediate(letIn, inOrder);
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
