import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Facts } from './condition.schema.ts';
import { compileCondition } from './evaluate.rules.ts';
import { implies, isReachable, overlap } from './reach.rules.ts';

const topics = [null, 'roads', 'heat', 'other'];
const areas = [null, 'north', 'south', 'other'];
const severities = [undefined, 0.5, 1, 1.5, 2, 2.5, 3, 3.5];
const texts = ['', 'pothole', 'radiator', 'pothole radiator'];
const tagSets = [[], ['ice'], ['school'], ['ice', 'school']];

/** Every kind of thing that conditions over these few values can tell apart. */
const world: Facts[] = topics.flatMap((topic) =>
  areas.flatMap((area) =>
    severities.flatMap((severity) =>
      texts.flatMap((text) =>
        tagSets.map((tags) => ({
          named: { topic, area },
          numbers: severity === undefined ? {} : { severity },
          tags,
          text,
        })),
      ),
    ),
  ),
);

const bound = fc.option(fc.constantFrom(1, 2, 3), { nil: undefined });
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.subarray(['roads', 'heat'], { minLength: 1 }).map((values) => ({ field: 'topic' as const, in: values })),
  fc.subarray(['north', 'south'], { minLength: 1 }).map((values) => ({ field: 'area' as const, in: values })),
  fc.tuple(bound, bound).map(([from, to]) => ({
    field: 'severity' as const,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  })),
  fc.subarray(['potholes', 'radiators'], { minLength: 1 }).map((words) => ({ words })),
  fc.constantFrom('ice', 'school').map((tag) => ({ field: 'tag' as const, in: [tag] })),
);
const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('node'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('node'), { maxLength: 3 }).map((any) => ({ any })),
    tie('node').map((not) => ({ not })),
  ),
})).node;

const held = (one: Condition) => {
  const { holds } = compileCondition(one);
  return world.filter((facts) => holds(facts));
};

describe('what conditions leave to one another', () => {
  it('is what trying everything finds', () => {
    fc.assert(
      fc.property(condition, fc.array(condition, { maxLength: 3 }), (last, earlier) => {
        const questions = earlier.map((one) => compileCondition(one));
        const left = held(last).filter((facts) => !questions.some(({ holds }) => holds(facts)));
        expect(isReachable(last, earlier)).toBe(left.length > 0);
      }),
      { numRuns: 400 },
    );
  });

  it('knows what follows from what, and what excludes one another', () => {
    fc.assert(
      fc.property(condition, condition, (first, second) => {
        const { holds } = compileCondition(second);
        const met = held(first);
        expect(implies(first, second)).toBe(met.every((facts) => holds(facts)));
        expect(overlap(first, second)).toBe(met.some((facts) => holds(facts)));
      }),
      { numRuns: 400 },
    );
  });

  it('claims nothing of what is too large to follow', () => {
    const large = (n: number): Condition => ({
      all: Array.from({ length: n }, (_, at) => ({ any: [{ words: [`a${at}`] }, { words: [`b${at}`] }] })),
    });
    expect(implies(large(20), large(20))).toBe(false);
  });
});
