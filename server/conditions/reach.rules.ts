import { type Box, everything, withMark, withName, withNumber } from './box.rules.ts';
import type { ChoiceFieldName, Condition } from './condition.schema.ts';
import { stemsOf } from './evaluate.rules.ts';

/** More parts than this and the question is given up: nothing is claimed that was not proved. */
const mostBoxes = 2000;

class TooMany extends Error {}

/** The parts of a box where a condition holds, or where it does not. */
function within(box: Box, condition: Condition, sign: boolean): Box[] {
  if ('not' in condition) return within(box, condition.not, !sign);
  if ('all' in condition) return sign ? both(box, condition.all, true) : either(box, condition.all, false);
  if ('any' in condition) return sign ? either(box, condition.any, true) : both(box, condition.any, false);
  if ('words' in condition) return withMarks(box, phrasesOf(condition.words), sign);
  if ('in' in condition) return withChoice(box, condition.field, condition.in, sign);
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

function withChoice(box: Box, field: ChoiceFieldName, values: readonly string[], sign: boolean): Box[] {
  if (field !== 'tag') return one(withName(box, field, values, sign));
  const marks = values.map((tag) => `\n${tag}`);
  return withMarks(box, marks, sign);
}

/** As they stand in a text; stems hold no line break, so no tag is taken for one. */
const phrasesOf = (words: readonly string[]) =>
  words.map((words) => stemsOf(words).join(' ')).filter((phrase) => phrase !== '');

/** Any of them, or none. They are taken as independent: that one phrase contains another is not followed up. */
function withMarks(box: Box, marks: readonly string[], sign: boolean): Box[] {
  if (sign) return marks.flatMap((mark) => one(withMark(box, mark, true)));
  return marks.reduce<Box[]>(
    (boxes, mark) => boxes.flatMap((found) => one(withMark(found, mark, false))),
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
