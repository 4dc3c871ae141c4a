import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationError, reliability } from './calibration.ts';
import { coverageAt } from './coverage.ts';
import { classCounts, f1, macroF1, precision, recall, weightedF1 } from './f1.ts';

const CLASSES = 4;
const pairs = fc.array(fc.tuple(fc.nat(CLASSES - 1), fc.nat(CLASSES - 1)), { minLength: 1, maxLength: 60 });
const sure = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), {
  minLength: 1,
  maxLength: 80,
});
const columns = (rows: readonly (readonly [number, number])[]) => ({
  truth: Int32Array.from(rows, ([truth]) => truth),
  given: Int32Array.from(rows, ([, given]) => given),
});
const judged = (rows: readonly (readonly [number, boolean])[]) => ({
  confidences: Float64Array.from(rows, ([confidence]) => confidence),
  right: Uint8Array.from(rows, ([, right]) => (right ? 1 : 0)),
});

describe('F1', () => {
  it('agrees with a case worked out by hand', () => {
    const truth = Int32Array.of(0, 0, 0, 1, 1, 2);
    const given = Int32Array.of(0, 0, 1, 1, 0, 1);
    // Class 0: 2 of 3 found, 2 of 3 right. Class 1: 1 of 2 found, 1 of 3 right. Class 2: never.
    expect(classCounts(truth, given, 3).map(f1)).toEqual([2 / 3, 0.4, 0]);
    expect(weightedF1(truth, given, 3)).toBeCloseTo((3 * (2 / 3) + 2 * 0.4) / 6, 12);
    expect(macroF1(truth, given, 3)).toBeCloseTo((2 / 3 + 0.4) / 3, 12);
  });

  it('is the harmonic mean of precision and recall', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const { truth, given } = columns(rows);
        for (const counts of classCounts(truth, given, CLASSES)) {
          const sum = precision(counts) + recall(counts);
          const expected = sum === 0 ? 0 : (2 * precision(counts) * recall(counts)) / sum;
          expect(f1(counts)).toBeCloseTo(expected, 12);
        }
      }),
    );
  });

  it('lies between 0 and 1, and is 1 exactly when everything is right', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const { truth, given } = columns(rows);
        const value = weightedF1(truth, given, CLASSES);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value > 1 - 1e-12).toBe(rows.every(([a, b]) => a === b));
        expect(macroF1(truth, truth, CLASSES)).toBe(1);
      }),
    );
  });

  it('does not depend on the order of messages', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const there = columns(rows);
        const back = columns(rows.toReversed());
        expect(weightedF1(back.truth, back.given, CLASSES)).toBeCloseTo(
          weightedF1(there.truth, there.given, CLASSES),
          12,
        );
      }),
    );
  });
});

describe('calibration', () => {
  it('puts every prediction in the bin that contains its probability', () => {
    fc.assert(
      fc.property(sure, (rows) => {
        const { confidences, right } = judged(rows);
        const bins = reliability(confidences, right);
        expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(rows.length);
        for (const bin of bins.filter((each) => each.count > 0)) {
          expect(bin.confidence).toBeGreaterThanOrEqual(bin.from - 1e-9);
          expect(bin.confidence).toBeLessThanOrEqual(bin.to + 1e-9);
        }
      }),
    );
  });

  it('is off by at least the distance of mean confidence and accuracy, and by at most 1', () => {
    fc.assert(
      fc.property(sure, (rows) => {
        const { confidences, right } = judged(rows);
        const error = calibrationError(reliability(confidences, right));
        const mean = confidences.reduce((sum, each) => sum + each, 0) / rows.length;
        const accuracy = right.reduce((sum, each) => sum + each, 0) / rows.length;
        expect(error).toBeGreaterThanOrEqual(Math.abs(mean - accuracy) - 1e-9);
        expect(error).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is nothing when of ten predictions at 0.7 seven are right', () => {
    const confidences = new Float64Array(10).fill(0.7);
    const right = Uint8Array.from({ length: 10 }, (_, i) => (i < 7 ? 1 : 0));
    expect(calibrationError(reliability(confidences, right))).toBeCloseTo(0, 12);
  });
});

describe('coverage at a precision', () => {
  it('agrees with trying every threshold', () => {
    fc.assert(
      fc.property(sure, fc.double({ min: 0.5, max: 1, noNaN: true }), (rows, wanted) => {
        const { confidences, right } = judged(rows);
        const shares = rows.map(([threshold]) => {
          const handed = rows.filter(([confidence]) => confidence >= threshold);
          const good = handed.filter(([, ok]) => ok).length;
          return good >= wanted * handed.length ? handed.length / rows.length : 0;
        });
        expect(coverageAt(wanted, confidences, right).share).toBeCloseTo(Math.max(...shares), 12);
      }),
    );
  });

  it('hands over exactly the predictions at or above its threshold', () => {
    fc.assert(
      fc.property(sure, (rows) => {
        const { confidences, right } = judged(rows);
        const { share, threshold } = coverageAt(0.8, confidences, right);
        expect(confidences.filter((each) => each >= threshold).length / rows.length).toBeCloseTo(share, 12);
      }),
    );
  });
});
