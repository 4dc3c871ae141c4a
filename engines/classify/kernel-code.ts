/*
 * The three inner loops of the low-rank learner and the two of the support vector machine as WebAssembly with 128-bit
 * vectors: three to eight times as fast as the same loops in JavaScript, and the same to the bit on every machine (WebAssembly
 * rounds each step). Opcodes: WebAssembly core specification 2.0, §5.4. A program is its bytes; `local.get` and so on are
 * functions that give bytes.
 */
type Code = readonly number[];

const I32 = 0x7f;
const F32 = 0x7d;
const V128 = 0x7b;
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
const constant = (value: number): Code => [
  0x41,
  ...(value < 64 ? [value] : [(value & 0x7f) | 0x80, value >> 7]),
];
const get = (local: number): Code => [0x20, local];
const set = (local: number): Code => [0x21, local];
const tee = (local: number): Code => [0x22, local];
const add: Code = [0x6a];
const subtract: Code = [0x6b];
const multiply: Code = [0x6c];
const below: Code = [0x49];
const and: Code = [0x71];
const shiftRight: Code = [0x76];
const simd = (code: number): Code => [0xfd, ...unsigned(code)];
const address = (offset: number): Code => [STORED_ALIGNMENT, ...unsigned(offset)];
const loadInt = (offset = 0): Code => [0x28, ...address(offset)];
const loadFloat = (offset = 0): Code => [0x2a, ...address(offset)];
const storeFloat: Code = [0x38, ...address(0)];
const addFloats: Code = [0x92];
const multiplyFloats: Code = [0x94];
const loadVector = (offset: number): Code => [...simd(0x00), ...address(offset)];
const storeVector = (offset: number): Code => [...simd(0x0b), ...address(offset)];
const splat = simd(0x13);
const lane = (index: number): Code => [...simd(0x1f), index];
const addVectors = simd(0xe4);
const multiplyVectors = simd(0xe6);
const zeroVector: Code = [...simd(0x0c), ...new Array<number>(16).fill(0)];

/** Does `body` until the condition it leaves is 0; at least once. */
const loop = (...body: Code[]): Code => [0x03, 0x40, ...body.flat(), 0x0d, 0, 0x0b];
/** Does `body` if the condition before it is not 0. */
const when = (...body: Code[]): Code => [0x04, 0x40, ...body.flat(), 0x0b];
const increase = (local: number, by: number): Code => [...get(local), ...constant(by), ...add, ...set(local)];
/** One less, and the condition whether any are left. */
const countDown = (local: number): Code => [...get(local), ...constant(1), ...subtract, ...tee(local)];

interface Kernel {
  readonly name: string;
  readonly parameters: Code;
  readonly result: Code;
  readonly locals: Code;
  readonly body: Code;
}

/** A vector register's part of a step along the rows: 64 bytes are taken at once. */
const LANES = [0, 16, 32, 48];

/** products(rows, count, vector, out, bytes): out[r] = rows[r] · vector; a row has `bytes` bytes, a multiple of 64. */
const products: Kernel = (() => {
  const [rows, count, vector, out, bytes, at, row, other] = [0, 1, 2, 3, 4, 5, 6, 7];
  const sums = [8, 9, 10, 11];
  const step = LANES.map((offset, i) => [
    ...get(row),
    ...loadVector(offset),
    ...get(other),
    ...loadVector(offset),
    ...multiplyVectors,
    ...get(sums[i]!),
    ...addVectors,
    ...set(sums[i]!),
  ]);
  const total = [
    ...get(8),
    ...get(9),
    ...addVectors,
    ...get(10),
    ...get(11),
    ...addVectors,
    ...addVectors,
    ...set(8),
    ...get(8),
    ...lane(0),
    ...get(8),
    ...lane(1),
    ...addFloats,
    ...get(8),
    ...lane(2),
    ...get(8),
    ...lane(3),
    ...addFloats,
    ...addFloats,
  ];
  return {
    name: 'products',
    parameters: [I32, I32, I32, I32, I32],
    result: [],
    locals: [2, 3, I32, 4, V128],
    body: [
      ...get(count),
      ...when(
        loop(
          [...constant(0), ...set(at)],
          sums.flatMap((sum) => [...zeroVector, ...set(sum)]),
          loop(
            [
              ...get(rows),
              ...get(at),
              ...add,
              ...set(row),
              ...get(vector),
              ...get(at),
              ...add,
              ...set(other),
            ],
            step.flat(),
            [...get(at), ...constant(64), ...add, ...tee(at), ...get(bytes), ...below],
          ),
          [...get(out), ...total, ...storeFloat],
          [...get(rows), ...get(bytes), ...add, ...set(rows)],
          increase(out, 4),
          countDown(count),
        ),
      ),
    ],
  };
})();

