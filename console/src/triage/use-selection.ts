import { useState } from 'react';
import { type Arrival, mostAtOnce } from './arrivals.api.ts';

/** Only what has a proposal with a topic can be accepted as proposed. */
const isProposed = ({ proposal }: Arrival) => (proposal?.topics.length ?? 0) > 0;

/** Which of the rows are chosen to be accepted together; rows that leave the list leave the choice. */
export function useSelection(rows: readonly Arrival[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const possible = rows.filter(isProposed).slice(0, mostAtOnce);
  const chosen = possible.filter(({ messageId }) => ids.has(messageId));
  return {
    possible: possible.length,
    chosen,
    has: (arrival: Arrival) => ids.has(arrival.messageId),
    may: isProposed,
    toggle: ({ messageId }: Arrival) =>
      setIds((before) => {
        const next = new Set(before);
        if (!next.delete(messageId)) next.add(messageId);
        return next;
      }),
    all: (on: boolean) => setIds(new Set(on ? possible.map(({ messageId }) => messageId) : [])),
  };
}

export type Selection = ReturnType<typeof useSelection>;
