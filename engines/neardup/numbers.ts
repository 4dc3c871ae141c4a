import { mix } from './hash.ts';
import {
  FUNCTION,
  kindBeside,
  LAST_ADDRESS_KIND,
  monthOf,
  NUMBER_KINDS,
  PLACE,
  unitBefore,
} from './lexicon.ts';
import { follows, isNameHere } from './namelike.ts';
import { GAP_BREAK, GAP_GLUED, GAP_JOINED, GAP_SIGN, MAX_TOKENS, PHONE_SUFFIX, type Scan } from './scan.ts';

/** Numbers kept one by one; those beyond are kept as bits of a 16-bit filter. */
export const MAX_NUMBERS = 6;

const UNKNOWN = 0;
/** No street is longer; years and sums of money are. */
const LARGEST_HOUSE = 999;
const HOUSE = NUMBER_KINDS.indexOf('house');
const DATE = NUMBER_KINDS.indexOf('date');
const PHONE = NUMBER_KINDS.indexOf('phone');
export const PART = NUMBER_KINDS.indexOf('part');
const LARGEST_PLAIN = 0x7fff;
const HASHED = 31;

/** Numbers of one text as 24-bit entries, kind in the top four bits; `overflow` has a bit for each that found no room. */
export interface Numbers {
  count: number;
  overflow: number;
  /** Sixteen bits more of all numbers that are kept only as a hash, together; 0 when there is none. */
  hashed: number;
  readonly entries: Uint32Array;
}

const numbers: Numbers = { count: 0, overflow: 0, hashed: 0, entries: new Uint32Array(MAX_NUMBERS) };
const kinds = new Uint8Array(MAX_TOKENS);
/** The word that gave the number before it its kind, so that it does not give it to the next one too. */
let takenWord = -1;

/** The numbers of a scanned text and what each counts, addresses first. Valid until the next call. */
export function findNumbers(scan: Scan): Numbers {
  numbers.count = 0;
  numbers.overflow = 0;
  numbers.hashed = 0;
  let found = 0;
  takenWord = -1;
  for (let i = 0; i < scan.count; i++) {
    if (scan.isNumber[i] === 0) continue;
    kinds[i] = kindOf(scan, i);
    found++;
  }
  if (found === 0) return numbers;
  keep(scan, true);
  keep(scan, false);
  numbers.hashed = hashedTogether(scan);
  return numbers;
}

/** What number token `i` counts, once those before it are known. */
export function numberKind(i: number): number {
  return kinds[i]!;
}

/** Which numbers find room must not depend on their order in the text: a sentence may move. */
function keep(scan: Scan, addresses: boolean): void {
  waiting.length = 0;
  for (let i = 0; i < scan.count; i++) {
    if (scan.isNumber[i] === 0 || isAddressKind(kinds[i]!) !== addresses) continue;
    const month = kinds[i] === DATE ? monthOf(scan.value[i + 1]!) : 0;
    waiting.push((kinds[i]! << 20) | encode(scan.value[i]!, month || scan.suffix[i]!));
  }
  if (numbers.count + waiting.length > MAX_NUMBERS)
    waiting.sort((x, y) => mix(x & 0xfffff) - mix(y & 0xfffff));
  for (const entry of waiting) add(entry);
}

const waiting: number[] = [];

function add(entry: number): void {
  for (let i = 0; i < numbers.count; i++) if (numbers.entries[i] === entry) return;
  if (numbers.count < MAX_NUMBERS) numbers.entries[numbers.count++] = entry;
  else numbers.overflow |= overflowBit(entry);
}

export function overflowBit(entry: number): number {
  return 1 << (mix(entry & 0xfffff) & 15);
}

export function isAddressKind(kind: number): boolean {
  return kind > UNKNOWN && kind <= LAST_ADDRESS_KIND;
}

/** Twenty bits: the number and its letter as they are, up to 32767, so that they can be shown; a hash beyond. */
function encode(value: number, suffix: number): number {
  if (isPlain(value, suffix)) return (value << 5) | suffix;
  return ((hashOf(value, suffix) & LARGEST_PLAIN) << 5) | HASHED;
}

/**
 * Fifteen bits are too few for sums of money among millions of messages of one frame: they would be found to share a
 * number in thirty thousand. What the entries leave of the hashes, each number once, is added up beside them.
 */
function hashedTogether(scan: Scan): number {
  let sum = 0;
  large.length = 0;
  for (let i = 0; i < scan.count; i++) {
    if (scan.isNumber[i] === 0 || isPlain(scan.value[i]!, scan.suffix[i]!)) continue;
    const hash = hashOf(scan.value[i]!, scan.suffix[i]!);
    if (large.includes(hash)) continue;
    large.push(hash);
    sum += hash >>> 15;
  }
  return large.length === 0 ? 0 : sum & 0xffff || 1;
}

const large: number[] = [];

