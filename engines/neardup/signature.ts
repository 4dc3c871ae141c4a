import {
  AT_COMMON,
  AT_COMMON_TOTAL,
  AT_EXACT,
  AT_GUARDS,
  AT_HASHED,
  AT_NUMBERS,
  AT_OVERFLOW,
  AT_RARE,
  AT_RARE_TOTAL,
  AT_VERSION,
  AT_WORDS,
  MAX_WORDS,
  nameOffset,
  SIGNATURE_BYTES,
  VERSION,
} from './layout.ts';
import { FUNCTION, kindBeside, qualifierOf } from './lexicon.ts';
import { findNames, writeName } from './names.ts';
import { findNumbers, type Numbers } from './numbers.ts';
import { type Scan, scanText } from './scan.ts';

/**
 * What is kept of a message to compare it later, SIGNATURE_BYTES long: a sketch of its words and the numbers and names
 * of places in it. It may be stored as it is. It is no cipher: numbers and beginnings of names can be read from it.
 */
export type Signature = Uint8Array;

/** Common words keep at least this many places in the sketch of a long text. */
const COMMON_RESERVE = 8;
const INSERTION_SORT_LIMIT = 40;
const rare = new Uint16Array(2048);
const common = new Uint16Array(2048);

/** Sixteen bits of a word, as in the sketch; the sketch of a long text keeps the smallest. */
const hash16 = (stem: number): number => stem >>> 16;

/** The signature of a text. Deterministic; any text is accepted, and beyond MAX_CHARS characters it is cut. */
export function signatureOf(text: string): Signature {
  const scan = scanText(text);
  const out = new Uint8Array(SIGNATURE_BYTES);
  out[AT_VERSION] = VERSION;
  writeUint32(out, AT_EXACT, scan.exact);
  writeWords(out, scan);
  const numbers = findNumbers(scan);
  writeNumbers(out, numbers);
  const names = findNames(scan);
  for (let i = 0; i < names.count; i++) {
    writeName(out, nameOffset(0, i), scan, i, hash16(scan.value[names.token[i]!]!));
  }
  out[AT_GUARDS] = (numbers.count << 5) | (names.sure << 2) | names.count;
  return out;
}

/** Bytes that came from storage as a signature; undefined when they are of another length or version. */
export function readSignature(bytes: Uint8Array): Signature | undefined {
  return bytes.length === SIGNATURE_BYTES && bytes[AT_VERSION] === VERSION ? bytes : undefined;
}

function writeWords(out: Uint8Array, scan: Scan): void {
  let rares = 0;
  let commons = 0;
  for (let i = 0; i < scan.count; i++) {
    if (scan.isNumber[i] === 1 || isEmpty(scan.flags[i]!)) continue;
    if (scan.flags[i] === 0) rare[rares++] = hash16(scan.value[i]!);
    else common[commons++] = hash16(scan.value[i]!);
  }
  rares = sortDistinct(rare, rares);
  commons = sortDistinct(common, commons);
  const keptCommon = Math.min(commons, Math.max(COMMON_RESERVE, MAX_WORDS - rares));
  const keptRare = Math.min(rares, MAX_WORDS - keptCommon);
  out[AT_RARE] = keptRare;
  out[AT_COMMON] = keptCommon;
  out[AT_RARE_TOTAL] = Math.min(rares, 255);
  out[AT_COMMON_TOTAL] = Math.min(commons, 255);
  for (let i = 0; i < keptRare; i++) writeUint16(out, AT_WORDS + 2 * i, rare[i]!);
  for (let i = 0; i < keptCommon; i++) writeUint16(out, AT_WORDS + 2 * (keptRare + i), common[i]!);
}

/** Words that tell nothing by themselves; a qualifier (great, new) tells something only beside a name, see names.ts. */
function isEmpty(flags: number): boolean {
  return (flags & FUNCTION) !== 0 || (qualifierOf(flags) > 0 && kindBeside(flags) === 0);
}

/** Sorts the first `count` values ascending, drops repeats, gives how many are left. */
function sortDistinct(values: Uint16Array, count: number): number {
  if (count > INSERTION_SORT_LIMIT) values.subarray(0, count).sort();
  else insertionSort(values, count);
  let kept = 0;
  for (let i = 0; i < count; i++) {
    if (i === 0 || values[i] !== values[kept - 1]) values[kept++] = values[i]!;
  }
  return kept;
}

function insertionSort(values: Uint16Array, count: number): void {
  for (let i = 1; i < count; i++) {
    const value = values[i]!;
    let k = i - 1;
    for (; k >= 0 && values[k]! > value; k--) values[k + 1] = values[k]!;
    values[k + 1] = value;
  }
}

function writeNumbers(out: Uint8Array, numbers: Numbers): void {
  for (let i = 0; i < numbers.count; i++) {
    const entry = numbers.entries[i]!;
    writeUint16(out, AT_NUMBERS + 3 * i, entry & 0xffff);
    out[AT_NUMBERS + 3 * i + 2] = entry >>> 16;
  }
  writeUint16(out, AT_OVERFLOW, numbers.overflow);
  writeUint16(out, AT_HASHED, numbers.hashed);
}

function writeUint16(out: Uint8Array, at: number, value: number): void {
  out[at] = value & 255;
  out[at + 1] = value >>> 8;
}

function writeUint32(out: Uint8Array, at: number, value: number): void {
  writeUint16(out, at, value & 0xffff);
  writeUint16(out, at + 2, value >>> 16);
}
