/** The states of an instruction and every way from one to another. */
export type InstructionState = 'given' | 'accepted' | 'reported' | 'done' | 'returned' | 'withdrawn';
export type InstructionAct = 'accept' | 'report' | 'confirm' | 'return' | 'extend' | 'withdraw';

interface Step {
  readonly from: readonly InstructionState[];
  /** Null: it stays what it is. */
  readonly to: InstructionState | null;
  /** Who: the authority ordered, or the one who gave it. */
  readonly by: 'ordered' | 'giver';
  readonly words: 'report' | 'reason' | null;
}

export const instructionSteps: Readonly<Record<InstructionAct, Step>> = {
  accept: { from: ['given', 'returned'], to: 'accepted', by: 'ordered', words: null },
  report: { from: ['accepted'], to: 'reported', by: 'ordered', words: 'report' },
  confirm: { from: ['reported'], to: 'done', by: 'giver', words: null },
  return: { from: ['reported'], to: 'returned', by: 'giver', words: 'reason' },
  /** Its day is put off, with a reason; asked for by whoever was ordered or not. */
  extend: { from: ['given', 'accepted', 'returned'], to: null, by: 'giver', words: 'reason' },
  withdraw: {
    from: ['given', 'accepted', 'reported', 'returned'],
    to: 'withdrawn',
    by: 'giver',
    words: 'reason',
  },
};

/** What somebody may do with it, being whom they are. */
export function instructionActs(
  state: InstructionState,
  being: { readonly ordered: boolean; readonly giver: boolean },
): InstructionAct[] {
  const acts = Object.entries(instructionSteps) as [InstructionAct, Step][];
  return acts.filter(([, { from, by }]) => from.includes(state) && being[by]).map(([act]) => act);
}
