import type { EventData } from '../events/index.ts';
import type { Consumer } from '../platform/consumers.ts';
import { sql, type Tx } from '../platform/database.ts';
import { emergenciesAmong } from '../triage/index.ts';
import { readDuty } from './duty.ts';
import type { NoticeParts } from './send-mail.ts';
import { type Told, tell } from './tell.ts';

/** Longer ago is no alarm: a history read in wakes nobody. */
const freshMs = 6 * 3_600_000;

interface Waiting {
  readonly messageId: string;
  readonly centreId: string;
}

/**
 * A danger to life in a message is told at any hour to whoever is on duty, while it still waits for a person; where
 * nobody is, to the first of those behind them. Taken up as a critical case it calls the duty until somebody has it.
 */
export function onEmergency(parts: NoticeParts): Consumer {
  return {
    name: 'notices: danger to life',
    types: ['messages.proposed'],
    batch: 200,
    turn: 'at once',
    async handle(tx, events) {
      for (const [realmId, ofRealm] of Map.groupBy(events, (event) => event.realmId)) {
        const ids = ofRealm.flatMap(({ data }) => (data as EventData<'messages.proposed'>).messageIds);
        const urgent = await emergenciesAmong(tx, realmId, ids);
        if (urgent.length > 0) await alarm(tx, parts, realmId, urgent);
      }
    },
  };
}

async function alarm(
  tx: Tx,
  parts: NoticeParts,
  realmId: string,
  messageIds: readonly string[],
): Promise<void> {
  const at = parts.clock.now();
  const waiting = await waitingAmong(tx, realmId, messageIds, new Date(at.getTime() - freshMs));
  const directory = await parts.directories.of(tx, realmId);
  const centreIds = waiting.map(({ centreId }) => centreId);
  const dutyIn = await readDuty(tx, realmId, directory, centreIds, at);
  const told = waiting.map(({ messageId, centreId }): Told => {
    const { shift, behind } = dutyIn(centreId);
    const listeners = shift.length > 0 ? shift : behind.slice(0, 1);
    const telling = {
      realmId,
      kind: 'emergency' as const,
      urgency: 'urgent' as const,
      causeId: messageId,
      at,
      caseId: null,
      params: { messageId, number: null, topicId: null },
      actorId: null,
    };
    return { telling, listeners };
  });
  await tell(tx, parts, realmId, told);
}

/** Those that still wait for somebody to decide on them. */
function waitingAmong(
  tx: Tx,
  realmId: string,
  messageIds: readonly string[],
  since: Date,
): Promise<Waiting[]> {
  return tx.all(sql<Waiting>`select message_id as "messageId", centre_id as "centreId" from message_states
    where realm_id = ${realmId} and message_id = any(${[...messageIds]}::uuid[])
      and disposition in ('received', 'proposed') and received_at >= ${since}
    order by message_id`);
}
