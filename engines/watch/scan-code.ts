import {
  add,
  addInts,
  and,
  andLong,
  anyBit,
  below,
  bitsOfBytes,
  bothVectors,
  type Code,
  constant,
  constantLong,
  countDown,
  dotUnits,
  eitherVector,
  equalUnits,
  exclusiveOrLong,
  get,
  I32,
  I64,
  increase,
  isZero,
  isZeroLong,
  type Kernel,
  laneLong,
  loadInt,
  loadSignedUnit,
  loadUnit,
  loadVector,
  loop,
  loopWhile,
  moduleOf,
  multiply,
  narrowToBytes,
  orLong,
  select,
  set,
  shiftInts,
  shiftLeft,
  shiftLeftLong,
  shiftRightLong,
  shuffle,
  splatUnits,
  storeInt,
  storeLong,
  storeUnit,
  storeVector,
  subtract,
  subtractLong,
  subtractUnits,
  tee,
  toInt,
  toLong,
  trailingZeros,
  V128,
  when,
  zeroVector,
} from '../assembly/index.ts';
import { IGNORED } from './fold.ts';
import { FACTORS } from './hash.ts';

/*
 * What the memory begins with, in bytes: the folded code of each unit; all ones and as many zeros, a mask for each length;
 * of the factors of each hash that a word's first letters are multiplied with, the lower halves and the upper ones; all factors.
 */
export const FOLDED_AT = 0;
export const MASKS_AT = 0x20000;
export const HALVES_AT = MASKS_AT + 128;
export const FIRST_AT = HALVES_AT + 128;
export const SECOND_AT = FIRST_AT + 4 * FACTORS;
export const TEXT_AT = SECOND_AT + 4 * FACTORS;
/** Letters of a word that are hashed at once; a vector has half of them. */
export const LETTERS = 16;
/** Units that are written behind the folded text, and room for as many behind the text. */
export const MARGIN = 96;
const VECTOR = 16;
/** Units of which the places of words are found at once. */
const BLOCK = 64;

/** fold(units, folded, length): the folded code of each unit, and zeros behind them. */
const fold: Kernel = (() => {
  const [units, folded, length, end, at] = [0, 1, 2, 3, 4];
  const one = (offset: number): Code => [
    ...get(at),
    ...get(units),
    ...loadUnit(offset),
    ...constant(1),
    ...shiftLeft,
    ...loadUnit(FOLDED_AT),
    ...storeUnit(offset),
  ];
  const zeros = Array.from(
    { length: (2 * MARGIN) / VECTOR - 1 },
    (_, i): Code => [...get(end), ...zeroVector, ...storeVector(VECTOR * i)],
  );
  return {
    name: 'fold',
    parameters: [I32, I32, I32],
    result: [],
    locals: [[2, I32]],
    body: [
      ...[...get(folded), ...tee(at), ...get(length), ...constant(1), ...shiftLeft, ...add, ...set(end)],
      ...loopWhile(
        [...get(at), ...get(end), ...below],
        [0, 2, 4, 6, 8, 10, 12, 14].flatMap(one),
        increase(units, VECTOR),
        increase(at, VECTOR),
      ),
      ...zeros.flat(),
    ],
  };
})();

/**
 * edges(folded, length, out): where words begin and end, in turn, counted in units. Gives where the next one would be
 * written, or 0 when there are characters that are not seen.
 */
const edges: Kernel = (() => {
  const [folded, length, out, base, found, carry, unseen, ones, eight, letters] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
  ];
  const notLetters = (offset: number): Code => [
    ...[...get(folded), ...loadVector(offset), ...tee(eight), ...get(ones), ...equalUnits],
    ...[...get(unseen), ...eitherVector, ...set(unseen)],
    ...[...get(eight), ...get(ones), ...subtractUnits, ...zeroVector, ...equalUnits],
  ];
  const sixteen = (offset: number): Code => [
    ...notLetters(offset),
    ...notLetters(offset + VECTOR),
    ...narrowToBytes,
    ...bitsOfBytes,
  ];
  const quarter = (number: number): Code => [
    ...sixteen(2 * VECTOR * number),
    ...toLong,
    ...constantLong(16 * number),
    ...shiftLeftLong,
  ];
  return {
    name: 'edges',
    parameters: [I32, I32, I32],
    result: [I32],
    locals: [
      [1, I32],
      [2, I64],
      [3, V128],
      [1, I64],
    ],
    body: [
      ...[...constant(IGNORED), ...splatUnits, ...set(ones)],
      ...loop(
        [...quarter(0), ...quarter(1), ...orLong, ...quarter(2), ...orLong, ...quarter(3), ...orLong],
        [...constantLong(-1), ...exclusiveOrLong, ...set(letters)],
        [...get(letters), ...constantLong(1), ...shiftLeftLong, ...get(carry), ...orLong],
        [...get(letters), ...exclusiveOrLong, ...set(found)],
        [...get(letters), ...constantLong(63), ...shiftRightLong, ...set(carry)],
        loopWhile(
          [...get(found), ...isZeroLong, ...isZero],
          [...get(out), ...get(base), ...get(found), ...trailingZeros, ...toInt, ...add, ...storeInt()],
          increase(out, 4),
          [...get(found), ...get(found), ...constantLong(1), ...subtractLong, ...andLong, ...set(found)],
        ),
        increase(folded, 2 * BLOCK),
        increase(base, BLOCK),
        [...get(length), ...get(base), ...below, ...isZero],
      ),
      ...[...constant(0), ...get(out), ...get(unseen), ...anyBit, ...select],
    ],
  };
})();

