import type { Clock } from './clock.ts';

/** What is looked up for every request and changes seldom. */
export interface Believed<T> {
  /** The value under a key; `undefined` when there is none, which is asked again each time. */
  of(key: string): Promise<T | undefined>;
}

interface Kept<T> {
  readonly value: T;
  readonly until: number;
}

/**
 * Believes an answer for a while. However many ask for one key at once, it is looked up once; and it is looked up again
 * from half that time on, while everybody goes on with what is known: a thousand requests a second all wait when the
 * one they wait for has to wait for a connection.
 * @param keptMs what has changed is believed at most this much longer
 */
export function createBelieved<T>(
  clock: Clock,
  keptMs: number,
  lookUp: (key: string) => Promise<T | undefined>,
): Believed<T> {
  const kept = new Map<string, Kept<T>>();
  const asking = new Map<string, Promise<T | undefined>>();

  const ask = (key: string): Promise<T | undefined> => {
    const asked = asking.get(key);
    if (asked) return asked;
    const from = clock.now().getTime();
    const answer = lookUp(key)
      .then((value) => {
        if (value === undefined) kept.delete(key);
        else kept.set(key, { value, until: from + keptMs });
        return value;
      })
      .finally(() => asking.delete(key));
    asking.set(key, answer);
    return answer;
  };

  return {
    async of(key) {
      const known = kept.get(key);
      const left = known ? known.until - clock.now().getTime() : 0;
      if (!known || left <= 0) return ask(key);
      // What fails here is met by whoever asks when the time is over.
      if (left <= keptMs / 2) ask(key).catch(() => {});
      return known.value;
    },
  };
}
