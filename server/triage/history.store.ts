import { sql, type Tx } from '../platform/database.ts';

/** One message with the topic a person stands behind. */
export interface HistoryRow {
  readonly messageId: string;
  readonly text: string;
  readonly topicId: string;
  readonly groupId: string;
  /** When a person last chose its topic at the desk; null for imported history. */
  readonly chosenAt: Date | null;
}

/** Five times what a region brings in a month; older messages say little about today's words. */
const most = 200_000;

/**
 * Messages that opened cases, with the topics the cases have now, oldest first. A case handed over automatically
 * teaches only when somebody has worked it through: a model must not learn from its own guesses.
 */
export async function readHistory(tx: Tx, realmId: string): Promise<HistoryRow[]> {
  const rows = await tx.all(sql<HistoryRow>`
    select m.id as "messageId", m.text, c.topic_id as "topicId", t.group_id as "groupId", k.at as "chosenAt"
    from cases c
    join case_messages cm on cm.realm_id = c.realm_id and cm.case_id = c.id and cm.role = 'opened'
    join messages m on m.realm_id = cm.realm_id and m.id = cm.message_id
    join topics t on t.realm_id = c.realm_id and t.id = c.topic_id and t.retired_at is null
    left join lateral (select max(made_at) as at from corrections k where k.realm_id = c.realm_id
      and k.message_id = m.id and k.field = 'topic' and k.chosen is not null) k on true
    where c.realm_id = ${realmId} and m.text <> ''
      and (c.imported or k.at is not null or c.state in ('answered', 'closed'))
    order by m.id desc limit ${most}`);
  return rows.reverse();
}
