import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faults, type Sign, virtues } from './signs.ts';
import { crossValidate, learn, likelihood, noWeights } from './weigh.ts';

const signOf = (codes: readonly Sign['code'][]) =>
  fc.record({
    code: fc.constantFrom(...codes),
    value: fc.double({ min: 0.1, max: 1, noNaN: true }),
    spans: fc.constant([]),
  });
const example = fc.record({
  signs: fc.uniqueArray(signOf([...faults, ...virtues]), { selector: ({ code }) => code, maxLength: 6 }),
  empty: fc.boolean(),
});

describe('learning what counts', () => {
  it('never turns a fault into a merit or a merit into a fault, whatever it is shown', () => {
    fc.assert(
      fc.property(fc.array(example, { minLength: 1, maxLength: 12 }), (examples) => {
        const weights = learn(examples, noWeights, { rounds: 60 });
        for (const code of faults) expect(weights.signs[code]).toBeGreaterThanOrEqual(0);
        for (const code of virtues) expect(weights.signs[code]).toBeLessThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  });

  it('learns that a sign tells', () => {
    const noted: Sign = { code: 'noted', value: 1, spans: [] };
    const dated: Sign = { code: 'dated', value: 1, spans: [] };
    const weights = learn(
      [0, 1, 2, 3].map((at) => ({ signs: [at % 2 ? noted : dated], empty: at % 2 === 1 })),
      noWeights,
    );
    expect(likelihood([noted], weights)).toBeGreaterThan(0.8);
    expect(likelihood([dated], weights)).toBeLessThan(0.2);
  });

  it('leaves alone what the examples do not speak of', () => {
    const from = { bias: 0, signs: { jargon: 0.7, dated: -0.4 } };
    const weights = learn([{ signs: [{ code: 'noted', value: 1, spans: [] }], empty: true }], from);
    expect(weights.signs.jargon).toBeCloseTo(0.7, 6);
    expect(weights.signs.dated).toBeCloseTo(-0.4, 6);
  });

  it('judges each example by what was learned from the others', () => {
    const sign: Sign = { code: 'noted', value: 1, spans: [] };
    const examples = [true, true, true, false].map((empty) => ({ signs: [sign], empty }));
    const judged = crossValidate(examples, noWeights, 4);
    expect(judged[3]!.likelihood).toBeGreaterThan(judged[0]!.likelihood);
  });
});
