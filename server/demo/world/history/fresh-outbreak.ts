/** A crowd that has just begun to write about one cause, for whoever wants one at a time of their own choosing. */
import type { DemoMessage } from '../message.types.ts';
import { Random, Weighted } from '../random.ts';
import type { World } from '../world.types.ts';
import { kitOf } from './kit.ts';
import { Memory } from './memory.ts';
import { makeMessage } from './message.ts';
import { outbreakNamed } from './outbreaks.ts';

/** Its messages are numbered between every history and what comes in live, so that their names never meet. */
const FIRST_INDEX = 50_000_000;
const MINUTE = 60_000;

export type FreshOutbreak = {
  readonly seed: string;
  /** The name of its scenario. */
  readonly scenario: string;
  /** Milliseconds since the epoch: when the first writes, and by when the last has. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
};

/**
 * Its messages in the order they come, all on the scenario's first topic. Operators have taken them and handed them over;
 * nobody has answered.
 * @throws Error when there is no such scenario
 */
export function freshOutbreak(
  world: World,
  { seed, scenario, from, to, count }: FreshOutbreak,
): DemoMessage[] {
  const kit = kitOf(world);
  const planned = outbreakNamed(kit, seed, scenario, { from, to, count, random: new Random(seed) });
  const outbreak = { ...planned, topics: planned.topics.slice(0, 1), weights: new Weighted([1]) };
  const memory = new Memory(count);
  const until = to + 24 * 60 * MINUTE;
  return [...outbreak.times].map((at, index) => {
    const making = { kit, seed, index: FIRST_INDEX + index, at, authors: 20_000, memory, outbreak, until };
    return stillOpen(makeMessage(making));
  });
}

function stillOpen(message: DemoMessage): DemoMessage {
  if (!message.story) return message;
  const { operatorId, authorityCode, executorId } = message.story;
  const receivedAt = Math.min(message.receivedAt, message.publishedAt + 20 * MINUTE);
  const acceptedAt = receivedAt + 9 * MINUTE;
  const story = { operatorId, acceptedAt, assignedAt: acceptedAt + 4 * MINUTE, authorityCode, executorId };
  return { ...message, receivedAt, recordedTopicCode: message.topicCode, story };
}
