import { type House, readHouse } from './house.ts';
import type { WordRole } from './language.ts';
import type { Reading } from './match-names.ts';
import { GAP } from './scan.ts';

/** `between`: "между 96 и 94"; `range`: "с 5 по 17"; `list`: "17, 19 и 21". */
export type HouseRelation = 'at' | 'between' | 'range' | 'list';

/** The houses a text names on a street; `from` and `to` are tokens, `near` whether they stand right beside the street. */
export interface HouseReference {
  relation: HouseRelation;
  houses: House[];
  from: number;
  to: number;
  near: boolean;
}

/** How far from the street a house may stand when a word says that it is one. In tokens. */
const REACH_AFTER = 14;
const REACH_BEFORE = 9;
const MOST_LISTED = 12;

/** Names no list of houses: what may stand between a street and a number beside it. */
const BESIDE: readonly WordRole[] = ['house', 'houses', 'near', 'on', 'in', 'building'];

/**
 * The houses on the street whose name (with its kind word) takes tokens `from` to `to`; undefined when none is
 * named. `blocked` says where another street begins: its houses are not ours.
 */
export function findHouses(
  reading: Reading,
  from: number,
  to: number,
  blocked: (token: number) => boolean,
): HouseReference | undefined {
  return (
    houseBeside(reading, to, blocked) ??
    numberBefore(reading, from) ??
    houseBefore(reading, from, blocked) ??
    houseAfter(reading, to, blocked)
  );
}

/** The house named with a word for it near a settlement that needs no street: "д. Старица, дом 5". */
export function findMarkedHouse(
  reading: Reading,
  from: number,
  to: number,
  blocked: (token: number) => boolean,
): HouseReference | undefined {
  return houseBefore(reading, from, blocked) ?? houseAfter(reading, to, blocked);
}

function has(reading: Reading, at: number, ...roles: WordRole[]): boolean {
  return reading.roles[at]?.roles.some((role) => roles.includes(role)) ?? false;
}

/** "Ленина, 5", "Ленина д. 5", "Ленина между домами 96 и 94", "Ленина у дома 7". */
function houseBeside(
  reading: Reading,
  to: number,
  blocked: (token: number) => boolean,
): HouseReference | undefined {
  const { tokens } = reading;
  let at = to;
  let marked = false;
  let plural = false;
  for (let words = 0; words < 4 && tokens[at] !== undefined; words++, at++) {
    const token = tokens[at]!;
    if (token.gap & GAP.break || blocked(at)) return undefined;
    if (token.isNumber) break;
    if (has(reading, at, 'between')) return readPair(reading, at, 'between', true);
    if (isRangeStart(reading, at)) return readPair(reading, at, 'range', true);
    if (!has(reading, at, ...BESIDE)) return undefined;
    const marks = has(reading, at, 'house', 'houses');
    if (!marks && !followedByHouseWord(reading, at)) return undefined;
    marked ||= marks;
    plural ||= has(reading, at, 'houses');
  }
  return readList(reading, at, marked, plural, true);
}

/** A preposition between a street and a number counts only when it leads to "дом": "Ленина в 5 часов" does not. */
function followedByHouseWord(reading: Reading, at: number): boolean {
  if (has(reading, at + 1, 'house', 'houses')) return true;
  if (has(reading, at + 1, 'near', 'on')) return has(reading, at + 2, 'house', 'houses');
  return reading.tokens[at + 1]?.isNumber === true && has(reading, at + 2, 'house', 'houses');
}

function isRangeStart(reading: Reading, at: number): boolean {
  if (!has(reading, at, 'from')) return false;
  const first = has(reading, at + 1, 'house', 'houses') ? at + 2 : at + 1;
  return (
    reading.tokens[first]?.isNumber === true &&
    [first + 1, first + 2].some((i) => has(reading, i, 'to', 'on'))
  );
}

/** "между (домами) 96 и 94", "с 5 по 17". */
function readPair(
  reading: Reading,
  word: number,
  relation: HouseRelation,
  near: boolean,
): HouseReference | undefined {
  const skip = (at: number) => (has(reading, at, 'house', 'houses') ? at + 1 : at);
  const first = readHouse(reading, skip(word + 1), true);
  if (first === undefined) return undefined;
  const joint = skip(first.next);
  if (!has(reading, joint, 'and', 'to', 'on')) return undefined;
  const second = readHouse(reading, skip(joint + 1), true);
  if (second === undefined) return undefined;
  return { relation, houses: [first.house, second.house], from: word, to: skip(second.next), near };
}

