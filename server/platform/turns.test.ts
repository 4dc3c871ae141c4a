import { expect, it } from 'vitest';
import { createTurns, type Turn } from './turns.ts';

/** Pieces of work that end when they are told to. */
function scene(atOnce: number) {
  const turns = createTurns(atOnce);
  const begun: number[] = [];
  const ends: ((fails?: boolean) => void)[] = [];
  const take = (n: number, turn?: Turn) =>
    turns.take(() => {
      begun.push(n);
      return new Promise<number>((resolve, reject) => {
        ends[n] = (fails) => (fails ? reject(new Error('failed')) : resolve(n));
      });
    }, turn);
  return { take, begun, ends };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('runs so many at once, and the others in the order they came', async () => {
  const { take, begun, ends } = scene(2);
  const all = [0, 1, 2, 3].map((n) => take(n));
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

it('lets what is on the way go first, and one of the rest beside it', async () => {
  const { take, begun, ends } = scene(3);
  const all = [take(0), take(1), take(2), take(3), take(4, 'on the way'), take(5)];
  await settled();
  expect(begun).toEqual([0, 1, 2]);
  ends[0]!();
  await settled();
  expect(begun).toEqual([0, 1, 2, 4]);
  ends[1]!();
  await settled();
  // The third is still at work beside it.
  expect(begun).toEqual([0, 1, 2, 4]);
  ends[2]!();
  await settled();
  expect(begun).toEqual([0, 1, 2, 4, 3]);
  ends[4]!();
  await settled();
  expect(begun).toEqual([0, 1, 2, 4, 3, 5]);
  ends[3]!();
  ends[5]!();
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3, 4, 5]);
});