/** What `gather` and `scatter` share: for each of `count` numbered rows its address and factor, and a walk along it. */
function alongRows(name: string, rowIsSource: boolean): Kernel {
  const [fixed, rows, numbers, factors, count, bytes, at, row, other, factor] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
  ];
  const [from, to] = rowIsSource ? [row, other] : [other, row];
  const step = LANES.flatMap((offset) => [
    ...get(to),
    ...get(from),
    ...loadVector(offset),
    ...get(factor),
    ...multiplyVectors,
    ...get(to),
    ...loadVector(offset),
    ...addVectors,
    ...storeVector(offset),
  ]);
  return {
    name,
    parameters: [I32, I32, I32, I32, I32, I32],
    result: [],
    locals: [2, 3, I32, 1, V128],
    body: [
      ...get(count),
      ...when(
        loop(
          [...get(numbers), ...loadInt(), ...get(bytes), ...multiply, ...get(rows), ...add, ...set(row)],
          [...get(factors), ...loadFloat(), ...splat, ...set(factor)],
          [...constant(0), ...set(at), ...get(fixed), ...set(other)],
          loop(step, increase(row, 64), increase(other, 64), [
            ...get(at),
            ...constant(64),
            ...add,
            ...tee(at),
            ...get(bytes),
            ...below,
          ]),
          increase(numbers, 4),
          increase(factors, 4),
          countDown(count),
        ),
      ),
    ],
  };
}

/** sparseDot(columns, values, count, weights): the sum of values[k] · weights[columns[k]], four sums side by side. */
const sparseDot: Kernel = (() => {
  const [columns, values, count, weights, left] = [0, 1, 2, 3, 4];
  const sums = [5, 6, 7, 8];
  const term = (sum: number, offset: number): Code => [
    ...[
      ...get(columns),
      ...loadInt(offset),
      ...constant(4),
      ...multiply,
      ...get(weights),
      ...add,
      ...loadFloat(),
    ],
    ...[...get(values), ...loadFloat(offset), ...multiplyFloats, ...get(sum), ...addFloats, ...set(sum)],
  ];
  return {
    name: 'sparseDot',
    parameters: [I32, I32, I32, I32],
    result: [F32],
    locals: [2, 1, I32, 4, F32],
    body: [
      ...[...get(count), ...constant(2), ...shiftRight, ...tee(left)],
      ...when(
        loop(
          sums.flatMap((sum, i) => term(sum, 4 * i)),
          increase(columns, 16),
          increase(values, 16),
          countDown(left),
        ),
      ),
      ...[...get(count), ...constant(3), ...and, ...tee(left)],
      ...when(loop(term(5, 0), increase(columns, 4), increase(values, 4), countDown(left))),
      ...[...get(5), ...get(6), ...addFloats, ...get(7), ...get(8), ...addFloats, ...addFloats],
    ],
  };
})();

/** sparseAdd(columns, values, count, weights, step): weights[columns[k]] += step · values[k]. */
const sparseAdd: Kernel = (() => {
  const [columns, values, count, weights, step, place] = [0, 1, 2, 3, 4, 5];
  return {
    name: 'sparseAdd',
    parameters: [I32, I32, I32, I32, F32],
    result: [],
    locals: [1, 1, I32],
    body: [
      ...get(count),
      ...when(
        loop(
          [
            ...get(columns),
            ...loadInt(),
            ...constant(4),
            ...multiply,
            ...get(weights),
            ...add,
            ...tee(place),
          ],
          [...get(values), ...loadFloat(), ...get(step), ...multiplyFloats],
          [...get(place), ...loadFloat(), ...addFloats, ...storeFloat],
          increase(columns, 4),
          increase(values, 4),
          countDown(count),
        ),
      ),
    ],
  };
})();

const KERNELS = [products, alongRows('gather', true), alongRows('scatter', false), sparseDot, sparseAdd];

const section = (id: number, content: readonly number[]): number[] => [
  id,
  ...unsigned(content.length),
  ...content,
];
const vector = (items: readonly (readonly number[])[]): number[] => [
  ...unsigned(items.length),
  ...items.flat(),
];
const sized = (content: readonly number[]): number[] => [...unsigned(content.length), ...content];
const text = (name: string): number[] => sized([...name].map((letter) => letter.charCodeAt(0)));
const END = 0x0b;

/** The module: imports its memory as `heed.memory`, exports the kernels by name. */
export function kernelModule(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(
      1,
      vector(
        KERNELS.map(({ parameters, result }) => [
          0x60,
          ...vector(parameters.map((type) => [type])),
          ...vector(result.map((type) => [type])),
        ]),
      ),
    ),
    ...section(2, vector([[...text('heed'), ...text('memory'), 0x02, 0x00, 0x01]])),
    ...section(3, vector(KERNELS.map((_, type) => [type]))),
    ...section(7, vector(KERNELS.map(({ name }, index) => [...text(name), 0x00, index]))),
    ...section(10, vector(KERNELS.map(({ locals, body }) => sized([...locals, ...body, END])))),
  ]);
}
