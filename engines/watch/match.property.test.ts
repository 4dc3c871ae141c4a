import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPost, anyRule } from './arbitraries.ts';
import { createWatcher, parseRule, printRule } from './index.ts';
import { naiveMatch } from './oracle.ts';

/** Milliseconds these tests may take on a busy machine. */
const SLOW = 60_000;

const rules = fc.array(anyRule, { minLength: 10, maxLength: 10 });
const posts = fc.array(anyPost, { minLength: 10, maxLength: 10 });

describe('matching', () => {
  it(
    'agrees with the naive evaluator on ten thousand pairs of a rule and a post',
    () => {
      fc.assert(
        fc.property(rules, posts, (some, stream) => {
          const watcher = createWatcher({ forms: 64 });
          some.forEach((rule, i) => {
            watcher.add(String(i), rule);
          });
          for (const post of stream) {
            const expected = some.flatMap((rule, i) => (naiveMatch(rule, post) ? [String(i)] : []));
            expect(watcher.match(post).sort()).toEqual(expected.sort());
          }
        }),
        { numRuns: 100 },
      );
    },
    SLOW,
  );

  it.each([8, 512])(
    'agrees with it while rules come and go, with a memory of %i word forms',
    (forms) => {
      const watcher = createWatcher({ forms });
      const present = new Map<string, Parameters<typeof naiveMatch>[0]>();
      const step = fc.record({ id: fc.nat(20).map(String), rule: fc.option(anyRule), post: anyPost });
      fc.assert(
        fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
          for (const { id, rule, post } of steps) {
            if (rule === null) expect(watcher.remove(id)).toBe(present.delete(id));
            else {
              watcher.add(id, rule);
              present.set(id, rule);
            }
            const expected = [...present].flatMap(([key, one]) => (naiveMatch(one, post) ? [key] : []));
            expect(watcher.match(post).sort()).toEqual(expected.sort());
            expect(watcher.size).toBe(present.size);
          }
        }),
        { numRuns: 150 },
      );
    },
    SLOW,
  );

  it('is compared on pairs of which many match', () => {
    const [some, stream] = [
      fc.sample(anyRule, { numRuns: 300, seed: 1 }),
      fc.sample(anyPost, { numRuns: 30, seed: 1 }),
    ];
    const matching = some.flatMap((rule) => stream.filter((post) => naiveMatch(rule, post)));
    expect(matching.length / (some.length * stream.length)).toBeGreaterThan(0.15);
  });

  it(
    'explains exactly the rules that match',
    () => {
      fc.assert(
        fc.property(anyRule, anyPost, (rule, post) => {
          const watcher = createWatcher({ forms: 64 });
          watcher.add('a', rule);
          const explanation = watcher.explain(post, 'a');
          expect(explanation !== undefined).toBe(naiveMatch(rule, post));
          for (const { start, end, part } of explanation?.highlights ?? []) {
            expect(watcherOf(part).match({ text: post.text.slice(start, end) })).toEqual(['part']);
          }
        }),
        { numRuns: 1000 },
      );
    },
    SLOW,
  );
});

describe('printing', () => {
  it('writes what reads as the same rule', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        expect(parseRule(printRule(rule))).toEqual({ ok: true, rule });
      }),
      { numRuns: 2000 },
    );
  });

  it('gives any text that is a rule a form that does not change', () => {
    const text = fc
      .array(fc.constantFrom(...'яб5 "«»()|&-*#:_~/'.split(''), ' NEAR/2 ', ' НЕ ', 'место:', 'х'))
      .map((a) => a.join(''));
    fc.assert(
      fc.property(text, (source) => {
        const first = parseRule(source);
        if (!first.ok) return;
        expect(parseRule(printRule(first.rule))).toEqual(first);
      }),
      { numRuns: 5000 },
    );
  });
});

function watcherOf(rule: string) {
  const watcher = createWatcher({ forms: 64 });
  watcher.add('part', rule);
  return watcher;
}
