/** The states of an answer (PRODUCT.md §3.4) and every way from one to another. */
export const answerStates = [
  'draft',
  'in review',
  'sent back',
  'approved',
  'sending',
  'published',
  'failed',
  'outcome unknown',
] as const;
export type AnswerState = (typeof answerStates)[number];

export const answerActs = [
  'save',
  'send to review',
  'approve',
  'send back',
  'recall',
  'send',
  'delivered',
  'not delivered',
  'lost',
] as const;
export type AnswerAct = (typeof answerActs)[number];

const table: Readonly<
  Record<AnswerAct, { readonly from: readonly AnswerState[]; readonly to: AnswerState }>
> = {
  save: { from: ['draft', 'sent back'], to: 'draft' },
  'send to review': { from: ['draft', 'sent back'], to: 'in review' },
  approve: { from: ['in review'], to: 'approved' },
  'send back': { from: ['in review'], to: 'sent back' },
  // Approved for a later hour, and thought better of.
  recall: { from: ['approved'], to: 'draft' },
  send: { from: ['approved'], to: 'sending' },
  // A person who looked may find that what failed or was unknown has arrived after all.
  delivered: { from: ['sending', 'failed', 'outcome unknown'], to: 'published' },
  'not delivered': { from: ['sending', 'outcome unknown'], to: 'failed' },
  lost: { from: ['sending'], to: 'outcome unknown' },
};

/** The state after an act, or `undefined` when the table does not allow it. */
export function answerStateAfter(state: AnswerState, act: AnswerAct): AnswerState | undefined {
  return table[act].from.includes(state) ? table[act].to : undefined;
}

/** "In review" and the like, as the desk shows it on the case, is derived from here and stored nowhere else. */
export const outcomes = ['solved', 'explained', 'planned', 'not possible', 'handed on'] as const;
export type Outcome = (typeof outcomes)[number];
export type AnswerKind = 'interim' | 'final';
