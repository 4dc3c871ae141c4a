import { sql, type Tx } from '../platform/database.ts';

/** The national code each topic of a realm is mapped to on a day. */
export async function nationalCodes(tx: Tx, realmId: string, day: string): Promise<Map<string, string>> {
  const rows = await tx.all(sql<{ topicId: string; code: string }>`
    select topic_id as "topicId", national_code as code from topic_mappings
    where realm_id = ${realmId} and valid_from <= ${day}::date and (valid_until is null or valid_until > ${day}::date)`);
  return new Map(rows.map(({ topicId, code }) => [topicId, code]));
}
