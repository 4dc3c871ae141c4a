import { foldLookalike } from './fold.ts';
import type { WordRole } from './language.ts';
import type { Reading } from './match-names.ts';
import { GAP, type PlaceToken } from './scan.ts';

/** A house number taken apart: "5/2б корп. 3 стр. 1" is number 5, fraction 2Б, building 3, structure 1. */
export interface House {
  number: number;
  /** Upper case; Latin letters that look Cyrillic become Cyrillic in a Russian address. */
  letter?: string;
  /** What stands after the slash. */
  fraction?: string;
  /** корпус, block. */
  building?: string;
  /** строение, structure. */
  structure?: string;
}

/** A house and the index of the first token after it (a flat number is passed over, never kept). */
export interface ReadHouse {
  house: House;
  next: number;
}

/** One way of writing a house, the same for equal houses: "5Б/2 к3 с1". */
export function formatHouse({ number, letter = '', fraction, building, structure }: House): string {
  const slash = fraction === undefined ? '' : `/${fraction}`;
  const block = building === undefined ? '' : ` к${building}`;
  return `${number}${letter}${slash}${block}${structure === undefined ? '' : ` с${structure}`}`;
}

/** Letters that are words of their own: after a space they are a letter of the house only where nothing follows. */
const ONE_LETTER_WORDS = new Set([...'авкоусж', 'a']);

/** These are words even before a comma ("49 и, как стало известно"). */
const NEVER_APART = new Set(['и', 'я', 'i']);

/** Abbreviations of one letter ("5 г. Заречный", "5 д."): never a house's letter when a stop follows. */
const ONE_LETTER_KINDS = new Set([...'гдксп']);

const STREET_HOUSE_LIMIT = 999;
const MARKED_HOUSE_LIMIT = 9_999;

/**
 * The house whose number is token `at`. `marked`: a word for house stands by it, so four digits and a following
 * unit are no reason for doubt. Undefined for dates, times, sums, ages, telephone numbers.
 */
export function readHouse(reading: Reading, at: number, marked: boolean): ReadHouse | undefined {
  const { tokens } = reading;
  const token = tokens[at];
  if (token === undefined || !token.isNumber || (token.isOrdinal && !marked)) return undefined;
  const number = Number(token.fold);
  if (number < 1 || number > (marked ? MARKED_HOUSE_LIMIT : STREET_HOUSE_LIMIT)) return undefined;
  if (isOtherNumber(reading, at, marked)) return undefined;
  return readParts(reading, at + 1, { number });
}

