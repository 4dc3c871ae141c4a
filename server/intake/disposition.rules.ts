import type { Disposition } from './states.store.ts';

/** From each disposition, where a message may go. Nothing leaves the table: a message never disappears. */
export const dispositionTable: Readonly<Record<Disposition, readonly Disposition[]>> = {
  received: ['proposed', 'accepted', 'set aside'],
  proposed: ['accepted', 'set aside'],
  // Another problem in the same message may open another case; taking it out of all cases puts it back.
  accepted: ['accepted', 'proposed'],
  'set aside': ['proposed', 'accepted'],
};

export function mayBecome(from: Disposition, to: Disposition): boolean {
  return dispositionTable[from].includes(to);
}
