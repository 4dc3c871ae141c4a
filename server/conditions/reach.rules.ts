import { type Box, everything, withName, withNumber, withPhrase } from './box.rules.ts';
import type { Condition } from './condition.schema.ts';
import { stemsOf } from './evaluate.rules.ts';

/** More parts than this and the question is given up: nothing is claimed that was not proved. */
const mostBoxes = 2000;

class TooMany extends Error {}

/** The parts of a box where a condition holds, or where it does not. */
function within(box: Box, condition: Condition, sign: boolean): Box[] {
  if ('not' in condition) return within(box, condition.not, !sign);
  if ('all' in condition) return sign ? both(box, condition.all, true) : either(box, condition.all, false);
  if ('any' in condition) return sign ? either(box, condition.any, true) : both(box, condition.any, false);
  if ('words' in condition) return withWords(box, condition.words, sign);
  if ('in' in condition) return one(withName(box, condition.field, condition.in, sign));
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = condition;
  return one(withNumber(box, condition.field, { from, to }, sign));
}

const one = (box: Box | undefined): Box[] => (box ? [box] : []);

function both(box: Box, parts: readonly Condition[], sign: boolean): Box[] {
  return parts.reduce<Box[]>((boxes, part) => each(boxes, (found) => within(found, part, sign)), [box]);
}

function either(box: Box, parts: readonly Condition[], sign: boolean): Box[] {
  return each(parts, (part) => within(box, part, sign));
}

function each<T>(of: readonly T[], make: (one: T) => Box[]): Box[] {
  const made: Box[] = [];
  for (const thing of of) {
    made.push(...make(thing));
    if (made.length > mostBoxes) throw new TooMany();
  }
  return made;
}

/** Phrases are taken as independent of one another: that one contains another is not followed up. */
function withWords(box: Box, words: readonly string[], sign: boolean): Box[] {
  const phrases = words.map((words) => stemsOf(words).join(' ')).filter((phrase) => phrase !== '');
  if (sign) return phrases.flatMap((phrase) => one(withPhrase(box, phrase, true)));
  return phrases.reduce<Box[]>(
    (boxes, phrase) => boxes.flatMap((found) => one(withPhrase(found, phrase, false))),
    [box],
  );
}

function proved(prove: () => boolean): boolean {
  try {
    return prove();
  } catch (error) {
    if (error instanceof TooMany) return false;
    throw error;
  }
}

/**
 * Whether anything can meet a condition and none of the earlier ones. "No" is proved; "yes" may be said of what only
 * the meaning of words rules out, or of conditions too large to follow.
 */
export function isReachable(condition: Condition, earlier: readonly Condition[] = []): boolean {
  return !proved(() => {
    let left = within(everything, condition, true);
    for (const other of earlier) {
      left = each(left, (box) => (within(box, other, true).length === 0 ? [box] : within(box, other, false)));
    }
    return left.length === 0;
  });
}

/** Whether whatever meets the first surely meets the second. */
export function implies(first: Condition, second: Condition): boolean {
  return !isReachable(first, [second]);
}

/** Whether something can meet both; "no" is proved. */
export function overlap(first: Condition, second: Condition): boolean {
  return isReachable({ all: [first, second] });
}
