import {
  AT_COMMON,
  AT_HASHED,
  AT_OVERFLOW,
  AT_RARE,
  AT_RARE_TOTAL,
  isSureName,
  nameCount,
  nameOffset,
  numberAt,
  numberCount,
  wordAt,
} from './layout.ts';
import { MAX_NAMES } from './names.ts';
import { isAddressKind, isHashed, kindsAgree, overflowBit, PART, sameNumber } from './numbers.ts';
import { sameName } from './same-name.ts';

/**
 * The numbers that keep two messages apart. They differ when each has one the other lacks; when both name numbers of one
 * kind of address and not the same ones (house 4; houses 4 and 6; house 4 flat 6 and house 6 flat 4); when one number
 * counts two things (house 4, route 4). A number merely missing on one side keeps nothing apart: an edit may have lost it.
 */
export function numbersDiffer(a: Uint8Array, i: number, b: Uint8Array, j: number): boolean {
  const countA = numberCount(a, i);
  const countB = numberCount(b, j);
  if (countA === 0 || countB === 0) return false;
  const left = lacking(a, i, countA, b, j, countB);
  const right = lacking(b, j, countB, a, i, countA);
  if (((left | right) & CLASH) !== 0) return true;
  if ((left & MISSING) !== 0 && (right & MISSING) !== 0) return true;
  if ((left & right & MOVED_KINDS) !== 0) return true;
  return overflowsDiffer(a, i, b, j) || hashedDiffer(a, i, b, j);
}

const MISSING = 1;
const CLASH = 2;
/** One bit for each kind of address, and for the second part of a date or an hour, of which A has a number that B has, but not of that kind. */
const MOVED_KINDS = 0xfffc;

/** What of A's numbers B lacks, as bits. */
function lacking(a: Uint8Array, i: number, countA: number, b: Uint8Array, j: number, countB: number): number {
  let found = 0;
  for (let x = 0; x < countA; x++) found |= lackingOne(numberAt(a, i, x), b, j, countB);
  return found;
}

function lackingOne(entry: number, b: Uint8Array, j: number, count: number): number {
  const kind = entry >>> 20;
  let sameValue = false;
  let agreed = false;
  let rival = false;
  for (let y = 0; y < count; y++) {
    const other = numberAt(b, j, y);
    if (other === entry) return 0;
    if (other >>> 20 === kind) rival = true;
    if (!sameNumber(entry, other)) continue;
    sameValue = true;
    agreed ||= kindsAgree(entry, other);
  }
  if (sameValue && !agreed) return CLASH;
  if (sameValue) return rival && (isAddressKind(kind) || kind === PART) ? 1 << (kind + 2) : 0;
  if ((overflowAt(b, j) & overflowBit(entry)) !== 0) return 0;
  return rival && isAddressKind(kind) ? CLASH : MISSING;
}

function overflowAt(bytes: Uint8Array, at: number): number {
  return bytes[at + AT_OVERFLOW]! | (bytes[at + AT_OVERFLOW + 1]! << 8);
}

function overflowsDiffer(a: Uint8Array, i: number, b: Uint8Array, j: number): boolean {
  const left = overflowAt(a, i);
  const right = overflowAt(b, j);
  if (left === 0 || right === 0) return false;
  return (left & ~(right | keptBits(b, j))) !== 0 && (right & ~(left | keptBits(a, i))) !== 0;
}

/**
 * Numbers kept only as hashes whose entries agree, as far as they go, and which still are others. Not told when one
 * message has more of them: what is kept beside the entries is kept of all together.
 */
function hashedDiffer(a: Uint8Array, i: number, b: Uint8Array, j: number): boolean {
  const left = hashedAt(a, i);
  const right = hashedAt(b, j);
  if (left === right || left === 0 || right === 0) return false;
  if ((overflowAt(a, i) | overflowAt(b, j)) !== 0) return false;
  return hashedCount(a, i) === hashedCount(b, j);
}

function hashedAt(bytes: Uint8Array, at: number): number {
  return bytes[at + AT_HASHED]! | (bytes[at + AT_HASHED + 1]! << 8);
}

function hashedCount(bytes: Uint8Array, at: number): number {
  let hashed = 0;
  for (let x = 0; x < numberCount(bytes, at); x++) hashed += Number(isHashed(numberAt(bytes, at, x)));
  return hashed;
}

