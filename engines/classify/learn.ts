import { inverseFrequency } from './feature-counter.ts';
import type { LabelModel } from './label.ts';
import { LinearModel } from './model.ts';
import { newFeatures } from './new-features.ts';
import { type Scorer, scoreInto } from './scorer.ts';
import type { Example, Model } from './types.ts';
import type { FeatureVector } from './vectoriser.ts';

/*
 * Corrections are learnt by passive-aggressive steps (PA-I for several classes: Crammer, Dekel, Keshet,
 * Shalev-Shwartz, Singer, JMLR 7, 2006): a step is just large enough to put the right value one margin
 * ahead, and no larger than a bound, so that one mistaken correction cannot undo what thousands taught.
 */

/** The largest step. A correction is obeyed for messages like it and barely felt by others. */
const AGGRESSIVENESS = 0.3;
const PASSES = 3;
const MARGIN = 1;

/**
 * A model that has also learnt the corrections; the given one is unchanged. Words and values not seen
 * before are added. Costs a few milliseconds per thousand words; train anew when there are thousands.
 * Throws TypeError for a model not made by this engine.
 */
export function learn(model: Model, corrections: Iterable<Example>): Model {
  if (!(model instanceof LinearModel))
    throw new TypeError('only a model of this engine can learn corrections');
  const examples = [...corrections];
  const { parts } = model;
  const added = newFeatures(
    parts.vocabulary,
    examples.map((example) => example.text),
  );
  const idf = inverseFrequency(1, Math.max(parts.examples, examples.length));
  const vocabulary = parts.vocabulary.extended(added.hashes, added.kinds, idf);
  const labels = parts.labels.map((label) => writable(withNewValues(label, parts.labels, examples)));
  const learner = new LinearModel({
    ...parts,
    vocabulary,
    labels,
    examples: parts.examples + examples.length,
  });
  for (let pass = 0; pass < PASSES; pass++) {
    for (const example of examples) {
      const vector = learner.vectoriser.read(example.text);
      for (const label of labels) correct(label, vector, valueFor(label, example, labels));
    }
  }
  return learner;
}

type Writable = Omit<LabelModel, 'scorer'> & {
  readonly scorer: Omit<Scorer, 'learnt'> & { readonly learnt: Map<number, Map<number, number>> };
};

function writable(label: LabelModel): Writable {
  const learnt = new Map([...label.scorer.learnt].map(([row, steps]) => [row, new Map(steps)]));
  const intercepts = label.scorer.intercepts.slice();
  return { ...label, scorer: { ...label.scorer, learnt, intercepts } };
}

/** The value given; a parent's value that is not given follows from its child's. */
function valueFor(label: Writable, example: Example, labels: readonly Writable[]): string | undefined {
  const given = example.labels[label.name];
  if (given !== undefined) return given;
  const child = labels.find(({ decision }) => decision.parent?.label === label.name);
  const detail = child === undefined ? undefined : example.labels[child.name];
  if (child === undefined || detail === undefined) return undefined;
  return label.values[child.decision.parent!.parentOf[child.values.indexOf(detail)]!];
}

function correct(label: Writable, vector: FeatureVector, value: string | undefined): void {
  if (value === undefined) return;
  const right = label.values.indexOf(value);
  const scores = new Float64Array(label.values.length);
  scoreInto(label.scorer, vector, scores);
  const { slope, offsets, lifts } = label.decision;
  const standing = scores.map((score, c) => score + (offsets[c]! + lifts[c]!) / slope);
  const rival = bestExcept(standing, right);
  const loss = MARGIN - (standing[right]! - standing[rival]!);
  if (loss <= 0) return;
  // The vector has length 1: a step of half the loss on each of the two classes makes up for it.
  const step = Math.min(AGGRESSIVENESS, loss / 2);
  for (let i = 0; i < vector.length; i++) {
    const row = vector.rows[i]!;
    const steps = label.scorer.learnt.get(row) ?? new Map<number, number>();
    label.scorer.learnt.set(row, steps);
    steps.set(right, (steps.get(right) ?? 0) + step * vector.values[i]!);
    steps.set(rival, (steps.get(rival) ?? 0) - step * vector.values[i]!);
  }
}

function bestExcept(scores: Float64Array, skipped: number): number {
  let best = skipped === 0 ? 1 : 0;
  scores.forEach((score, i) => {
    if (i !== skipped && score > scores[best]!) best = i;
  });
  return best;
}

/** The label with the values that only the corrections have: as rare as its rarest, and as scarce in score. */
function withNewValues(
  label: LabelModel,
  labels: readonly LabelModel[],
  examples: readonly Example[],
): LabelModel {
  const given = examples.flatMap((example) => example.labels[label.name] ?? []);
  const fresh = [...new Set(given)].filter((value) => !label.values.includes(value));
  if (fresh.length === 0) return label;
  const { scorer, decision } = label;
  const { parent } = decision;
  const above = labels.find(({ name }) => name === parent?.label);
  return {
    ...label,
    values: [...label.values, ...fresh],
    shares: Float64Array.from([...label.shares, ...fresh.map(() => Math.min(...label.shares))]),
    scorer: {
      ...scorer,
      intercepts: Float32Array.from([
        ...scorer.intercepts,
        ...fresh.map(() => Math.min(...scorer.intercepts)),
      ]),
    },
    decision: {
      ...decision,
      offsets: Float64Array.from([...decision.offsets, ...fresh.map(() => Math.min(...decision.offsets))]),
      lifts: Float64Array.from([...decision.lifts, ...fresh.map(() => Math.max(...decision.lifts))]),
      confidence: {
        ...decision.confidence,
        effects: Float64Array.from([...decision.confidence.effects, ...fresh.map(() => 0)]),
      },
      parent: parent && {
        ...parent,
        parentOf: Int32Array.from([
          ...parent.parentOf,
          ...fresh.map((value) => parentIndex(value, label.name, above, examples)),
        ]),
      },
    },
  };
}

/** The parent's value that a correction names beside the new value; its most frequent one when none does. */
function parentIndex(
  value: string,
  label: string,
  parent: LabelModel | undefined,
  examples: readonly Example[],
): number {
  if (parent === undefined) return 0;
  const named = examples.find((each) => each.labels[label] === value)?.labels[parent.name];
  return Math.max(0, parent.values.indexOf(named ?? ''));
}
