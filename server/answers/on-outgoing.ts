import { type CaseParts, realmCode, requireCase } from '../cases/index.ts';
import { type EventData, emit } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import type { Consumer } from '../platform/consumers.ts';
import { sql, type Tx } from '../platform/database.ts';
import type { StoredEvent } from '../platform/event-log.ts';
import { answerStateAfter } from './answer.rules.ts';
import { lockAnswer, updateAnswer } from './answers.store.ts';
import { publishAnswer } from './publish-answer.ts';

/**
 * An answer is published when the first of those who wrote has it; it has failed, or nobody knows, only when none of
 * them has it and nothing is still on its way.
 */
export function onOutgoing(parts: CaseParts): Consumer {
  return {
    name: 'answers: what became of it',
    types: ['outgoing.sent', 'outgoing.failed', 'outgoing.unknown'],
    // Most of what goes out is no answer and costs nothing here.
    batch: 500,
    weigh: ({ data }) => ((data as EventData<'outgoing.sent'>).answerId ? 1 : 0),
    mostWeight: 50,
    async handle(tx, events) {
      for (const event of events) await react(tx, parts, event);
    },
  };
}

async function react(tx: Tx, parts: CaseParts, event: StoredEvent): Promise<void> {
  const { realmId } = event;
  const { answerId, kind } = event.data as EventData<'outgoing.sent'>;
  if (!answerId || kind !== 'answer' || !event.streamId) return;
  const row = await requireCase(tx, realmId, event.streamId);
  const answer = await lockAnswer(tx, realmId, answerId);
  if (!answer) return;
  const context = {
    realmId,
    actor: system('delivery'),
    at: event.at,
    realmCode: await realmCode(tx, realmId),
  };
  if (event.type === 'outgoing.sent') {
    if (answerStateAfter(answer.state, 'delivered')) await publishAnswer(tx, parts, context, row, answer);
    return;
  }
  const act = event.type === 'outgoing.failed' ? 'not delivered' : 'lost';
  const state = answerStateAfter(answer.state, act);
  if (!state || (await othersOnTheirWay(tx, realmId, answerId))) return;
  const changed = await updateAnswer(tx, realmId, answer, { state });
  const about = { answerId, version: changed.version };
  const told =
    act === 'lost'
      ? { type: 'answer.outcome-unknown' as const, data: about }
      : { type: 'answer.failed' as const, data: { ...about, error: errorOf(event) } };
  await emit(tx, context, [{ event: told, streamId: row.id }]);
}

function errorOf(event: StoredEvent): string {
  return (event.data as EventData<'outgoing.failed'>).error;
}

async function othersOnTheirWay(tx: Tx, realmId: string, answerId: string): Promise<boolean> {
  const row = await tx.one(sql<{ open: boolean }>`select exists (select from outgoing
    where realm_id = ${realmId} and answer_id = ${answerId} and kind = 'answer'
      and state in ('waiting', 'sending', 'sent')) as open`);
  return row.open;
}
