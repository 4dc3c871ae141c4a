import { sql, type Tx } from '../platform/database.ts';
import { moveStamp } from '../territory/index.ts';

/** The code of the national topic that takes what a group has no closer one for. */
export const otherOf = (groupCode: string) => `${groupCode}-other`;

/** Says of every topic of a realm which national one it is: the one of its code, or else its group's "other". */
export async function mapDemoTopics(tx: Tx, realmId: string, countryId: string, from: Date): Promise<void> {
  await tx.run(sql`insert into topic_mappings (realm_id, id, topic_id, national_topic_id, national_code, national_name,
      valid_from, made_at)
    select ${realmId}, gen_random_uuid(), t.id, n.id, n.code, n.name, ${from.toISOString().slice(0, 10)}, ${from}
    from topics t join topic_groups g on g.realm_id = t.realm_id and g.id = t.group_id
    cross join lateral (select id, code, name from topics
      where realm_id = ${countryId} and code in (t.code, g.code || ${otherOf('')})
      order by code = t.code desc limit 1) n
    where t.realm_id = ${realmId}`);
  await moveStamp(tx, realmId);
}
