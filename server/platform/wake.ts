/** The bell that wakes waiting loops; see `listenForEvents`. Types are those of events; without them, whatever it is. */
export interface Wake {
  /** How often it has rung for these: a loop that looks before it works misses no ring while working. */
  count(types?: readonly string[]): number;
  /** Resolves at the next ring for these or after `ms`. */
  wait(ms: number, types?: readonly string[]): Promise<void>;
  /** Resolves after `ms` or when everything is told to stop, not at a ring. */
  sleep(ms: number): Promise<void>;
  /** Without types, for everyone: what was written is not known. */
  ring(types?: readonly string[]): void;
  /** Ends every wait and sleep for good. */
  all(): void;
}

interface Waiting {
  readonly types: readonly string[] | undefined;
  done(): void;
}

export function createWake(): Wake {
  let rings = 0;
  let forEveryone = 0;
  const ringsOf = new Map<string, number>();
  let ended = false;
  const waiting = new Set<Waiting>();
  const sleeping = new Set<Waiting>();
  const pause = (among: Set<Waiting>, ms: number, types?: readonly string[]) =>
    new Promise<void>((resolve) => {
      if (ended) return resolve();
      const one: Waiting = {
        types,
        done() {
          clearTimeout(timer);
          among.delete(one);
          resolve();
        },
      };
      const timer = setTimeout(one.done, ms);
      among.add(one);
    });
  const release = (among: Set<Waiting>, types?: readonly string[]) => {
    for (const one of [...among])
      if (!types || !one.types || one.types.some((type) => types.includes(type))) one.done();
  };
  return {
    count: (types) =>
      types ? types.reduce((sum, type) => sum + (ringsOf.get(type) ?? 0), forEveryone) : rings,
    wait: (ms, types) => pause(waiting, ms, types),
    sleep: (ms) => pause(sleeping, ms),
    ring(types) {
      rings += 1;
      if (types) for (const type of types) ringsOf.set(type, (ringsOf.get(type) ?? 0) + 1);
      else forEveryone += 1;
      release(waiting, types);
    },
    all() {
      ended = true;
      release(waiting);
      release(sleeping);
    },
  };
}
