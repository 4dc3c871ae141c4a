import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate } from './calibrate.ts';
import { confidenceOf, fitConfidence, plainConfidence } from './confidence.ts';
import { couple, proposed, sharpen, toLogProbabilities } from './decision.ts';
import { seededRandom } from './random.ts';
import { logSoftmax } from './softmax.ts';

const scores = (length: number) =>
  fc
    .array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: length, maxLength: length })
    .map((values) => Float64Array.from(values));
const total = (logs: Float64Array): number => logs.reduce((sum, log) => sum + Math.exp(log), 0);
const PARENT_OF = Int32Array.of(0, 0, 1, 2, 2, 2);

describe('a decision', () => {
  it('keeps probabilities adding up to 1 at every step', () => {
    fc.assert(
      fc.property(
        scores(6),
        scores(3),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (logs, parent, strength) => {
          toLogProbabilities(logs, 2, new Float64Array(6));
          expect(total(logs)).toBeCloseTo(1, 9);
          logSoftmax(parent);
          couple(logs, parent, { label: 'group', parentOf: PARENT_OF, strength });
          expect(total(logs)).toBeCloseTo(1, 9);
          sharpen(logs, 0.7);
          expect(total(logs)).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it('gives each family what the parent gives it when the parent counts in full', () => {
    fc.assert(
      fc.property(scores(6), scores(3), (logs, parent) => {
        logSoftmax(logs);
        logSoftmax(parent);
        couple(logs, parent, { label: 'group', parentOf: PARENT_OF, strength: 1 });
        const family = logs.filter((_, c) => PARENT_OF[c] === 2);
        expect(total(family)).toBeCloseTo(Math.exp(parent[2]!), 6);
      }),
    );
  });

  it('proposes the most probable value unless a lift decides otherwise', () => {
    const logs = Float64Array.of(-1, -0.5, -2);
    expect(proposed(logs, new Float64Array(3))).toBe(1);
    expect(proposed(logs, Float64Array.of(0.6, 0, 0))).toBe(0);
  });
});

/** Messages of three classes whose scores are right as often as their softmax says, times a slope. */
function heldOut(count: number, slope: number, seed: number) {
  const random = seededRandom(seed);
  const rows = Array.from({ length: count }, () =>
    Float64Array.from({ length: 3 }, () => (2 * random.normal()) / slope),
  );
  const truth = Int32Array.from(rows, (row) => {
    const logs = row.map((score) => score * slope);
    logSoftmax(logs);
    const drawn = random.next();
    if (drawn < Math.exp(logs[0]!)) return 0;
    return drawn < Math.exp(logs[0]!) + Math.exp(logs[1]!) ? 1 : 2;
  });
  return { scores: rows, truth };
}

describe('calibration', () => {
  it('finds the slope that the scores were made with', () => {
    const shares = Float64Array.of(0.4, 0.35, 0.25);
    for (const slope of [1, 3, 8]) {
      const decision = calibrate(heldOut(3000, slope, 5), shares);
      expect(decision.slope * decision.sharpness).toBeGreaterThan(slope * 0.85);
      expect(decision.slope * decision.sharpness).toBeLessThan(slope * 1.18);
    }
  });
});

describe('confidence', () => {
  it('is the probability itself before there is evidence', () => {
    fc.assert(
      fc.property(scores(4), fc.nat(3), (logs, chosen) => {
        logSoftmax(logs);
        const given = confidenceOf(plainConfidence(4), logs, chosen);
        expect(given).toBeCloseTo(Math.exp(logs[chosen]!), 4);
      }),
    );
  });

  it('learns that one value is less reliable than its probability says', () => {
    const logs = Array.from({ length: 400 }, (_, i) =>
      Float64Array.from([0.8, 0.2], Math.log).toSorted((a, b) => (i % 2 ? a - b : b - a)),
    );
    const chosen = Int32Array.from(logs, (_, i) => i % 2);
    const right = Uint8Array.from(logs, (_, i) =>
      i % 2 === 0 ? (i % 10 === 0 ? 0 : 1) : i % 4 === 1 ? 1 : 0,
    );
    const fitted = fitConfidence(logs, chosen, right, 2);
    expect(confidenceOf(fitted, logs[0]!, 0)).toBeCloseTo(0.8, 1);
    expect(confidenceOf(fitted, logs[1]!, 1)).toBeCloseTo(0.5, 1);
  });
});
