import { calibrate, type HeldOut, type HeldOutParent, logsOf } from './calibrate.ts';
import type { Decision } from './decision.ts';
import { type ClassState, fitClasses, scoreExamples } from './fit.ts';
import { seededRandom, shuffle } from './random.ts';
import { type LabelTask, parentClasses } from './task.ts';
import type { TrainingSet } from './training-set.ts';

/** A label whose every value belongs to one value of another, such as topic → topic group. */
export interface Hierarchy {
  readonly child: string;
  readonly parent: string;
}

/** Every fifth message is kept back to choose slopes and biases on, then learnt as well. */
const HELD_OUT = 0.2;

/** Which examples the first fit learns from, and which it is judged on. */
export interface Split {
  readonly kept: Int32Array;
  readonly heldOut: Int32Array;
}

export function splitExamples(count: number, seed: number): Split {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  shuffle(order, count, seededRandom(seed));
  const cut = Math.floor(count * HELD_OUT);
  return { heldOut: order.slice(0, cut), kept: order.slice(cut) };
}

/** One label after the first fit: the state to go on from, and scores of all held-out examples. */
export interface Fitting {
  readonly task: LabelTask;
  readonly states: ClassState[];
  readonly scores: readonly Float64Array[];
}

export function fitHeldOut(set: TrainingSet, task: LabelTask, { kept, heldOut }: Split): Fitting {
  const scores = Array.from(heldOut, () => new Float64Array(task.values.length));
  const states: ClassState[] = [];
  fitClasses(set, task, kept, states, (index, fitted) => {
    scoreExamples(set.matrix, heldOut, fitted, (position, score) => {
      scores[position]![index] = score;
    });
  });
  return { task, states, scores };
}

/** The decision of each label; a child's listens to its parent's. */
export function decisionsFor(fittings: readonly Fitting[], split: Split, hierarchy?: Hierarchy): Decision[] {
  const alone = fittings.map((fitting) =>
    fitting.task.name === hierarchy?.child ? undefined : decide(fitting, split),
  );
  const parent = fittings.findIndex(({ task }) => task.name === hierarchy?.parent);
  return fittings.map((fitting, i) => {
    const made = alone[i];
    return made ?? decide(fitting, split, { fitting: fittings[parent]!, decision: alone[parent]! });
  });
}

function decide(
  { task, scores }: Fitting,
  { heldOut }: Split,
  parent?: { readonly fitting: Fitting; readonly decision: Decision },
): Decision {
  const labelled = [...heldOut.keys()].filter((at) => task.classes[heldOut[at]!]! >= 0);
  const held: HeldOut = {
    scores: labelled.map((at) => scores[at]!),
    truth: Int32Array.from(labelled, (at) => task.classes[heldOut[at]!]!),
  };
  if (parent === undefined) return calibrate(held, task.shares);
  const { fitting, decision } = parent;
  const above: HeldOutParent = {
    label: fitting.task.name,
    logs: logsOf(
      labelled.map((at) => fitting.scores[at]!),
      decision.slope,
      decision.offsets,
    ),
    parentOf: parentClasses(task, fitting.task),
  };
  return calibrate(held, task.shares, above);
}
