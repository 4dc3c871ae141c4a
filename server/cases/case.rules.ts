/** The states of a case (PRODUCT.md §3) and every way from one to another: what is not in the table cannot happen. */
export const caseStates = [
  'accepted',
  'assigned',
  'in work',
  'clarifying',
  'answered',
  'closed',
  'reopened',
  'withdrawn',
  'merged',
] as const;
export type CaseState = (typeof caseStates)[number];

export const caseActs = [
  'assign',
  'start work',
  'forward',
  'return to centre',
  'ask resident',
  'resident replied',
  'give final answer',
  'close',
  'reopen',
  'withdraw',
  'merge',
] as const;
export type CaseAct = (typeof caseActs)[number];

/** `reason`: a person has to say why, in writing. */
interface Transition {
  readonly from: readonly CaseState[];
  readonly to: CaseState;
  readonly reason: boolean;
}

/** Somebody still has to do something. */
export const openStates: readonly CaseState[] = ['accepted', 'assigned', 'in work', 'clarifying', 'reopened'];

export const transitions: Readonly<Record<CaseAct, Transition>> = {
  assign: { from: ['accepted', 'assigned', 'reopened'], to: 'assigned', reason: false },
  'start work': { from: ['assigned', 'reopened'], to: 'in work', reason: false },
  // "Not ours": it goes on to the authority the forwarder proposes, and its clocks go with it.
  forward: { from: ['assigned', 'in work', 'reopened'], to: 'assigned', reason: true },
  // Forwarded again and again: the centre's curator decides whose it is.
  'return to centre': { from: ['assigned', 'in work', 'reopened'], to: 'accepted', reason: true },
  'ask resident': { from: ['assigned', 'in work', 'reopened'], to: 'clarifying', reason: false },
  'resident replied': { from: ['clarifying'], to: 'in work', reason: false },
  'give final answer': { from: openStates, to: 'answered', reason: false },
  close: { from: ['answered'], to: 'closed', reason: true },
  reopen: { from: ['answered', 'closed'], to: 'reopened', reason: true },
  withdraw: { from: openStates, to: 'withdrawn', reason: true },
  merge: { from: openStates, to: 'merged', reason: true },
};

export function mayAct(state: CaseState, act: CaseAct): boolean {
  return transitions[act].from.includes(state);
}

/** The state after an act, or `undefined` when the table does not allow it. */
export function stateAfter(state: CaseState, act: CaseAct): CaseState | undefined {
  return mayAct(state, act) ? transitions[act].to : undefined;
}

export function needsReason(act: CaseAct): boolean {
  return transitions[act].reason;
}

/** Nothing more happens to it unless somebody takes it up again: it stands in no queue. */
export function hasEnded(state: CaseState): boolean {
  return state === 'closed' || state === 'withdrawn' || state === 'merged';
}

export function isOpen(state: CaseState): boolean {
  return openStates.includes(state);
}

/** What its column holds. */
const mostReach = 2 ** 31 - 1;

/** How many two messages together have reached, as far as it can be counted. */
export function addReach(one: number, other: number): number {
  return Math.min(one + other, mostReach);
}

/** The third "not ours" is nobody's: PRODUCT.md §3 has no dead ends. */
const mostForwards = 2;

/** Whether one more forward goes to the curator instead of the authority it names. */
export function isPingPong(forwardedCount: number): boolean {
  return forwardedCount >= mostForwards;
}

export { type Risk, riskOf } from '../territory/index.ts';
