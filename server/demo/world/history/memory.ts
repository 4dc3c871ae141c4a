/** What was written lately, so that people can repeat others and themselves. */
import type { Random } from '../random.ts';
import type { Place } from '../text/gazetteer.ts';
import type { Street } from '../world.types.ts';

export type Remembered = {
  readonly externalId: string;
  /** The first of its copies. */
  readonly original: string;
  readonly at: number;
  readonly text: string;
  readonly topic: number;
  readonly place: Place;
  readonly street: Street | undefined;
  readonly house: number | undefined;
  readonly houseSuffix: string;
  readonly landmarkId: string | undefined;
  readonly author: number;
  readonly language: 'ru' | 'en';
  readonly outbreakId: string | undefined;
  /** When it was answered well; undefined while it was not. */
  readonly solvedAt: number | undefined;
};

/** A ring of the latest messages. */
export class Memory {
  readonly #ring: Remembered[] = [];
  readonly #size: number;
  #next = 0;

  constructor(size: number) {
    this.#size = size;
  }

  add(one: Remembered): void {
    this.#ring[this.#next] = one;
    this.#next = (this.#next + 1) % this.#size;
  }

  /** One of the latest `reach` that passes the test, within a few tries. */
  recent(random: Random, reach: number, test: (one: Remembered) => boolean): Remembered | undefined {
    const { length } = this.#ring;
    for (let i = 0; i < 8 && length > 0; i++) {
      const back = 1 + random.int(Math.min(reach, length));
      const one = this.#ring[(this.#next - back + length) % length]!;
      if (test(one)) return one;
    }
    return undefined;
  }
}
