/** The states of an instruction and every way from one to another. */
export type InstructionState = 'given' | 'accepted' | 'reported' | 'done' | 'returned' | 'withdrawn';
export type InstructionAct = 'accept' | 'report' | 'confirm' | 'return' | 'withdraw';

interface Step {
  readonly from: readonly InstructionState[];
  readonly to: InstructionState;
  /** Who: the authority ordered, or the one who gave it. */
  readonly by: 'ordered' | 'giver';
  readonly words: 'report' | 'reason' | null;
}

export const instructionSteps: Readonly<Record<InstructionAct, Step>> = {
  accept: { from: ['given', 'returned'], to: 'accepted', by: 'ordered', words: null },
  report: { from: ['accepted'], to: 'reported', by: 'ordered', words: 'report' },
  confirm: { from: ['reported'], to: 'done', by: 'giver', words: null },
  return: { from: ['reported'], to: 'returned', by: 'giver', words: 'reason' },
  withdraw: {
    from: ['given', 'accepted', 'reported', 'returned'],
    to: 'withdrawn',
    by: 'giver',
    words: 'reason',
  },
};
