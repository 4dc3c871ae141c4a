import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

/** Pieces of work that end when they are told to. */
function scene(atOnce: number) {
  const turns = createTurns(atOnce);
  const begun: number[] = [];
  const ends: ((fails?: boolean) => void)[] = [];
  const take = (n: number) =>
    turns.take(() => {
      begun.push(n);
      return new Promise<number>((resolve, reject) => {
        ends[n] = (fails) => (fails ? reject(new Error('failed')) : resolve(n));
      });
    });
  return { take, begun, ends };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('runs so many at once, and the others in the order they came', async () => {
  const { take, begun, ends } = scene(2);
  const all = [0, 1, 2, 3].map(take);
  await settled();
  expect(begun).toEqual([0, 1]);
  ends[1]!();
  await settled();
  expect(begun).toEqual([0, 1, 2]);
  ends[0]!();
  ends[2]!();
  await settled();
  ends[3]!();
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
});

it('gives the turn of a piece that failed to the next', async () => {
  const { take, begun, ends } = scene(1);
  const failing = take(0);
  const next = take(1);
  await settled();
  ends[0]!(true);
  await expect(failing).rejects.toThrow('failed');
  await settled();
  expect(begun).toEqual([0, 1]);
  ends[1]!();
  expect(await next).toBe(1);
});
