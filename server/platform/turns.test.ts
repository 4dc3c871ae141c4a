import { expect, it, vi } from 'vitest';
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

/** What waits behind begins a turn of the event loop after a piece has ended. */
const settled = async () => {
  for (const _ of [1, 2]) await new Promise((resolve) => setImmediate(resolve));
};

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

it('lets the next of the rest in beside the way when a piece on the way has ended', async () => {
  const { take, begun, ends } = scene(4);
  const all = [take(0, 'on the way'), take(1), take(2), take(3)];
  await settled();
  ends[1]!();
  await settled();
  expect(begun).toEqual([0, 1]);
  all.push(take(4, 'on the way'));
  ends[0]!();
  await settled();
  expect(begun).toEqual([0, 1, 4, 2]);
  ends[2]!();
  await settled();
  expect(begun).toEqual([0, 1, 4, 2]);
  // Nothing is on the way any more: all that wait begin.
  all.push(take(5));
  ends[4]!();
  await settled();
  expect(begun).toEqual([0, 1, 4, 2, 3, 5]);
  for (const n of [3, 5]) ends[n]!();
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3, 4, 5]);
});

it('keeps the places of the rest free for a loop on the way that takes its next piece at once', async () => {
  const { take, begun, ends } = scene(2);
  const loop = take(0, 'on the way').then(() => take(1, 'on the way'));
  const rest = [take(2), take(3), take(4)];
  await settled();
  ends[2]!();
  await settled();
  expect(begun).toEqual([0, 2]);
  ends[0]!();
  await settled();
  expect(begun).toEqual([0, 2, 1, 3]);
  ends[1]!();
  await loop;
  await settled();
  expect(begun).toEqual([0, 2, 1, 3, 4]);
  ends[3]!();
  ends[4]!();
  expect(await Promise.all(rest)).toEqual([2, 3, 4]);
});

it('lets one after another of the rest in beside a piece on the way that does not end', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { take, begun, ends } = scene(4);
    const all = [take(0, 'on the way'), take(1), take(2), take(3)];
    await settled();
    for (const n of [1, 2]) {
      ends[n]!();
      await settled();
      expect(begun.at(-1)).toBe(n);
      vi.advanceTimersByTime(1000);
      await settled();
      expect(begun.at(-1)).toBe(n + 1);
    }
    for (const n of [0, 3]) ends[n]!();
    expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
  } finally {
    vi.useRealTimers();
  }
});

it('lets what must be done at once go before what is on the way', async () => {
  const { take, begun, ends } = scene(1);
  const all = [take(0), take(1), take(2, 'on the way'), take(3, 'at once')];
  await settled();
  for (const n of [0, 3, 2, 1]) {
    ends[n]!();
    await settled();
  }
  expect(begun).toEqual([0, 3, 2, 1]);
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
});
