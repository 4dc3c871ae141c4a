import { expect, it } from 'vitest';
import { createBelieved } from './believed.ts';
import { heldClock } from './clock.ts';

function scene() {
  const clock = heldClock('2026-11-02T08:00:00Z');
  const answers: ((value: string | undefined) => void)[] = [];
  const believed = createBelieved<string>(clock, 1000, () => new Promise((resolve) => answers.push(resolve)));
  return { clock, answers, believed };
}

it('looks up once for all who ask at the same time, and believes the answer', async () => {
  const { answers, believed } = scene();
  const asked = [believed.of('a'), believed.of('a')];
  answers[0]!('one');
  expect(await Promise.all(asked)).toEqual(['one', 'one']);
  expect(await believed.of('a')).toBe('one');
  expect(answers).toHaveLength(1);
});

it('looks up again from half the time on without making anybody wait, and gives the new answer then', async () => {
  const { clock, answers, believed } = scene();
  const first = believed.of('a');
  answers[0]!('one');
  await first;
  clock.advance(600);
  expect([await believed.of('a'), await believed.of('a')]).toEqual(['one', 'one']);
  expect(answers).toHaveLength(2);
  answers[1]!('two');
  await Promise.resolve();
  expect(await believed.of('a')).toBe('two');
});

it('forgets what is no more, and asks every time for what never was', async () => {
  const { clock, answers, believed } = scene();
  const first = believed.of('a');
  answers[0]!('one');
  await first;
  clock.advance(1000);
  const gone = [believed.of('a')];
  answers[1]!(undefined);
  expect(await gone[0]).toBeUndefined();
  const again = believed.of('a');
  answers[2]!(undefined);
  expect(await again).toBeUndefined();
});

it('asks again after a question that failed', async () => {
  const clock = heldClock('2026-11-02T08:00:00Z');
  let fails = true;
  const believed = createBelieved(clock, 1000, async () => {
    if (fails) throw new Error('no connection');
    return 'one';
  });
  await expect(believed.of('a')).rejects.toThrow('no connection');
  fails = false;
  expect(await believed.of('a')).toBe('one');
});
