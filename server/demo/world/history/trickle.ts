/** Messages that come in while the demo runs. */
import type { DemoMessage } from '../message.types.ts';
import type { World } from '../world.types.ts';
import { kitOf } from './kit.ts';
import { Memory } from './memory.ts';
import { makeMessage } from './message.ts';

/** Live messages are numbered above every history, so that their names never meet. */
const FIRST_INDEX = 100_000_000;
const AUTHORS = 60_000;

/**
 * The n-th live message (n ≥ 0) as if published at `now` (milliseconds since the epoch): who writes and in which
 * words follows from `seed` and `n`, the season from `now`. It has no story yet and repeats no other message.
 */
export function trickle(world: World, seed: string | number, n: number, now: number): DemoMessage {
  return makeMessage({
    kit: kitOf(world),
    seed: String(seed),
    index: FIRST_INDEX + n,
    at: now,
    authors: AUTHORS,
    memory: new Memory(1),
  });
}
