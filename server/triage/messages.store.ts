import type { Disposition } from '../intake/index.ts';
import { sql, type Tx } from '../platform/database.ts';
import { plainArray } from '../platform/plain-arrays.ts';

/** What of a message triage reads: its newest words, and what the channel says of it. */
export interface StoredMessage {
  readonly messageId: string;
  readonly disposition: Disposition;
  readonly text: string;
  readonly title: string | null;
  readonly channelId: string;
  readonly centreId: string;
  readonly source: string;
  readonly receivedAt: Date;
  readonly place: { readonly lon?: number; readonly lat?: number; readonly address?: string | null } | null;
  readonly reach: number;
}

export function readMessages(
  tx: Tx,
  realmId: string,
  messageIds: readonly string[],
): Promise<StoredMessage[]> {
  return tx.all(
    sql<StoredMessage>`
    select m.id as "messageId", s.disposition, coalesce(v.text, m.text) as text, m.title, m.channel_id as "channelId",
      s.centre_id as "centreId", m.source, m.received_at as "receivedAt", m.place,
      coalesce((m.reach->>'likes')::int, 0) + coalesce((m.reach->>'comments')::int, 0)
        + coalesce((m.reach->>'shares')::int, 0) + coalesce((m.reach->>'views')::int, 0) as reach
    from messages m
    join message_states s on s.realm_id = m.realm_id and s.message_id = m.id
    left join lateral (select text from message_versions mv where mv.realm_id = m.realm_id and mv.message_id = m.id
      order by version desc limit 1) v on true
    where m.realm_id = ${realmId} and m.id = any(${plainArray(messageIds)}::uuid[]) order by m.id`,
    'messages-to-read',
  );
}

/** The open case each of these messages belongs to, where it does. */
export async function openCasesOf(
  tx: Tx,
  realmId: string,
  messageIds: readonly string[],
): Promise<Map<string, string>> {
  if (messageIds.length === 0) return new Map();
  const rows = await tx.all(sql<{ messageId: string; caseId: string }>`
    select distinct on (cm.message_id) cm.message_id as "messageId", cm.case_id as "caseId"
    from case_messages cm join cases c on c.realm_id = cm.realm_id and c.id = cm.case_id
    where cm.realm_id = ${realmId} and cm.message_id = any(${[...messageIds]}::uuid[])
      and c.state not in ('closed', 'withdrawn', 'merged')
    order by cm.message_id, c.opened_at desc`);
  return new Map(rows.map(({ messageId, caseId }) => [messageId, caseId]));
}
