import { expect, it } from 'vitest';
import { inTurn, mostWaiting } from './in-turn.ts';

it('draws one picture after the other, refuses those too many, and has room again when they are done', async () => {
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const picture = (number: number) =>
    inTurn(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((end) => ends.push(end));
      running -= 1;
      if (number === 1) throw new Error('broken');
      return number;
    });
  const all = Array.from({ length: mostWaiting }, (_, number) => picture(number).catch(() => 'broken'));
  await expect(picture(99)).rejects.toMatchObject({ code: 'pictures-busy' });
  const done = Promise.all(all);
  for (let ended = 0; ended < mostWaiting; ) {
    const end = ends.shift();
    if (end) ended += 1;
    end?.();
    await Promise.resolve();
  }
  expect((await done).slice(0, 3)).toEqual([0, 'broken', 2]);
  expect(most).toBe(1);
  expect(await inTurn(async () => 'room')).toBe('room');
});
