import { hashUnits } from './hash.ts';
import { letterIndex } from './letters.ts';
import { FUNCTION, kindBeside, NUMBER_KINDS, PLACE, qualifierOf, STREET_ENDINGS, TITLE } from './lexicon.ts';
import { follows, isAdjective, isNameHere, isNamelike } from './namelike.ts';
import { numberKind } from './numbers.ts';
import { GAP_BREAK, GAP_DOT, GAP_SPACE, type Scan } from './scan.ts';

export const MAX_NAMES = 3;
export const NAME_LETTERS = 8;
/** Set in the third byte of a packed name that is not Cyrillic. */
export const LATIN = 8;
const HOUSE = NUMBER_KINDS.indexOf('house');
const DISTRICT = NUMBER_KINDS.indexOf('district');

/** Names of places in one text, best evidence first: tokens of the scan and the qualifier each stood with. */
export interface Names {
  count: number;
  readonly token: Uint16Array;
  readonly qualifier: Uint8Array;
  /** One bit for each name written with a capital beside a word of place or before a number: sure to be one. */
  sure: number;
}

const names: Names = {
  count: 0,
  token: new Uint16Array(MAX_NAMES),
  qualifier: new Uint8Array(MAX_NAMES),
  sure: 0,
};

/**
 * Names that tell one place from another: beside a word of place ("улица Ленина", "Садовая улица"), before the number
 * of a house ("на Ленина, 4"), or with a capital inside a sentence ("в Заречье"). Valid until the next call.
 */
export function findNames(scan: Scan): Names {
  names.count = 0;
  names.sure = 0;
  for (let i = 0; i < scan.count; i++) if ((scan.flags[i]! & PLACE) !== 0) besidePlaceWord(scan, i);
  for (let i = 1; i < scan.count; i++) if (scan.isNumber[i] === 1) beforeNumber(scan, i);
  for (let i = 0; i < names.count; i++) if (isSure(scan, names.token[i]!)) names.sure |= 1 << i;
  if (names.count < MAX_NAMES && scan.mixedCase) capitalised(scan);
  return names;
}

/** A capital, where capitals mean anything, or the ending of a street: a word put in by an edit mostly has neither. */
function isSure(scan: Scan, token: number): boolean {
  if (scan.mixedCase && scan.capital[token] === 1) return true;
  const end = scan.end[token]!;
  return STREET_ENDINGS.has(hashUnits(scan.chars, end - 2, end) | 0);
}

function besidePlaceWord(scan: Scan, i: number): void {
  if (scan.isNumber[i] === 1) return;
  if (i > 0 && scan.gap[i] === GAP_SPACE && isAdjective(scan, i - 1)) {
    if (isNamelike(scan, i - 1)) add(scan, i - 1, i > 1 ? qualifierOf(scan.flags[i - 2]!) : 0);
    else if (qualifierOf(scan.flags[i - 1]!) > 0) add(scan, i - 1, 0);
  }
  const last = nameAfter(scan, i + 1);
  // "на углу улиц Ленина и Мира"
  if (last > 0 && follows(scan, last + 1) && follows(scan, last + 2) && isShortFunction(scan, last + 1)) {
    if (isNameHere(scan, last + 2)) add(scan, last + 2, 0);
  }
}

/** Takes the name that begins at `from`, with the titles and qualifiers before it; gives its last token or −1. */
function nameAfter(scan: Scan, from: number): number {
  // "улица 50 лет Октября", but "школа № 50 закрыта"
  const numbered = from < scan.count && scan.isNumber[from] === 1 && kindBeside(scan.flags[from - 1]!) === 0;
  let next = numbered || isTail(scan, from) ? from + 1 : from;
  let qualifier = 0;
  let special = -1;
  for (; next < from + 3 && follows(scan, next) && isPartOfName(scan, next); next++) {
    if (qualifierOf(scan.flags[next]!) > 0) qualifier = qualifierOf(scan.flags[next]!);
    special = next;
  }
  if (special >= 0) add(scan, special, 0);
  const found = ownName(scan, next, special >= 0);
  if (found >= 0) add(scan, found, qualifier);
  return Math.max(found, special);
}

