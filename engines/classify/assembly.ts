/*
 * Just enough of WebAssembly's binary form to write the loops of kernel-code.ts down (WebAssembly core specification 2.0, §5:
 * opcodes §5.4, sections §5.5). A piece of a program is its bytes.
 */
export type Code = readonly number[];

export const I32 = 0x7f;
export const F32 = 0x7d;
export const V128 = 0x7b;
const STORED_ALIGNMENT = 2;

const unsigned = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
};

/** Small positive constants only: below 64 the signed form is the value itself, above it takes one more byte. */
export const constant = (value: number): Code => [
  0x41,
  ...(value < 64 ? [value] : [(value & 0x7f) | 0x80, value >> 7]),
];
export const get = (local: number): Code => [0x20, local];
export const set = (local: number): Code => [0x21, local];
export const tee = (local: number): Code => [0x22, local];
export const add: Code = [0x6a];
const subtract: Code = [0x6b];
export const multiply: Code = [0x6c];
export const below: Code = [0x49];
export const and: Code = [0x71];
export const shiftRight: Code = [0x76];
const simd = (code: number): Code => [0xfd, ...unsigned(code)];
const address = (offset: number): Code => [STORED_ALIGNMENT, ...unsigned(offset)];
export const loadInt = (offset = 0): Code => [0x28, ...address(offset)];
export const loadFloat = (offset = 0): Code => [0x2a, ...address(offset)];
export const storeFloat: Code = [0x38, ...address(0)];
export const addFloats: Code = [0x92];
export const multiplyFloats: Code = [0x94];
export const loadVector = (offset: number): Code => [...simd(0x00), ...address(offset)];
export const storeVector = (offset: number): Code => [...simd(0x0b), ...address(offset)];
export const splat = simd(0x13);
export const lane = (index: number): Code => [...simd(0x1f), index];
export const addVectors = simd(0xe4);
export const multiplyVectors = simd(0xe6);
export const zeroVector: Code = [...simd(0x0c), ...new Array<number>(16).fill(0)];

/** Does `body` until the condition it leaves is 0; at least once. */
export const loop = (...body: Code[]): Code => [0x03, 0x40, ...body.flat(), 0x0d, 0, 0x0b];
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

export const section = (id: number, content: readonly number[]): number[] => [
  id,
  ...unsigned(content.length),
  ...content,
];
export const vector = (items: readonly (readonly number[])[]): number[] => [
  ...unsigned(items.length),
  ...items.flat(),
];
export const sized = (content: readonly number[]): number[] => [...unsigned(content.length), ...content];
export const text = (name: string): number[] => sized([...name].map((letter) => letter.charCodeAt(0)));
export const END = 0x0b;
