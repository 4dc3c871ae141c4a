import {
  createUuidIndex,
  type Match,
  type NearIndex,
  readSignature,
  type Signature,
} from '../../../engines/neardup/index.ts';
import type { DuplicateGuess, Reason } from '../proposal.types.ts';
import type { StoredSignature } from './reader.types.ts';

/** Some 8 MB to begin with, doubled when full. */
export const firstCapacity = 1 << 15;
/** A region's messages of some two years; 250 MB. Beyond it the oldest make room. */
export const largestWindow = 1 << 20;
const hourMs = 3_600_000;
/** A re-post after longer is a new problem. */
const maxAge = 120 * 24 * hourMs;
const proposedMost = 5;

/** The newest messages of a realm by what they say. */
export interface NearWindow {
  file(stored: readonly StoredSignature[]): void;
  /** Files a message and gives the earlier ones that say the same, and how many of them came within the last hour. */
  meet(
    messageId: string,
    signature: Signature,
    at: number,
  ): { duplicates: DuplicateGuess[]; lastHour: number };
}

export function nearWindow(): NearWindow {
  let index: NearIndex<string> = createUuidIndex({ capacity: firstCapacity, maxAge, limit: 20 });
  const roomy = () => {
    if (index.size < index.capacity || index.capacity >= largestWindow) return index;
    index = index.resized(index.capacity * 2);
    return index;
  };
  return {
    file(stored) {
      for (const { messageId, signature, at } of stored) {
        const readable = readSignature(signature);
        if (readable) roomy().insert(messageId, readable, at);
      }
    },
    meet(messageId, signature, at) {
      const earlier = earlierOnes(messageId, roomy().insert(messageId, signature, at));
      const lastHour = earlier.filter(({ otherTime }) => otherTime > at - hourMs).length;
      return { duplicates: earlier.slice(0, proposedMost).map(guessOf), lastHour };
    },
  };
}

/**
 * A batch that failed after its messages were filed is read again: each message then meets itself and those that
 * came with it. Ids grow with time, so what is not smaller is not earlier.
 */
function earlierOnes(messageId: string, matches: readonly Match<string>[]): Match<string>[] {
  const seen = new Set<string>();
  return matches.filter(({ otherId }) => {
    if (otherId >= messageId || seen.has(otherId)) return false;
    seen.add(otherId);
    return true;
  });
}

function guessOf({ otherId, similarity, reasons }: Match<string>): DuplicateGuess {
  const told = reasons.map(({ code, ...rest }): Reason => ({ code, params: plainParams(rest) }));
  return { messageId: otherId, similarity, relation: 'same message', reasons: told };
}

function plainParams(rest: Readonly<Record<string, unknown>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, typeof value === 'number' ? value : textOf(value)]),
  );
}

/** Numbers of a message as the engine understood them: "дом 5, 112". */
function textOf(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value.map((one: { value?: unknown }) => String(one.value ?? one)).join(', ');
}