function isPlain(value: number, suffix: number): boolean {
  return value <= LARGEST_PLAIN && suffix < HASHED;
}

function hashOf(value: number, suffix: number): number {
  return mix(value ^ (suffix << 26));
}

/** Whether an entry holds a hash in place of the number. */
export function isHashed(entry: number): boolean {
  return (entry & 31) === HASHED;
}

/** A number as a person would read it: "4б", "27.2" for a date; "…" for one kept only as a hash. */
export function showNumber(entry: number): string {
  const suffix = entry & 31;
  if (suffix === HASHED) return '…';
  const value = `${(entry >> 5) & LARGEST_PLAIN}`;
  if (suffix === 0) return value;
  return entry >>> 20 === DATE ? `${value}.${suffix}` : value + String.fromCharCode(0x430 + suffix - 1);
}

function kindOf(scan: Scan, i: number): number {
  if (scan.suffix[i] === PHONE_SUFFIX) return PHONE;
  if (i > 0 && scan.isNumber[i - 1] === 1) {
    if (scan.gap[i] === GAP_GLUED) return PART;
    if (scan.gap[i] === GAP_JOINED) return isAddressKind(kinds[i - 1]!) ? kinds[i - 1]! : PART;
  }
  const told = kindFromBefore(scan, i) || kindFromAfter(scan, i);
  return told || (isHouseAfterName(scan, i) ? HOUSE : kindOfList(scan, i));
}

/** "дом 4", "дом № 4": the word before. */
function kindFromBefore(scan: Scan, i: number): number {
  const p = before(scan, i);
  return p < 0 || scan.isNumber[p] === 1 || p === takenWord ? UNKNOWN : kindBeside(scan.flags[p]!);
}

/** "дома 4, 6 и 8": the kind of the number before it in a list. */
function kindOfList(scan: Scan, i: number): number {
  const p = before(scan, i);
  return p >= 0 && scan.isNumber[p] === 1 && isAddressKind(kinds[p]!) ? kinds[p]! : UNKNOWN;
}

/** The token before, past a connective; −1 when a sentence ends between. */
function before(scan: Scan, i: number): number {
  if (scan.gap[i] === GAP_BREAK) return -1;
  const p = i - 1;
  return p > 0 && isConnective(scan, p) && scan.gap[p] !== GAP_BREAK ? p - 1 : p;
}

/** "и", "до", "№": grammar of at most two letters between a word and its number. */
function isConnective(scan: Scan, p: number): boolean {
  if (scan.isNumber[p] === 1 || (scan.flags[p]! & FUNCTION) === 0) return false;
  return scan.end[p]! - scan.start[p]! <= 2;
}

/** "4 дом", "12 автобус", "30 рублей"; but in "12 кв 14" the word belongs to the number after it. */
function kindFromAfter(scan: Scan, i: number): number {
  const n = i + 1;
  if (!isWord(scan, n) || scan.gap[n] === GAP_BREAK) return UNKNOWN;
  const unit = unitBefore(scan.flags[n]!);
  if (unit > 0) return unit;
  const kind = kindBeside(scan.flags[n]!);
  const ownsNext = n + 1 < scan.count && scan.isNumber[n + 1] === 1 && scan.gap[n + 1] !== GAP_BREAK;
  if (kind === 0 || (ownsNext && !(isWord(scan, n + 2) && kindBeside(scan.flags[n + 2]!) > 0)))
    return UNKNOWN;
  takenWord = n;
  return kind;
}

/** "Ленина 4", "ул. мира, 4": a small number after a capital or a word of place and a name. */
function isHouseAfterName(scan: Scan, i: number): boolean {
  if (scan.value[i]! > LARGEST_HOUSE || scan.gap[i] === GAP_SIGN) return false;
  if (!follows(scan, i) || !isNameHere(scan, i - 1)) return false;
  if (i > 1 && scan.mixedCase && scan.capital[i - 1] === 1 && scan.gap[i - 1] !== GAP_BREAK) return true;
  return i > 1 && (scan.flags[i - 2]! & PLACE) !== 0;
}

function isWord(scan: Scan, i: number): boolean {
  return i < scan.count && scan.isNumber[i] === 0;
}

/** Are these entries one number, whatever it counts? A day of a month agrees with the day alone. */
export function sameNumber(a: number, b: number): boolean {
  const difference = (a ^ b) & 0xfffff;
  if (difference === 0) return a >>> 20 === b >>> 20 || !isMonthed(a);
  if (difference >>> 5 !== 0) return false;
  return (isMonthed(a) && (b & 31) === 0) || (isMonthed(b) && (a & 31) === 0);
}

function isMonthed(entry: number): boolean {
  return entry >>> 20 === DATE && (entry & 31) !== 0;
}

export function kindsAgree(a: number, b: number): boolean {
  const ka = a >>> 20;
  const kb = b >>> 20;
  return ka === kb || !isAddressKind(ka) || !isAddressKind(kb);
}
