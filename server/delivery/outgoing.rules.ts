/** The states of something outward, and every way from one to another. */
export const outgoingStates = ['waiting', 'sending', 'sent', 'failed', 'unknown', 'cancelled'] as const;
export type OutgoingState = (typeof outgoingStates)[number];

export const outgoingTable: Readonly<Record<OutgoingState, readonly OutgoingState[]>> = {
  waiting: ['sending', 'cancelled'],
  // Back to waiting only when it surely was not sent, or the platform takes our key and sends once.
  sending: ['sent', 'failed', 'unknown', 'waiting'],
  sent: [],
  // A person has looked.
  failed: ['sent', 'waiting', 'cancelled'],
  unknown: ['sent', 'waiting'],
  cancelled: [],
};

export function mayBecome(from: OutgoingState, to: OutgoingState): boolean {
  return outgoingTable[from].includes(to);
}

/** A driver is given this long; afterwards the outcome is unknown. */
export const sendTimeoutMs = 60_000;
/** A row still "sending" after this belongs to a process that died: twice the time any send may take. */
export const abandonedAfterMs = 2 * sendTimeoutMs;
/** "Again later" this often, then it has failed and a person is told. */
export const mostAttempts = 8;

/** What becomes of a row whose process died between sending and recording. */
export function afterCrash(sendsOnce: boolean): 'waiting' | 'unknown' {
  return sendsOnce ? 'waiting' : 'unknown';
}
