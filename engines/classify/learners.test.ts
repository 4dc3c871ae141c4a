import { describe, expect, it } from 'vitest';
import { buildVocabulary } from './feature-counter.ts';
import { createLowRank, lowRankScores, lowRankWeights, trainLowRank } from './low-rank.ts';
import { longestRow, share, vectorise } from './matrix.ts';
import { seededRandom } from './random.ts';
import { sampleMessages } from './sample.ts';
import { diagonal, type SvmClass, solveClass } from './svm.ts';
import { labelTask } from './task.ts';
import { Vectoriser } from './vectoriser.ts';

const EXAMPLES = sampleMessages(200, 1);
const TEXTS = EXAMPLES.map(({ text }) => text);
const vocabulary = buildVocabulary(TEXTS, { minMessages: 1, maxFeatures: 5_000 });
const matrix = vectorise(TEXTS, new Vectoriser(vocabulary));
const shared = share(matrix, [vocabulary.size, vocabulary.size]);
const task = labelTask(EXAMPLES, 'topic');
const everyone = Int32Array.from(EXAMPLES.keys());

function dot(weights: Float32Array, example: number): number {
  let sum = 0;
  for (let k = matrix.starts[example]!; k < matrix.starts[example + 1]!; k++) {
    sum += weights[matrix.columns[k]!]! * matrix.values[k]!;
  }
  return sum;
}

describe('the support vector machine', () => {
  const fresh = (): SvmClass => ({
    weights: shared.arena.floats(vocabulary.size),
    alphas: new Float32Array(matrix.count),
    intercept: 0,
  });
  const solve = (problem: SvmClass, passes: number): void =>
    solveClass(
      shared,
      diagonal(matrix),
      task.classes,
      0,
      everyone.slice(),
      problem,
      { cost: 1, passes },
      seededRandom(1),
    );

  it('puts every message of a separable class on its own side', () => {
    const problem = fresh();
    solve(problem, 10);
    for (const example of everyone) {
      const score = dot(problem.weights, example) + problem.intercept;
      expect(score > 0).toBe(task.classes[example] === 0);
    }
  });

  it('keeps its weights equal to the examples times their multipliers', () => {
    const problem = fresh();
    solve(problem, 3);
    const rebuilt = new Float64Array(vocabulary.size);
    for (const example of everyone) {
      const step = (task.classes[example] === 0 ? 1 : -1) * problem.alphas[example]!;
      for (let k = matrix.starts[example]!; k < matrix.starts[example + 1]!; k++) {
        rebuilt[matrix.columns[k]!]! += step * matrix.values[k]!;
      }
    }
    rebuilt.forEach((weight, row) => {
      expect(problem.weights[row]!).toBeCloseTo(weight, 4);
    });
    for (const alpha of problem.alphas) expect(alpha).toBeGreaterThanOrEqual(0);
  });
});

describe('the low-rank learner', () => {
  const trained = () => {
    const net = createLowRank(vocabulary.size, [task], 3, longestRow(matrix));
    trainLowRank(net, matrix, [task], everyone, { passes: 15, from: 1, to: 0.1, seed: 3 });
    return net;
  };

  it('learns the messages it is shown', () => {
    const net = trained();
    const right = everyone.filter((example) => {
      const scores = lowRankScores(net, matrix, example);
      return scores.indexOf(Math.max(...scores)) === task.classes[example];
    });
    expect(right.length / everyone.length).toBeGreaterThan(0.97);
  });

  it('is a linear model: its weights give the same scores as its two halves', () => {
    const net = trained();
    const weights = new Float32Array(vocabulary.size);
    const constant = lowRankWeights(net, 0.5)(2, weights);
    for (const example of everyone.subarray(0, 20)) {
      const scores = lowRankScores(net, matrix, example);
      expect(dot(weights, example) + constant).toBeCloseTo(scores[2]! / 2, 4);
    }
  });
});
