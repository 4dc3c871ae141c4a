/** An assignment as both sides fold it from their letters: the same letters in any order of arrival end the same. */
export type Side = 'given' | 'taken';
export type Purpose = 'work' | 'decide';
export type AssignmentState = 'offered' | 'accepted' | 'answered' | 'refused' | 'decided' | 'withdrawn';

export const letterKinds = [
  'passed',
  'accepted',
  'refused',
  'decided',
  'withdrawn',
  'asked',
  'said',
  'interim',
  'answered',
  'corrected',
  'published',
  'added',
  'judged',
  'reopened',
  'due',
] as const;
export type LetterKind = (typeof letterKinds)[number];

interface Step {
  readonly by: readonly Side[];
  readonly from: readonly AssignmentState[];
  /** `same`: it is said, and nothing moves. */
  readonly to: AssignmentState | 'same';
  readonly purpose?: Purpose;
}

const anyState = ['offered', 'accepted', 'answered'] as const;

/** Who may say what when, and where it leads. What is not in the table cannot happen. */
const steps: Readonly<Record<Exclude<LetterKind, 'passed'>, Step>> = {
  accepted: { by: ['taken'], from: ['offered'], to: 'accepted', purpose: 'work' },
  refused: { by: ['taken'], from: ['offered', 'accepted'], to: 'refused' },
  decided: { by: ['taken'], from: ['offered'], to: 'decided', purpose: 'decide' },
  withdrawn: { by: ['given'], from: ['offered', 'accepted'], to: 'withdrawn' },
  asked: { by: ['taken'], from: ['accepted'], to: 'same' },
  said: { by: ['given', 'taken'], from: anyState, to: 'same' },
  interim: { by: ['taken'], from: ['accepted'], to: 'same', purpose: 'work' },
  answered: { by: ['taken'], from: ['accepted'], to: 'answered', purpose: 'work' },
  corrected: { by: ['taken'], from: ['accepted', 'answered'], to: 'same', purpose: 'work' },
  published: { by: ['given'], from: anyState, to: 'same' },
  added: { by: ['given'], from: anyState, to: 'same' },
  judged: { by: ['given'], from: ['answered'], to: 'same' },
  reopened: { by: ['given'], from: ['answered'], to: 'accepted' },
  due: { by: ['taken'], from: ['accepted'], to: 'same' },
};

export interface Standing {
  readonly state: AssignmentState;
  readonly purpose: Purpose;
  readonly binding: boolean;
}

/** Where a letter written now leads; `undefined` when this side may not write it. */
export function stateAfter(
  { state, purpose, binding }: Standing,
  kind: LetterKind,
  by: Side,
): AssignmentState | undefined {
  if (kind === 'passed') return undefined;
  const step = steps[kind];
  if (!step.by.includes(by) || !step.from.includes(state)) return undefined;
  if (step.purpose && step.purpose !== purpose) return undefined;
  // What a centre above has decided is carried out, or decided anew there; it does not go round again.
  if (kind === 'refused' && (binding || purpose === 'decide')) return undefined;
  return step.to === 'same' ? state : step.to;
}

/**
 * Where a letter leads that comes from the other side, which may have written it before it heard ours. Whoever gave
 * it may always take it back: their "withdrawn" ends what the other side accepted, answered or refused meanwhile.
 * @returns `undefined` when it came too late: it is kept in the history and changes nothing
 */
export function stateHeard(standing: Standing, kind: LetterKind, by: Side): AssignmentState | undefined {
  if (kind === 'withdrawn' && by === 'given') return 'withdrawn';
  return stateAfter(standing, kind, by);
}

export function isEnded(state: AssignmentState): boolean {
  return state === 'refused' || state === 'decided' || state === 'withdrawn';
}

/** Somebody is waited for. */
export function isPending(state: AssignmentState): boolean {
  return state === 'offered' || state === 'accepted';
}

/** As with forwarding between authorities: the third "not ours" is nobody's (PRODUCT.md §3 has no dead ends). */
export const mostRefusals = 2;

/** Whether this refusal, the `refusals`-th of the case, goes to a centre above both instead of back and forth. */
export function goesAbove(refusals: number): boolean {
  return refusals > mostRefusals;
}

/**
 * The nearest node that stands above both, or is one of them and stands above the other.
 * @param parentOf `null` at the top
 */
export function commonParent(
  a: string,
  b: string,
  parentOf: (id: string) => string | null,
): string | undefined {
  const above = chainOf(a, parentOf);
  return chainOf(b, parentOf).find((id) => above.includes(id));
}

/** A node and those above it, the nearest first. */
export function chainOf(id: string, parentOf: (id: string) => string | null): string[] {
  const chain: string[] = [];
  for (let at: string | null = id; at && !chain.includes(at); at = parentOf(at)) chain.push(at);
  return chain;
}