/** Whether the number counts, dates or measures something. */
function isOtherNumber({ text, tokens, roles }: Reading, at: number, marked: boolean): boolean {
  const token = tokens[at]!;
  const next = tokens[at + 1];
  if (!marked && text[token.start - 1] === '(') return true;
  if (/[+%$€₽№#*]/.test(text[token.end] ?? '') || /[+$€₽]/.test(text[token.start - 1] ?? '')) return true;
  if (next === undefined) return false;
  const close = next.start - token.end;
  if (next.isNumber && close === 1 && next.gap === GAP.colon) return true;
  if (next.isNumber && close === 1 && next.gap === GAP.dot && looksLikeDate(token, next)) return true;
  if (next.isNumber && next.gap === GAP.dash && next.end - next.start > 2 && tokens[at + 2]?.gap === GAP.dash)
    return true;
  if (next.gap & ~GAP.space || next.isNumber) return false;
  const entry = roles[at + 1];
  if (marked && entry?.roles.some((role) => role === 'house' || role === 'houses' || role === 'flat'))
    return false;
  if (next.fold.length === 1 && close === 0) return false;
  return entry?.roles.some((role) => role === 'unit' || role === 'month') ?? false;
}

function looksLikeDate(day: PlaceToken, month: PlaceToken): boolean {
  return Number(day.fold) <= 31 && Number(month.fold) <= 12 && month.end - month.start === 2;
}

function readParts(reading: Reading, from: number, house: House): ReadHouse {
  let next = from;
  for (let parts = 0; parts < 6; parts++) {
    const after = readPart(reading, next, house);
    if (after === next) break;
    next = after;
  }
  return { house, next };
}

/** Reads one more part into `house`; returns `at` when there is none. */
function readPart(reading: Reading, at: number, house: House): number {
  const { tokens, roles } = reading;
  const token = tokens[at];
  if (token === undefined || token.gap & (GAP.break | GAP.colon)) return at;
  const says = (role: WordRole) => roles[at]?.roles.includes(role) ?? false;
  const value = tokens[at + 1];
  const valueIsClose = value !== undefined && !(value.gap & (GAP.break | GAP.comma));
  if (token.isNumber) {
    if (token.gap & GAP.slash && house.fraction === undefined) return readFraction(reading, at, house);
    return token.gap === GAP.dash && token.end - token.start < 4 ? at + 1 : at;
  }
  if (says('flat')) return valueIsClose && value.isNumber ? at + 2 : at;
  if (house.building === undefined && says('building') && valueIsClose && isPartValue(value, token)) {
    house.building = value.fold.toUpperCase();
    return at + 2;
  }
  const isStructure = says('structure') || (token.fold === 'с' && value?.gap === 0);
  if (house.structure === undefined && isStructure && valueIsClose && isPartValue(value, token)) {
    house.structure = value.fold.toUpperCase();
    return at + 2;
  }
  if (house.letter !== undefined || house.fraction !== undefined || house.building !== undefined) return at;
  if (says('letter') && valueIsClose && value.fold.length === 1) {
    house.letter = houseLetter(reading, value);
    return at + 2;
  }
  if (!isHouseLetter(reading, at)) return at;
  house.letter = houseLetter(reading, token);
  return at + 1;
}

function readFraction(reading: Reading, at: number, house: House): number {
  const { tokens } = reading;
  house.fraction = tokens[at]!.fold;
  if (!isHouseLetter(reading, at + 1) || tokens[at + 1]!.gap !== 0) return at + 1;
  house.fraction += houseLetter(reading, tokens[at + 1]!);
  return at + 2;
}

/** "корп. А" may bear a letter; "к" alone needs a number, being a letter of houses itself. */
function isPartValue(value: PlaceToken, word: PlaceToken): boolean {
  const length = value.end - value.start;
  return value.isNumber ? length < 4 : length === 1 && word.end - word.start > 1;
}

function isHouseLetter({ tokens, roles }: Reading, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.end - token.start !== 1 || !/^\p{L}$/u.test(token.fold)) return false;
  if (token.gap & (GAP.comma | GAP.dot | GAP.break | GAP.slash | GAP.colon)) return false;
  const next = tokens[at + 1];
  const partFollows = next?.isNumber && !(next.gap & (GAP.comma | GAP.break));
  if (partFollows && roles[at]?.roles.some((role) => role === 'building' || role === 'structure'))
    return false;
  if (token.gap === 0 || token.gap === GAP.dash) return true;
  if (NEVER_APART.has(token.fold)) return token.isCapital && (token.gap & GAP.other) !== 0;
  const clauseEnds = next === undefined || (next.gap & (GAP.comma | GAP.break | GAP.dot)) !== 0;
  if (ONE_LETTER_KINDS.has(token.fold) && next !== undefined && next.gap & GAP.dot) return false;
  if (!ONE_LETTER_WORDS.has(token.fold) && !ONE_LETTER_KINDS.has(token.fold)) return true;
  return token.isCapital || (token.gap & GAP.other) !== 0 || clauseEnds;
}

function houseLetter({ text, tokens }: Reading, token: PlaceToken): string {
  const written = text.slice(token.start, token.end);
  const cyrillic = tokens.some((other) => /^[а-я]{3}/.test(other.fold));
  return (cyrillic ? foldLookalike(written) : written).toUpperCase();
}