/** The rest of a contracted word of place: "пр-т", "б-р". */
function isTail(scan: Scan, i: number): boolean {
  return i < scan.count && scan.gap[i] === GAP_SPACE && scan.end[i]! - scan.start[i]! <= 2;
}

function isPartOfName(scan: Scan, i: number): boolean {
  if (scan.isNumber[i] === 1) return false;
  return (scan.flags[i]! & TITLE) !== 0 || qualifierOf(scan.flags[i]!) > 0;
}

/** The token of the name proper at `next`, or one later when only that has a capital: a word was put in between. */
function ownName(scan: Scan, next: number, afterPart: boolean): number {
  if (!follows(scan, next)) return -1;
  const capital = !scan.mixedCase || scan.capital[next] === 1;
  if (afterPart) return capital && scan.gap[next] === GAP_SPACE && isNamelike(scan, next) ? next : -1;
  if (!capital && follows(scan, next + 1) && scan.capital[next + 1] === 1 && isNamelike(scan, next + 1))
    return next + 1;
  return isNameHere(scan, next) ? next : -1;
}

function isShortFunction(scan: Scan, i: number): boolean {
  return (scan.flags[i]! & FUNCTION) !== 0 && scan.end[i]! - scan.start[i]! === 1;
}

/** "Ленина 4", "Ленина, д. 4", "Заречье дом 4". */
function beforeNumber(scan: Scan, i: number): void {
  const kind = numberKind(i);
  if (kind !== 0 && kind !== HOUSE && kind !== DISTRICT) return;
  let p = i - 1;
  if (p > 0 && kindBeside(scan.flags[p]!) === HOUSE) p--;
  if (p < 0 || scan.isNumber[p] === 1 || !follows(scan, p + 1) || !isNameHere(scan, p)) return;
  add(scan, p, p > 0 ? qualifierOf(scan.flags[p - 1]!) : 0);
}

function capitalised(scan: Scan): void {
  for (let i = 1; i < scan.count; i++) {
    if (scan.capital[i] === 0 || scan.gap[i] === GAP_BREAK || scan.gap[i] === GAP_DOT) continue;
    if (isNamelike(scan, i)) add(scan, i, qualifierOf(scan.flags[i - 1]!));
  }
}

function add(scan: Scan, token: number, qualifier: number): void {
  for (let i = 0; i < names.count; i++) if (scan.value[names.token[i]!] === scan.value[token]) return;
  if (names.count === MAX_NAMES) return;
  names.token[names.count] = token;
  names.qualifier[names.count++] = qualifier;
}

/**
 * Eight bytes: hash of the stem as in the word sketch (2), length, alphabet and qualifier (1), the first eight letters of
 * the word at five bits (5). Letters are kept so that a slip of the hand can be told from another street.
 */
export function writeName(out: Uint8Array, at: number, scan: Scan, index: number, hash16: number): void {
  const token = names.token[index]!;
  const start = scan.start[token]!;
  const length = Math.min(scan.end[token]! - start, 15);
  const latin = scan.chars[start]! < 0x400 ? LATIN : 0;
  out[at] = hash16 & 255;
  out[at + 1] = hash16 >> 8;
  out[at + 2] = (length << 4) | latin | names.qualifier[index]!;
  for (let k = 0; k < NAME_LETTERS && k < length; k++) {
    const bits = letterIndex(scan.chars[start + k]!) << (11 - ((k * 5) & 7));
    const byte = at + 3 + ((k * 5) >> 3);
    out[byte]! |= bits >> 8;
    if (byte + 1 < at + 8) out[byte + 1]! |= bits & 255;
  }
}
