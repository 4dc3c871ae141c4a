import { sql, type Tx } from '../platform/database.ts';
import type { Proposal } from './proposal.types.ts';

const columns = sql`message_id as "messageId", attempt, made_by as "madeBy", made_at as "madeAt",
  topic_id as "topicId", topic_probability as "topicProbability", area_id as "areaId", authority_id as "authorityId",
  severity, type, emergency, formal_appeal as "formalAppeal", set_aside as "setAside",
  duplicate_message_id as "duplicateMessageId", duplicate_case_id as "duplicateCaseId", language, detail`;

/** The newest proposal of each message that has one. */
export function latestProposals(tx: Tx, realmId: string, messageIds: readonly string[]): Promise<Proposal[]> {
  return tx.all(sql<Proposal>`
    select distinct on (message_id) ${columns} from proposals
    where realm_id = ${realmId} and message_id = any(${[...messageIds]}::uuid[])
    order by message_id, attempt desc`);
}

/** Writes proposals, the next attempt of each message. */
export function insertProposals(
  tx: Tx,
  realmId: string,
  proposals: readonly Omit<Proposal, 'attempt'>[],
): Promise<number> {
  return tx.run(sql`
    insert into proposals (realm_id, message_id, attempt, made_by, made_at, language, topic_id, topic_probability,
      area_id, authority_id, severity, type, emergency, formal_appeal, set_aside, duplicate_message_id,
      duplicate_case_id, detail)
    select ${realmId}, r."messageId",
      1 + coalesce((select max(attempt) from proposals p
        where p.realm_id = ${realmId} and p.message_id = r."messageId"), 0),
      r."madeBy", r."madeAt", r.language, r."topicId", r."topicProbability", r."areaId", r."authorityId", r.severity,
      r.type, r.emergency, r."formalAppeal", r."setAside", r."duplicateMessageId", r."duplicateCaseId", r.detail
    from jsonb_to_recordset(${JSON.stringify(proposals)}::jsonb) as r ("messageId" uuid, "madeBy" text,
      "madeAt" timestamptz, language text, "topicId" uuid, "topicProbability" real, "areaId" uuid,
      "authorityId" uuid, severity smallint, type text, emergency boolean, "formalAppeal" boolean, "setAside" text,
      "duplicateMessageId" uuid, "duplicateCaseId" uuid, detail jsonb)`);
}
