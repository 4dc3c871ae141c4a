/** Lets so many pieces of work run at once; the others wait in the order they came. */
export interface Turns {
  take<T>(work: () => Promise<T>): Promise<T>;
}

export function createTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  let free = atOnce;

  const begin = () => {
    if (free === 0) return new Promise<void>((resolve) => waiting.push(resolve));
    free -= 1;
    return undefined;
  };
  // A turn that ends goes straight to whoever waits: nobody who comes meanwhile overtakes them.
  const end = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };

  return {
    async take(work) {
      await begin();
      try {
        return await work();
      } finally {
        end();
      }
    },
  };
}
