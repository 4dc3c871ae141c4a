import { type EventData, emit } from '../events/index.ts';
import { lockState } from '../intake/index.ts';
import type { Resident } from '../platform/actor.ts';
import type { Consumer } from '../platform/consumers.ts';
import { sql, type Tx } from '../platform/database.ts';
import type { CaseParts } from './act.ts';
import { applyAct } from './act-on-case.ts';
import { requireCase } from './change-case.ts';
import { joinMessage } from './join-message.ts';

/**
 * Who was asked answers where they were asked: a message its author writes in the same private chat while their case is
 * clarifying joins it, and the work goes on. Only the first one after a question; what follows is read as any other.
 */
export function onReplyReceived(parts: CaseParts): Consumer {
  return {
    name: 'cases: replies to questions',
    types: ['messages.received'],
    batch: 100,
    async handle(tx, events) {
      for (const event of events) {
        const { messageIds } = event.data as EventData<'messages.received'>;
        const written = await privateAmong(tx, event.realmId, messageIds);
        for (const reply of await repliesAmong(tx, event.realmId, written))
          await takeReply(tx, parts, event.realmId, reply);
      }
    },
  };
}

/** Most batches hold none, and then nothing else is asked. */
async function privateAmong(tx: Tx, realmId: string, messageIds: readonly string[]): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`select id from messages
    where realm_id = ${realmId} and id = any(${[...messageIds]}::uuid[])
      and private and thread_id is not null and pseudonym is not null`);
  return rows.map(({ id }) => id);
}

interface Reply {
  readonly messageId: string;
  readonly caseId: string;
}

/**
 * Found from the few cases that wait for a reply, and not by author: nobody lists by author. Of several, the one whose
 * question it quotes, then the one asked last.
 */
async function repliesAmong(tx: Tx, realmId: string, messageIds: readonly string[]): Promise<Reply[]> {
  if (messageIds.length === 0) return [];
  return tx.all(sql<Reply>`
    select distinct on (w.id) w.id as "messageId", c.id as "caseId"
    from messages w
    join cases c on c.realm_id = w.realm_id and c.state = 'clarifying'
    join case_messages cm on cm.realm_id = c.realm_id and cm.case_id = c.id
    join messages m on m.realm_id = cm.realm_id and m.id = cm.message_id and m.private
      and m.channel_id = w.channel_id and m.thread_id = w.thread_id and m.pseudonym = w.pseudonym
    left join lateral (
      select max(o.created_at) as asked_at, bool_or(o.external_id = w.parent_external_id) as quoted
      from outgoing o where o.realm_id = c.realm_id and o.case_id = c.id and o.kind = 'question'
    ) q on true
    where w.realm_id = ${realmId} and w.id = any(${[...messageIds]}::uuid[]) and m.id <> w.id
    order by w.id, q.quoted desc nulls last, q.asked_at desc nulls last`);
}

async function takeReply(
  tx: Tx,
  parts: CaseParts,
  realmId: string,
  { messageId, caseId }: Reply,
): Promise<void> {
  const row = await requireCase(tx, realmId, caseId);
  const state = await lockState(tx, realmId, messageId);
  // Two replies of one batch: the first has set the work going again. Or a person was quicker.
  const undecided = state?.disposition === 'received' || state?.disposition === 'proposed';
  if (row.state !== 'clarifying' || !undecided) return;
  const actor: Resident = { kind: 'resident', realmId, caseId };
  const context = {
    realmId,
    actor,
    at: parts.clock.now(),
    directory: await parts.directories.of(tx, realmId),
  };
  const joined = await joinMessage(tx, context, row, { messageId, reach: 0 });
  await emit(tx, context, [{ event: { type: 'resident.added', data: { messageId } }, streamId: caseId }]);
  await applyAct(tx, context, joined, { act: 'resident replied' });
}