function keptBits(bytes: Uint8Array, at: number): number {
  let bits = 0;
  for (let x = 0; x < numberCount(bytes, at); x++) bits |= overflowBit(numberAt(bytes, at, x));
  return bits;
}

/**
 * Do the messages name different places: each a name foreign to the other? A name is not foreign when the other message
 * has its word anywhere, for a word put in ("улица же Ленина") hides the name; but when both names are sure, a chance word
 * elsewhere ("Зелёная" and "зелёный свет") is no excuse.
 */
export function placesDiffer(a: Uint8Array, i: number, b: Uint8Array, j: number): boolean {
  if (nameCount(a, i) === 0 || nameCount(b, j) === 0) return false;
  return foreignName(a, i, b, j) >= 0 && foreignName(b, j, a, i) >= 0;
}

/** Index of the first name of A that is foreign to B, or −1. */
export function foreignName(a: Uint8Array, i: number, b: Uint8Array, j: number): number {
  const count = nameCount(a, i);
  // A list full of sure names may have left one out, so it proves nothing by itself.
  const complete = !isFullOfSureNames(a, i) && !isFullOfSureNames(b, j);
  for (let x = 0; x < count; x++) {
    const name = nameOffset(i, x);
    if (isNamed(a, name, b, j)) continue;
    const sure = isSureName(a, i, x);
    if (!hasWord(b, j, a, name, !sure || !complete) || hasRival(b, j, a, name)) return x;
    if (sure && complete && hasSureForeigner(b, j, a, i)) return x;
  }
  return -1;
}

function isFullOfSureNames(bytes: Uint8Array, at: number): boolean {
  for (let x = 0; x < MAX_NAMES; x++) if (!isSureName(bytes, at, x)) return false;
  return true;
}

/** Has B a sure name that A neither names nor mentions? */
function hasSureForeigner(b: Uint8Array, j: number, a: Uint8Array, i: number): boolean {
  const count = nameCount(b, j);
  for (let y = 0; y < count; y++) {
    if (!isSureName(b, j, y)) continue;
    const name = nameOffset(j, y);
    if (!isNamed(b, name, a, i) && !hasWord(a, i, b, name, false)) return true;
  }
  return false;
}

/** Do the messages share an address: a number of a house, route, school…, or a name of a place? */
export function shareAddress(a: Uint8Array, i: number, b: Uint8Array, j: number): boolean {
  for (let x = 0; x < nameCount(a, i); x++) if (isNamed(a, nameOffset(i, x), b, j)) return true;
  for (let x = 0; x < numberCount(a, i); x++) {
    const entry = numberAt(a, i, x);
    if (!isAddressKind(entry >>> 20)) continue;
    for (let y = 0; y < numberCount(b, j); y++) if (numberAt(b, j, y) === entry) return true;
  }
  return false;
}

function isNamed(a: Uint8Array, name: number, b: Uint8Array, j: number): boolean {
  const count = nameCount(b, j);
  for (let y = 0; y < count; y++) if (sameName(a, name, b, nameOffset(j, y))) return true;
  return false;
}

/** The same word under another qualifier is another street, though the word itself is there. */
function hasRival(b: Uint8Array, j: number, a: Uint8Array, name: number): boolean {
  const count = nameCount(b, j);
  for (let y = 0; y < count; y++) {
    const other = nameOffset(j, y);
    if (a[name] === b[other] && a[name + 1] === b[other + 1]) return true;
  }
  return false;
}

/** Is the word in the sketch of B? `lenient`: one that the sketch of a long text may have left out counts as there. */
function hasWord(b: Uint8Array, j: number, a: Uint8Array, name: number, lenient: boolean): boolean {
  const hash16 = a[name]! | (a[name + 1]! << 8);
  if (lenient && mayBeCut(b, j, hash16)) return true;
  const count = b[j + AT_RARE]! + b[j + AT_COMMON]!;
  for (let y = 0; y < count; y++) if (wordAt(b, j, y) === hash16) return true;
  return false;
}

function mayBeCut(b: Uint8Array, j: number, hash16: number): boolean {
  const kept = b[j + AT_RARE]!;
  return kept < b[j + AT_RARE_TOTAL]! && (kept === 0 || hash16 > wordAt(b, j, kept - 1));
}
