import { hashUnits } from './hash.ts';
import { letterIndex } from './letters.ts';
import {
  ADJECTIVE,
  COMMON,
  FUNCTION,
  kindBeside,
  NUMBER_KINDS,
  PLACE,
  qualifierOf,
  TITLE,
  UNNAMELIKE,
} from './lexicon.ts';
import { numberKind } from './numbers.ts';
import { GAP_BREAK, GAP_DOT, GAP_SPACE, type Scan } from './scan.ts';

export const MAX_NAMES = 3;
export const NAME_LETTERS = 8;
/** Set in the third byte of a packed name that is not Cyrillic. */
export const LATIN = 8;
/** Abbreviations end in a stop that ends no sentence: "ул. Ленина". */
const LONGEST_ABBREVIATION = 4;
const HOUSE = NUMBER_KINDS.indexOf('house');
const DISTRICT = NUMBER_KINDS.indexOf('district');

/** Names of places in one text, best evidence first: tokens of the scan and the qualifier each stood with. */
export interface Names {
  count: number;
  readonly token: Uint16Array;
  readonly qualifier: Uint8Array;
}

const names: Names = { count: 0, token: new Uint16Array(MAX_NAMES), qualifier: new Uint8Array(MAX_NAMES) };

/**
 * Names that tell one place from another: beside a word of place ("улица Ленина", "Садовая улица"), before the number
 * of a house ("на Ленина, 4"), or with a capital inside a sentence ("в Заречье"). Valid until the next call.
 */
export function findNames(scan: Scan): Names {
  names.count = 0;
  for (let i = 0; i < scan.count; i++) if ((scan.flags[i]! & PLACE) !== 0) besidePlaceWord(scan, i);
  for (let i = 1; i < scan.count; i++) if (scan.isNumber[i] === 1) beforeNumber(scan, i);
  if (names.count < MAX_NAMES && hasMixedCase(scan)) capitalised(scan);
  return names;
}

function besidePlaceWord(scan: Scan, i: number): void {
  if (scan.isNumber[i] === 1) return;
  if (i > 0 && scan.gap[i] === GAP_SPACE && isAdjective(scan, i - 1)) {
    if (isNamelike(scan, i - 1)) add(scan, i - 1, i > 1 ? qualifierOf(scan.flags[i - 2]!) : 0);
    else if (qualifierOf(scan.flags[i - 1]!) > 0) add(scan, i - 1, 0);
  }
  let next = i + 1;
  let qualifier = 0;
  let special = -1;
  for (let steps = 0; steps < 3 && follows(scan, next); steps++, next++) {
    const flags = scan.flags[next]!;
    const passed = scan.isNumber[next] === 1 || (flags & TITLE) !== 0 || qualifierOf(flags) > 0;
    if (!passed || (scan.isNumber[next] === 1 && steps > 0)) break;
    if (qualifierOf(flags) > 0) qualifier = qualifierOf(flags);
    if (scan.isNumber[next] === 0) special = next;
  }
  if (follows(scan, next) && isNamelike(scan, next)) add(scan, next, qualifier);
  else if (special > 0) add(scan, special, 0);
}

/** Does token `next` go on the sentence of the one before it? */
function follows(scan: Scan, next: number): boolean {
  if (next >= scan.count || scan.gap[next] === GAP_BREAK) return false;
  if (scan.gap[next] !== GAP_DOT || scan.isNumber[next - 1] === 1) return true;
  return scan.end[next - 1]! - scan.start[next - 1]! <= LONGEST_ABBREVIATION;
}

/** "Ленина 4", "Ленина, д. 4", "Заречье дом 4". */
function beforeNumber(scan: Scan, i: number): void {
  const kind = numberKind(i);
  if (kind !== 0 && kind !== HOUSE && kind !== DISTRICT) return;
  let p = i - 1;
  if (p > 0 && kindBeside(scan.flags[p]!) === HOUSE) p--;
  if (p < 0 || scan.isNumber[p] === 1 || !follows(scan, p + 1) || !isNamelike(scan, p)) return;
  add(scan, p, p > 0 ? qualifierOf(scan.flags[p - 1]!) : 0);
}

function capitalised(scan: Scan): void {
  for (let i = 1; i < scan.count; i++) {
    if (scan.capital[i] === 0 || scan.gap[i] === GAP_BREAK || scan.gap[i] === GAP_DOT) continue;
    if (isNamelike(scan, i)) add(scan, i, qualifierOf(scan.flags[i - 1]!));
  }
}

/** Capitals mean names only in a text that does not shout. */
function hasMixedCase(scan: Scan): boolean {
  let capitals = 0;
  for (let i = 0; i < scan.count; i++) capitals += scan.capital[i]!;
  return capitals > 0 && capitals * 5 < scan.count * 3;
}

function isAdjective(scan: Scan, i: number): boolean {
  const end = scan.end[i]!;
  return end - scan.start[i]! >= 5 && ADJECTIVE.has(hashUnits(scan.chars, end - 2, end) | 0);
}

function isNamelike(scan: Scan, i: number): boolean {
  const end = scan.end[i]!;
  if (scan.isNumber[i] === 1 || end - scan.start[i]! < 3) return false;
  const flags = scan.flags[i]!;
  if ((flags & (FUNCTION | COMMON | PLACE | TITLE)) !== 0 || flags >> 4 !== 0) return false;
  return !UNNAMELIKE.has(hashUnits(scan.chars, end - 2, end) | 0);
}

function add(scan: Scan, token: number, qualifier: number): void {
  for (let i = 0; i < names.count; i++) if (scan.value[names.token[i]!] === scan.value[token]) return;
  if (names.count === MAX_NAMES) return;
  names.token[names.count] = token;
  names.qualifier[names.count++] = qualifier;
}

/**
 * Eight bytes: hash of the stem as in the word sketch (2), length, alphabet and qualifier (1), the first eight letters of the stem
 * at five bits (5). Letters are kept so that a slip of the hand can be told from another street.
 */
export function writeName(out: Uint8Array, at: number, scan: Scan, index: number, hash16: number): void {
  const token = names.token[index]!;
  const start = scan.start[token]!;
  const length = Math.min(scan.stemEnd[token]! - start, 15);
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
