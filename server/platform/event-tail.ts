import type { Database } from './database.ts';
import { horizonNow, type Position, positionAt, readTail, type StoredEvent, tailPage } from './event-log.ts';

/**
 * The newest part of the log in memory. Ten consumers want to hear of every case that opens: they read it from the
 * database once together, and where nothing is for them they ask nothing.
 */
export interface EventTail {
  /** Takes up what was written since. One look serves all who ask before it begins. */
  look(): Promise<void>;
  /**
   * The next events behind a position and how far that reaches; `undefined` when the position lies before what is held.
   * What is held ends below a horizon, so nothing can still come in between.
   */
  take(position: Position, wanted: Wanted): Taken | undefined;
}

export interface Wanted {
  readonly types: ReadonlySet<string>;
  readonly limit: number;
}

export interface Taken {
  readonly events: StoredEvent[];
  readonly reached: Position;
}

/** What is held at most; a consumer further behind reads for itself. In bytes as stored; parsed they take some four times that. */
const most = { events: 8000, bytes: 8_000_000 };
/** A look nobody rang for is worth while only because a transaction that was open may have ended. */
const staleMs = 25;

interface Held {
  readonly event: StoredEvent;
  readonly size: number;
}

/**
 * `types`: of all consumers here; `rung`: how often the bell has rung. Held from the first look on: what was written
 * before is read by whoever is that far behind.
 */
export function createEventTail(
  database: Pick<Database, 'pool'>,
  types: readonly string[],
  rung: () => number,
): EventTail {
  let from: Position | undefined;
  let to: Position = positionAt('0');
  let held: Held[] = [];
  let bytes = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let lookedRings = -1;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const read = async (): Promise<void> => {
    [lookedAt, lookedRings] = [performance.now(), rung()];
    const { rows } = await database.pool.query<{ below: string }>({
      name: 'tail-horizon',
      text: `select ${horizonNow} as below`,
    });
    const end = positionAt(rows[0]!.below);
    if (from === undefined) from = to = end;
    while (compare(to, end) < 0) {
      const fresh = await readTail(database.pool, to, end.tx, types);
      for (const { size, ...event } of fresh) {
        held.push({ event, size });
        bytes += size;
      }
      to = fresh.length < tailPage ? end : positionOf(fresh.at(-1)!);
      trim();
    }
  };

  const trim = () => {
    let dropped = 0;
    while (held.length - dropped > most.events || (bytes > most.bytes && dropped < held.length)) {
      bytes -= held[dropped]!.size;
      dropped += 1;
    }
    if (dropped === 0) return;
    from = positionOf(held[dropped - 1]!.event);
    held = held.slice(dropped);
  };

  const begin = (): Promise<void> => {
    running = read().finally(() => {
      running = undefined;
    });
    return running;
  };

  return {
    async look() {
      if (rung() === lookedRings && performance.now() - lookedAt < staleMs) return running;
      if (!running) return begin();
      next ??= running
        .catch(() => {})
        .then(() => {
          next = undefined;
          return begin();
        });
      return next;
    },
    take(position, wanted) {
      if (from === undefined || compare(position, from) < 0) return undefined;
      const events: StoredEvent[] = [];
      for (let index = firstBehind(held, position); index < held.length; index += 1) {
        const { event } = held[index]!;
        if (!wanted.types.has(event.type)) continue;
        events.push(event);
        if (events.length === wanted.limit) return { events, reached: positionOf(event) };
      }
      return { events, reached: compare(position, to) < 0 ? to : position };
    },
  };
}

const positionOf = ({ tx, id }: Position): Position => ({ tx, id });

/** Transactions are numbered far below 2^53, and ids sort as their text. */
function compare(one: Position, other: Position): number {
  const apart = Number(one.tx) - Number(other.tx);
  if (apart !== 0) return apart;
  return one.id < other.id ? -1 : Number(one.id > other.id);
}

function firstBehind(held: readonly Held[], position: Position): number {
  let [low, high] = [0, held.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(held[middle]!.event, position) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
