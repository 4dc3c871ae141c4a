/*
 * The three inner loops of the low-rank learner, the two of the support vector machine and that of scoring as
 * WebAssembly with 128-bit vectors: three to eight times as fast as the same loops in JavaScript, and the same to the
 * bit on every machine (WebAssembly rounds each step). Opcodes: WebAssembly core specification 2.0, §5.4. A program is
 * its bytes; `local.get` and so on are functions that give bytes.
 */
import {
  add,
  addFloats,
  addVectors,
  and,
  below,
  type Code,
  constant,
  countDown,
  F32,
  get,
  I32,
  increase,
  type Kernel,
  lane,
  loadFloat,
  loadInt,
  loadVector,
  loop,
  moduleOf,
  multiply,
  multiplyFloats,
  multiplyVectors,
  set,
  shiftRight,
  splat,
  storeFloat,
  storeVector,
  tee,
  V128,
  when,
  zeroVector,
} from '../assembly/index.ts';
import { addRows } from './score-code.ts';

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
    locals: [
      [3, I32],
      [4, V128],
    ],
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
    locals: [
      [3, I32],
      [1, V128],
    ],
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
    locals: [
      [1, I32],
      [4, F32],
    ],
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
    locals: [[1, I32]],
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

/** The module: imports its memory as `heed.memory`, exports the kernels by name. */
export function kernelModule(): Uint8Array<ArrayBuffer> {
  return moduleOf([
    products,
    alongRows('gather', true),
    alongRows('scatter', false),
    sparseDot,
    sparseAdd,
    addRows,
  ]);
}
