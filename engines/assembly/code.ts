/*
 * Just enough of WebAssembly's binary form to write the loops of engines down (WebAssembly core specification 2.0, §5:
 * opcodes §5.4). A piece of a program is its bytes.
 */
export type Code = readonly number[];

export const I32 = 0x7f;
export const I64 = 0x7e;
export const F32 = 0x7d;
export const V128 = 0x7b;
const STORED_ALIGNMENT = 2;

export const unsigned = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
};

const signed = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = value;
  while (rest < -64 || rest > 63) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>= 7;
  }
  return [...bytes, rest & 0x7f];
};

export const constant = (value: number): Code => [0x41, ...signed(value)];
export const get = (local: number): Code => [0x20, local];
export const set = (local: number): Code => [0x21, local];
export const tee = (local: number): Code => [0x22, local];
export const add: Code = [0x6a];
export const subtract: Code = [0x6b];
export const multiply: Code = [0x6c];
export const below: Code = [0x49];
export const and: Code = [0x71];
export const shiftRight: Code = [0x76];
export const shiftLeft: Code = [0x74];
export const or: Code = [0x72];
/** The first of two when the condition behind them is not 0. */
export const select: Code = [0x1b];
export const exclusiveOrLong: Code = [0x85];
export const andLong: Code = [0x83];
export const orLong: Code = [0x84];
export const subtractLong: Code = [0x7d];
export const shiftLeftLong: Code = [0x86];
export const shiftRightLong: Code = [0x88];
/** The number of zero bits below the lowest that is one. */
export const trailingZeros: Code = [0x7a];
export const isZeroLong: Code = [0x50];
export const isZero: Code = [0x45];
export const toLong: Code = [0xad];
export const toInt: Code = [0xa7];
/** Small constants only. */
export const constantLong = (value: number): Code => [0x42, ...signed(value)];
const simd = (code: number): Code => [0xfd, ...unsigned(code)];
const address = (offset: number): Code => [STORED_ALIGNMENT, ...unsigned(offset)];
const unaligned = (offset: number, bits: number): Code => [bits, ...unsigned(offset)];
export const loadInt = (offset = 0): Code => [0x28, ...address(offset)];
export const storeInt = (offset = 0): Code => [0x36, ...address(offset)];
export const storeLong = (offset = 0): Code => [0x37, ...address(offset)];
export const loadSignedUnit = (offset = 0): Code => [0x2e, ...unaligned(offset, 1)];
export const loadUnit = (offset = 0): Code => [0x2f, ...unaligned(offset, 1)];
export const storeUnit = (offset = 0): Code => [0x3b, ...unaligned(offset, 1)];
export const loadFloat = (offset = 0): Code => [0x2a, ...address(offset)];
export const storeFloat: Code = [0x38, ...address(0)];
export const addFloats: Code = [0x92];
export const multiplyFloats: Code = [0x94];
export const loadVector = (offset: number): Code => [...simd(0x00), ...address(offset)];
export const storeVector = (offset: number): Code => [...simd(0x0b), ...address(offset)];
export const splat = simd(0x13);
export const lane = (index: number): Code => [...simd(0x1f), index];
/** The parts of two vectors by their numbers, in bytes: 0 to 15 of the first, 16 to 31 of the second. */
export const shuffle = (bytes: readonly number[]): Code => [...simd(0x0d), ...bytes];
export const bothVectors = simd(0x4e);
export const eitherVector = simd(0x50);
export const anyBit = simd(0x53);
/** Of vectors of sixteen bytes, eight units (of sixteen bits, without sign) and four ints. */
export const bitsOfBytes = simd(0x64);
export const narrowToBytes = simd(0x65);
export const splatUnits = simd(0x10);
export const equalUnits = simd(0x2d);
export const subtractUnits = simd(0x93);
export const addInts = simd(0xae);
/** Ints, each the sum of two products of signed units. */
export const dotUnits = simd(0xba);
export const shiftInts = simd(0xab);
export const laneLong = (index: number): Code => [...simd(0x1d), index];
/** Of eight bytes with their signs, units; of the first four units, ints; of the first two ints, doubles. */
export const loadSignedBytes: Code = [...simd(0x01), ...unaligned(0, 0)];
export const lowInts = simd(0xa7);
export const lowIntsToDoubles = simd(0xfe);
export const toDouble: Code = [0xbb];
export const splatDouble = simd(0x14);
export const addDoubles = simd(0xf0);
export const multiplyDoubles = simd(0xf2);
export const addVectors = simd(0xe4);
export const multiplyVectors = simd(0xe6);
export const zeroVector: Code = [...simd(0x0c), ...new Array<number>(16).fill(0)];

/** Does `body` until the condition it leaves is 0; at least once. */
export const loop = (...body: Code[]): Code => [0x03, 0x40, ...body.flat(), 0x0d, 0, 0x0b];
/** Does `body` as long as `condition` leaves no 0. */
export const loopWhile = (condition: Code, ...body: Code[]): Code => [
  ...[0x02, 0x40, 0x03, 0x40],
  ...condition,
  ...isZero,
  ...[0x0d, 1],
  ...body.flat(),
  ...[0x0c, 0, 0x0b, 0x0b],
];
/** Does `body` if the condition before it is not 0. */
export const when = (...body: Code[]): Code => [0x04, 0x40, ...body.flat(), 0x0b];
export const increase = (local: number, by: number): Code => [
  ...get(local),
  ...constant(by),
  ...add,
  ...set(local),
];
/** One less, and the condition whether any are left. */
export const countDown = (local: number): Code => [...get(local), ...constant(1), ...subtract, ...tee(local)];
