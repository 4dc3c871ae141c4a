import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arena, createArena, room } from './arena.ts';

const WIDTH = 32;
const ROWS = 9;
const numbers = fc.array(fc.float({ min: -4, max: 4, noNaN: true }), { minLength: 1, maxLength: 40 });

const arenaFor = (...lengths: number[]): Arena =>
  createArena(lengths.reduce((bytes, length) => bytes + room(length), 0));

function floatsOf(arena: Arena, values: readonly number[]): Float32Array {
  const floats = arena.floats(values.length);
  floats.set(values);
  return floats;
}

function intsOf(arena: Arena, values: readonly number[]): Int32Array {
  const ints = arena.ints(values.length);
  ints.set(values);
  return ints;
}

const close = (got: number, wanted: number): void => expect(Math.abs(got - wanted)).toBeLessThan(1e-3);
const table = Array.from({ length: ROWS * WIDTH }, (_, i) => Math.sin(i));
const line = Array.from({ length: WIDTH }, (_, i) => Math.cos(3 * i));

describe('the kernels', () => {
  it('give the inner product of every row', () => {
    const arena = arenaFor(table.length, WIDTH, ROWS);
    const rows = floatsOf(arena, table);
    const vector = floatsOf(arena, line);
    const out = arena.floats(ROWS);
    arena.kernels.products(rows.byteOffset, ROWS, vector.byteOffset, out.byteOffset, 4 * WIDTH);
    out.forEach((product, r) => {
      close(
        product,
        line.reduce((sum, number, j) => sum + number * table[r * WIDTH + j]!, 0),
      );
    });
  });

  it('add up numbered rows, and add to them what was asked', () => {
    const picked = [4, 0, 7, 4];
    const shares = [0.5, -1, 2, 0.25];
    const arena = arenaFor(table.length, WIDTH, picked.length, shares.length);
    const rows = floatsOf(arena, table);
    const vector = floatsOf(arena, line);
    const at = intsOf(arena, picked).byteOffset;
    const factors = floatsOf(arena, shares).byteOffset;
    arena.kernels.gather(vector.byteOffset, rows.byteOffset, at, factors, picked.length, 4 * WIDTH);
    const sum = [...vector];
    sum.forEach((got, j) => {
      close(
        got,
        line[j]! + picked.reduce((total, row, i) => total + shares[i]! * table[row * WIDTH + j]!, 0),
      );
    });
    arena.kernels.scatter(vector.byteOffset, rows.byteOffset, at, factors, picked.length, 4 * WIDTH);
    rows.forEach((got, i) => {
      const share = picked.reduce(
        (total, row, p) => (row === Math.floor(i / WIDTH) ? total + shares[p]! : total),
        0,
      );
      close(got, table[i]! + share * sum[i % WIDTH]!);
    });
  });

  it('multiply and add sparse rows of any length, the empty one too', () => {
    fc.assert(
      fc.property(numbers, fc.array(fc.nat({ max: 39 }), { maxLength: 23 }), (weights, places) => {
        const columns = places.map((place) => place % weights.length);
        const values = columns.map((_, k) => k / 7 - 1);
        const arena = arenaFor(weights.length, columns.length, values.length);
        const all = floatsOf(arena, weights);
        const at = intsOf(arena, columns).byteOffset;
        const factors = floatsOf(arena, values).byteOffset;
        const product = arena.kernels.sparseDot(at, factors, columns.length, all.byteOffset);
        close(
          product,
          columns.reduce((sum, column, k) => sum + weights[column]! * values[k]!, 0),
        );
        arena.kernels.sparseAdd(at, factors, columns.length, all.byteOffset, 0.5);
        const wanted = [...weights];
        columns.forEach((column, k) => {
          wanted[column]! += values[k]! / 2;
        });
        all.forEach((got, i) => {
          close(got, wanted[i]!);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('refuse arrays that the arena has no room for', () => {
    const arena = createArena(room(10));
    expect(() => arena.floats(100_000)).toThrow(RangeError);
  });
});