/** hash(folded, edges, end, out): both hashes of each word, of which the edges lie before `end`. */
const hash: Kernel = (() => {
  const [folded, place, end, out, at, left, mask, factor, low, high, first, second] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
  ];
  const factors = [12, 13, 14, 15, 16, 17, 18, 19];
  const masked = (offset: number, into: number): Code => [
    ...[...get(at), ...loadVector(offset), ...get(mask), ...loadVector(offset), ...bothVectors],
    ...set(into),
  ];
  /** A sum of products modulo 2^32, as those with the upper halves shifted and those with the lower ones. */
  const products = (from: number): Code => [
    ...[
      ...get(low),
      ...get(factors[from + 2]!),
      ...dotUnits,
      ...get(high),
      ...get(factors[from + 3]!),
      ...dotUnits,
    ],
    ...[...addInts, ...constant(16), ...shiftInts],
    ...[...get(low), ...get(factors[from]!), ...dotUnits, ...addInts],
    ...[...get(high), ...get(factors[from + 1]!), ...dotUnits, ...addInts],
  ];
  const ints = (...numbers: number[]) => numbers.flatMap((n) => [4 * n, 4 * n + 1, 4 * n + 2, 4 * n + 3]);
  const further = (offset: number, factorsAt: number): Code => [
    ...[...get(out), ...get(out), ...loadInt(offset)],
    ...[...get(at), ...loadSignedUnit(0), ...get(factor), ...loadInt(factorsAt), ...multiply],
    ...[...add, ...storeInt(offset)],
  ];
  return {
    name: 'hash',
    parameters: [I32, I32, I32, I32],
    result: [],
    locals: [
      [4, I32],
      [12, V128],
    ],
    body: [
      ...factors.flatMap((local, i) => [
        ...[...constant(0), ...loadVector(HALVES_AT + VECTOR * i), ...set(local)],
      ]),
      ...loopWhile(
        [...get(place), ...get(end), ...below],
        [...get(place), ...loadInt(0), ...constant(1), ...shiftLeft, ...get(folded), ...add, ...set(at)],
        [...get(place), ...loadInt(4), ...get(place), ...loadInt(0), ...subtract, ...set(left)],
        // The mask of a word begins as many places before the zeros as it has letters.
        [...constant(MASKS_AT + 2 * LETTERS), ...get(left), ...constant(LETTERS)],
        [...get(left), ...constant(LETTERS), ...below, ...select],
        [...constant(1), ...shiftLeft, ...subtract, ...set(mask)],
        masked(0, low),
        masked(VECTOR, high),
        [...products(0), ...set(first), ...products(4), ...set(second)],
        [...get(first), ...get(second), ...shuffle(ints(0, 4, 1, 5))],
        [...get(first), ...get(second), ...shuffle(ints(2, 6, 3, 7)), ...addInts, ...tee(first)],
        [...get(first), ...get(first), ...shuffle(ints(2, 3, 2, 3)), ...addInts, ...set(first)],
        [...get(out), ...get(first), ...laneLong(0), ...storeLong(0)],
        [...constant(LETTERS), ...get(left), ...below],
        when(
          [...get(left), ...constant(LETTERS), ...subtract, ...set(left)],
          increase(at, 2 * LETTERS),
          [...constant(4 * LETTERS), ...set(factor)],
          loop(
            further(0, FIRST_AT),
            further(4, SECOND_AT),
            increase(at, 2),
            [...get(factor), ...constant(4), ...add, ...constant(4 * FACTORS - 1), ...and, ...set(factor)],
            countDown(left),
          ),
        ),
        increase(place, 8),
        increase(out, 8),
      ),
    ],
  };
})();

/** The module: imports its memory as `heed.memory`, exports the three by name. */
export function scanModule(): Uint8Array<ArrayBuffer> {
  return moduleOf([fold, edges, hash]);
}
