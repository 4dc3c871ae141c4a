import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Problem, sameProblem } from './index.ts';

const HOUR = 3_600_000;
const leak: Problem = {
  topic: 'no-hot-water',
  topicGroup: 'utilities',
  municipality: 'm1',
  settlement: 's1',
  street: 'Садовая',
  house: '4',
  time: 0,
  terms: ['горяч', 'вод', 'нет', 'кран'],
};

test('the same topic in the same house within hours is the same problem in other words', () => {
  const verdict = sameProblem(leak, { ...leak, time: 5 * HOUR, terms: ['душ', 'холодн', 'ждем'] });
  expect(verdict.same).toBe(true);
  expect(verdict.grounds.map((ground) => ground.finding)).toEqual([
    'same-topic',
    'same-house',
    'time-between',
    'no-shared-words',
  ]);
});

test('another street, settlement or topic is another problem whatever the words', () => {
  expect(sameProblem(leak, { ...leak, street: 'Лесная' }).score).toBe(0);
  expect(sameProblem(leak, { ...leak, settlement: 's2' }).score).toBe(0);
  expect(sameProblem(leak, { ...leak, topic: 'potholes', topicGroup: 'roads' }).score).toBe(0);
});

test('a fault of half a street is the same problem only while the words agree', () => {
  const neighbour = { ...leak, house: '6', time: HOUR };
  expect(sameProblem(leak, neighbour).same).toBe(true);
  expect(sameProblem(leak, { ...neighbour, terms: ['потолок'] }).same).toBe(false);
});

test('two points near one another are one place, two far apart are not', () => {
  const here = { ...leak, point: { lat: 58, lon: 56.2 } };
  expect(sameProblem(here, { ...leak, point: { lat: 58.0003, lon: 56.2 } }).same).toBe(true);
  expect(sameProblem(here, { ...leak, point: { lat: 58.02, lon: 56.2 } }).same).toBe(false);
});

test('a season later it is another problem', () => {
  expect(sameProblem(leak, { ...leak, time: 90 * 24 * HOUR }).same).toBe(false);
});

test('rare stems in common weigh more than frequent ones and are named first', () => {
  const rarity = (term: string) => (term === 'кран' ? 1 : 0.1);
  const verdict = sameProblem(leak, { ...leak, terms: ['нет', 'кран'] }, { rarity });
  expect(verdict.grounds[3]?.shared).toEqual(['кран', 'нет']);
});

test('the score is symmetric and between 0 and 1', () => {
  const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const name = fc.constantFrom('a', 'b');
  const problem = fc
    .record({
      topic: optional(name),
      topicGroup: optional(name),
      street: optional(name),
      house: optional(name),
      point: optional(
        fc.record({
          lat: fc.double({ min: -90, max: 90, noNaN: true }),
          lon: fc.double({ min: -180, max: 180, noNaN: true }),
        }),
      ),
      time: fc.integer({ min: 0, max: 1e12 }),
      terms: fc.array(fc.constantFrom('x', 'y', 'z')),
    })
    .map(
      (record) =>
        Object.fromEntries(Object.entries(record).filter(([, v]) => v !== undefined)) as unknown as Problem,
    );
  fc.assert(
    fc.property(problem, problem, (a, b) => {
      const { score } = sameProblem(a, b);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(sameProblem(b, a).score).toBeCloseTo(score, 10);
    }),
  );
});
