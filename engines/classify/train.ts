import { buildVocabulary } from './feature-counter.ts';
import { fitScorer } from './fit.ts';
import {
  decisionsFor,
  type Fitting,
  fitHeldOut,
  type Hierarchy,
  type Split,
  splitExamples,
} from './held-out.ts';
import type { LabelModel } from './label.ts';
import { createLowRank, lowRankScores, lowRankWeights, trainLowRank } from './low-rank.ts';
import type { LowRank } from './low-rank-step.ts';
import { longestRow, type SparseRows, vectorise } from './matrix.ts';
import { LinearModel, mostDetailed } from './model.ts';
import { type Familiarity, familiarityOf, strangeness } from './novelty.ts';
import { type LabelTask, labelTask } from './task.ts';
import { type TrainingSet, trainingSet } from './training-set.ts';
import type { Example, Model } from './types.ts';
import { Vectoriser } from './vectoriser.ts';

export interface Progress {
  readonly step: 'reading' | 'fitting' | 'refitting';
  /** Label at work, if the step goes label by label. */
  readonly label?: string;
}

export interface TrainOptions {
  /** Labels to learn; an example may lack any of them. */
  readonly labels: readonly string[];
  readonly hierarchy?: Hierarchy | undefined;
  /** The same seed and the same examples in the same order give the same model, bit for bit. 1 by default. */
  readonly seed?: number | undefined;
  /** Bytes the weights may take; 26 MB by default, which keeps the stored model under 30 MB. */
  readonly maxBytes?: number | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** How much each low-rank model's scores count beside the support vector machine's (flat between 0.09 and 0.16). */
const LOW_RANK_SHARE = 0.12;
/** Low-rank models that differ only by chance, added together: two give +0.004 for every label over one. */
const LOW_RANKS = 2;
const LOW_RANK_PASSES = 6;
/**
 * Scores spread wider when a quarter more examples are learnt than the slope was fitted on: by 6 % (two thirds against all
 * of them: 12 % for topics, 6 % for groups and executors, measured on messages never learnt). The slope makes up for it.
 */
const SLOPE_KEPT = 0.94;
const MAX_BYTES = 26e6;
/** A feature seen once cannot be told from a typo. */
const MIN_MESSAGES = 2;

/**
 * Trains one linear model for all labels. Throws RangeError when a label has fewer than two values in
 * the examples or the hierarchy names a label that is not trained.
 */
export function trainModel(examples: Iterable<Example>, options: TrainOptions): Model {
  const all = [...examples];
  const texts = all.map((example) => example.text);
  const tasks = options.labels.map((name) => labelTask(all, name));
  checkHierarchy(options);
  const report = options.onProgress ?? (() => {});

  report({ step: 'reading' });
  const maxFeatures = featureLimit(tasks, options.maxBytes ?? MAX_BYTES);
  const vocabulary = buildVocabulary(texts, { minMessages: MIN_MESSAGES, maxFeatures });
  const vectoriser = new Vectoriser(vocabulary);
  const set = trainingSet(vectorise(texts, vectoriser), vocabulary.size, options.seed ?? 1);
  const everyone = Int32Array.from(all.keys());
  const split = splitExamples(all.length, set.seed);

  report({ step: 'fitting' });
  const firstNets = lowRanksOf(set, tasks, split.kept, set.seed);
  const fittings = tasks.map((task) => {
    report({ step: 'fitting', label: task.name });
    return fitHeldOut(set, task, split);
  });
  for (const net of firstNets) addLowRank(net, set.matrix, fittings, split.heldOut);
  const decisions = decisionsFor(fittings, split, options.hierarchy);
  report({ step: 'refitting' });
  // Learnt afresh: going on from the first ones, mostly with what they know already, gave 0.003 less.
  const nets = lowRanksOf(set, tasks, everyone, set.seed + LOW_RANKS);
  const addLowRanks = nets.map((net) => lowRankWeights(net, LOW_RANK_SHARE));
  const labels = fittings.map(({ task, states }, i): LabelModel => {
    report({ step: 'refitting', label: task.name });
    const { from } = nets[0]!.spans[i]!;
    const scorer = fitScorer(set, task, split.heldOut, states, (index, weights) =>
      addLowRanks.reduce((sum, add) => sum + add(from + index, weights), 0),
    );
    const decided = decisions[i]!;
    const decision = { ...decided, slope: SLOPE_KEPT * decided.slope };
    return { name: task.name, values: task.values, shares: task.shares, scorer, decision };
  });
  const familiarity = familiarityFrom(fittings, split, texts, vectoriser);
  return new LinearModel({ vocabulary, labels, examples: all.length, familiarity });
}

function lowRanksOf(
  { matrix, features }: TrainingSet,
  tasks: readonly LabelTask[],
  examples: Int32Array,
  firstSeed: number,
): LowRank[] {
  return Array.from({ length: LOW_RANKS }, (_, n) => {
    const seed = firstSeed + n;
    const net = createLowRank(features, tasks, seed, longestRow(matrix));
    trainLowRank(net, matrix, tasks, examples, { passes: LOW_RANK_PASSES, from: 1, to: 0, seed });
    return net;
  });
}

function checkHierarchy({ hierarchy, labels }: TrainOptions): void {
  if (hierarchy === undefined) return;
  if (hierarchy.child === hierarchy.parent) throw new RangeError('a label cannot be its own parent');
  for (const name of [hierarchy.child, hierarchy.parent]) {
    if (!labels.includes(name))
      throw new RangeError(`hierarchy names "${name}", which is not a trained label`);
  }
}

function featureLimit(tasks: readonly LabelTask[], bytes: number): number {
  const classes = tasks.reduce((sum, task) => sum + task.values.length, 0);
  return Math.floor(bytes / Math.max(1, classes));
}

/** Adds a low-rank model's share to the scores of the held-out examples. */
function addLowRank(
  net: LowRank,
  matrix: SparseRows,
  fittings: readonly Fitting[],
  heldOut: Int32Array,
): void {
  heldOut.forEach((example, at) => {
    const all = lowRankScores(net, matrix, example);
    fittings.forEach(({ scores }, t) => {
      const { from } = net.spans[t]!;
      const own = scores[at]!;
      for (let c = 0; c < own.length; c++) own[c]! += LOW_RANK_SHARE * all[from + c]!;
    });
  });
}

function familiarityFrom(
  fittings: readonly Fitting[],
  split: Split,
  texts: readonly string[],
  vectoriser: Vectoriser,
): Familiarity {
  const name = mostDetailed(fittings.map(({ task }) => task))?.name;
  const scores = fittings.find(({ task }) => task.name === name)?.scores ?? [];
  return familiarityOf(
    scores.map((row, at) => strangeness(vectoriser.read(texts[split.heldOut[at]!]!), Math.max(...row))),
  );
}
