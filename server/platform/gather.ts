/**
 * Group commit: callers wait together for one write of many items, and while it runs the next group gathers. Under one
 * caller it adds no delay; under hundreds it turns hundreds of commits into a few.
 */
export interface Gatherer<Item, Result> {
  /** Resolves with this item's result once its group is durable. */
  add(item: Item): Promise<Result>;
  /** Resolves when everything added has been written. */
  drain(): Promise<void>;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export function createGatherer<Item, Result>(
  write: (items: readonly Item[]) => Promise<readonly Result[]>,
  limits: { atOnce: number; largest: number },
): Gatherer<Item, Result> {
  let waiting: Waiting<Item, Result>[] = [];
  const writing = new Set<Promise<void>>();
  let scheduled = false;
  let lastSize = 0;

  /** After the current turn of the event loop: everything that arrived with it goes together. */
  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      while (mayBegin()) begin();
    });
  };

  /** Beside another group only one that is no smaller: the cost of a group is then shared by many. */
  const mayBegin = () =>
    waiting.length > 0 && writing.size < limits.atOnce && (writing.size === 0 || waiting.length >= lastSize);

  const begin = () => {
    const group = waiting.slice(0, limits.largest);
    lastSize = group.length;
    waiting = waiting.slice(limits.largest);
    const done = writeGroup(group).finally(() => {
      writing.delete(done);
      if (waiting.length > 0) schedule();
    });
    writing.add(done);
  };

  const writeGroup = async (group: Waiting<Item, Result>[]) => {
    try {
      const results = await write(group.map(({ item }) => item));
      group.forEach(({ resolve }, index) => {
        resolve(results[index]!);
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };

  return {
    add: (item) =>
      new Promise<Result>((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        schedule();
      }),
    async drain() {
      while (waiting.length > 0 || writing.size > 0) {
        await Promise.all(writing);
        if (waiting.length > 0) await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}
