import { sql, type Tx } from '../../platform/database.ts';
import type { Case } from '../case.types.ts';

/** What routing asked about a case when it opened, as far as the case still tells, and where it is now. */
export type RoutedCase = Pick<
  Case,
  | 'id'
  | 'number'
  | 'title'
  | 'topicId'
  | 'areaId'
  | 'centreId'
  | 'authorityId'
  | 'language'
  | 'type'
  | 'severity'
  | 'reach'
  | 'registeredAt'
> & { readonly channelId: string; readonly source: string; readonly text: string };

/** The newest cases since a time, each with the message it was opened by. */
export function routedSince(
  tx: Tx,
  realmId: string,
  asked: { centreIds: readonly string[]; since: Date; limit: number },
): Promise<RoutedCase[]> {
  return tx.all(sql<RoutedCase>`
    select c.id, c.number, c.title, c.topic_id as "topicId", c.area_id as "areaId", c.centre_id as "centreId",
      c.language, c.type, c.severity, c.reach, c.authority_id as "authorityId", c.registered_at as "registeredAt",
      m.channel_id as "channelId", m.source, m.text
    from cases c
    join case_messages cm on cm.realm_id = c.realm_id and cm.case_id = c.id and cm.role = 'opened'
    join messages m on m.realm_id = cm.realm_id and m.id = cm.message_id
    where c.realm_id = ${realmId} and c.opened_at >= ${asked.since}
      and c.centre_id = any(${[...asked.centreIds]}::uuid[])
    order by c.opened_at desc limit ${asked.limit}`);
}