/** One house, or several joined by commas, stops or "и" ("17, 19 и 21"). */
function readList(
  reading: Reading,
  at: number,
  marked: boolean,
  plural: boolean,
  near: boolean,
): HouseReference | undefined {
  const { tokens } = reading;
  const closed = marked || has(reading, at + 1, 'house', 'houses');
  const first = readHouse(reading, at, closed);
  if (first === undefined) return undefined;
  const range = plural ? dashRange(reading, at) : undefined;
  if (range !== undefined) return { relation: 'range', ...range, from: at, near };
  const houses = [first.house];
  let next = first.next;
  while (houses.length < MOST_LISTED) {
    const token = tokens[next];
    const joined = token !== undefined && !token.isNumber && has(reading, next, 'and') ? next + 1 : next;
    const glued = token !== undefined && token.gap & (GAP.comma | GAP.dot) && !(token.gap & GAP.break);
    if (joined === next && !glued) break;
    const more = readHouse(reading, joined, false);
    if (more === undefined || has(reading, more.next, 'unit', 'month')) break;
    houses.push(more.house);
    next = more.next;
  }
  return { relation: houses.length > 1 ? 'list' : 'at', houses, from: at, to: next, near };
}

/** "дома 10-14": with the plural a dash joins houses; with the singular it leads to a flat. */
function dashRange(reading: Reading, at: number): { houses: House[]; to: number } | undefined {
  const [first, second] = [reading.tokens[at], reading.tokens[at + 1]];
  if (!first?.isNumber || !second?.isNumber || !(second.gap & GAP.dash)) return undefined;
  return { houses: [{ number: Number(first.fold) }, { number: Number(second.fold) }], to: at + 2 };
}

/** English: "12 Lenin St", "between 96 and 94 Lenin St"; only beside a Latin name. */
function numberBefore(reading: Reading, from: number): HouseReference | undefined {
  const { tokens } = reading;
  if (tokens[from] === undefined || !/^[a-z0-9]/.test(tokens[from].fold)) return undefined;
  for (let start = Math.max(0, from - 8); start < from; start++) {
    if (!has(reading, start, 'between') && !isRangeStart(reading, start)) continue;
    const pair = readPair(reading, start, has(reading, start, 'between') ? 'between' : 'range', true);
    if (pair && (pair.to === from || (pair.to + 1 === from && has(reading, pair.to, 'on')))) return pair;
  }
  for (let start = Math.max(0, from - 3); start < from; start++) {
    if (start > 0 && (has(reading, start - 1, 'numbered') || tokens[start - 1]!.isNumber)) continue;
    const house = readHouse(reading, start, false);
    if (house?.next === from && !(tokens[from].gap & (GAP.break | GAP.dot))) {
      return { relation: 'at', houses: [house.house], from: start, to: from, near: true };
    }
  }
  return undefined;
}

/** "дом 12 по улице Ленина", "в 37 доме по проспекту Мира", "между домами 5 и 7 на Ленина". */
function houseBefore(
  reading: Reading,
  from: number,
  blocked: (token: number) => boolean,
): HouseReference | undefined {
  const { tokens } = reading;
  let found: HouseReference | undefined;
  for (let at = from - 1; at >= Math.max(0, from - REACH_BEFORE); at--) {
    if (tokens[at + 1] !== undefined && tokens[at + 1]!.gap & GAP.break) break;
    if (blocked(at)) break;
    const nearer = found?.houses.length === 2 ? undefined : markedHouse(reading, at);
    // "с 5 по 17 дом": the pair begins before the house word that was met first.
    if (nearer !== undefined && nearer.to <= from && (found === undefined || nearer.to >= found.to))
      found = nearer;
  }
  return found;
}

/** "по улице Ленина не горит фонарь у дома 12": in the same sentence or the next. */
function houseAfter(
  reading: Reading,
  to: number,
  blocked: (token: number) => boolean,
): HouseReference | undefined {
  const { tokens } = reading;
  let sentences = 0;
  for (let at = to; at < Math.min(tokens.length, to + REACH_AFTER); at++) {
    if (tokens[at]!.gap & GAP.break && ++sentences > 1) return undefined;
    if (blocked(at)) return undefined;
    const found = markedHouse(reading, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A house that says it is one, beginning at token `at`: "дом 5", "37 доме", "между домами 5 и 7". */
function markedHouse(reading: Reading, at: number): HouseReference | undefined {
  const { tokens } = reading;
  if (has(reading, at, 'between')) return readPair(reading, at, 'between', false);
  if (isRangeStart(reading, at)) return readPair(reading, at, 'range', false);
  const plural = has(reading, at, 'houses');
  if (has(reading, at, 'house') || plural) {
    const number = tokens[at + 1];
    if (!number?.isNumber || number.gap & (GAP.comma | GAP.break)) return undefined;
    if (tokens[at]!.fold.length === 1 && !(number.gap & GAP.dot)) return undefined;
    return readList(reading, at + 1, true, plural, false);
  }
  if (!tokens[at]!.isNumber || !has(reading, at + 1, 'house')) return undefined;
  if (tokens[at + 1]!.fold.length === 1 || tokens[at + 1]!.gap & (GAP.comma | GAP.break)) return undefined;
  const found = readHouse(reading, at, true);
  return found && { relation: 'at', houses: [found.house], from: at, to: found.next + 1, near: false };
}
