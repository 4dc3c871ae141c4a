import { sql, type Tx } from '../../platform/database.ts';
import type { Names } from '../directory.types.ts';

export interface NationalTopic {
  readonly id: string;
  readonly code: string;
  readonly name: Names;
  readonly groupName: Names;
  readonly description: Names;
  readonly words: Readonly<Record<string, readonly string[]>>;
}

/** The realm above; needs a transaction across realms, for nobody sees another realm from within theirs. */
export function realmAbove(tx: Tx, realmId: string): Promise<{ id: string; name: Names } | undefined> {
  return tx.maybe(sql<{ id: string; name: Names }>`
    select above.id, above.name from realms r join realms above on above.id = r.parent_id where r.id = ${realmId}`);
}

/** A list of topics is public; of the realm above nothing else is read. */
export function readNationalTopics(tx: Tx, realmId: string): Promise<NationalTopic[]> {
  return tx.all(sql<NationalTopic>`
    select t.id, t.code, t.name, g.name as "groupName", t.description, p.words
    from topics t join topic_groups g on g.realm_id = t.realm_id and g.id = t.group_id
    join topic_passports p on p.realm_id = t.realm_id and p.topic_id = t.id and p.version = t.passport_version
    where t.realm_id = ${realmId} and t.retired_at is null order by g.position, t.code`);
}

export interface MappingRow {
  readonly id: string;
  readonly topicId: string;
  readonly nationalTopicId: string;
  readonly nationalCode: string;
  readonly nationalName: Names;
  readonly from: string;
  readonly until: string | null;
  readonly madeAt: string;
  readonly madeByName: string | null;
}

/** Every mapping there was, the newest first. */
export function readMappings(tx: Tx, realmId: string): Promise<MappingRow[]> {
  return tx.all(sql<MappingRow>`
    select m.id, topic_id as "topicId", national_topic_id as "nationalTopicId", national_code as "nationalCode",
      national_name as "nationalName", valid_from as "from", valid_until as until,
      to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt", a.name as "madeByName"
    from topic_mappings m left join accounts a on a.id = m.made_by
    where realm_id = ${realmId} order by topic_id, valid_from desc`);
}

export function latestMapping(
  tx: Tx,
  realmId: string,
  topicId: string,
): Promise<{ id: string; from: string; until: string | null } | undefined> {
  return tx.maybe(sql<{ id: string; from: string; until: string | null }>`
    select id, valid_from as "from", valid_until as until from topic_mappings
    where realm_id = ${realmId} and topic_id = ${topicId} order by valid_from desc limit 1`);
}

export function endMapping(tx: Tx, realmId: string, id: string, until: string) {
  return tx.run(
    sql`update topic_mappings set valid_until = ${until} where realm_id = ${realmId} and id = ${id}`,
  );
}

/** One that began on the day it is replaced never held. */
export function dropMapping(tx: Tx, realmId: string, id: string) {
  return tx.run(sql`delete from topic_mappings where realm_id = ${realmId} and id = ${id}`);
}

export function insertMapping(
  tx: Tx,
  realmId: string,
  row: { id: string; topicId: string; national: NationalTopic; from: string; madeBy: string; at: Date },
) {
  const { national } = row;
  return tx.run(sql`insert into topic_mappings (realm_id, id, topic_id, national_topic_id, national_code,
      national_name, valid_from, made_by, made_at)
    values (${realmId}, ${row.id}, ${row.topicId}, ${national.id}, ${national.code}, ${JSON.stringify(national.name)},
      ${row.from}, ${row.madeBy}, ${row.at})`);
}

/** Of how many cases, the newest, is asked how people write about a topic: a million need not be read for it. */
const newestCases = 20_000;

/** How people wrote about each topic lately: the beginnings of its messages, at most so many a topic. */
export function titlesByTopic(
  tx: Tx,
  realmId: string,
  most: number,
): Promise<{ topicId: string; titles: string[] }[]> {
  return tx.all(sql<{ topicId: string; titles: string[] }>`
    select topic_id as "topicId", array_agg(title order by opened_at desc) as titles
    from (
      select topic_id, title, opened_at, row_number() over (partition by topic_id order by opened_at desc) as place
      from (
        select topic_id, title, opened_at from cases
        where realm_id = ${realmId} order by opened_at desc, id limit ${newestCases}
      ) newest
      where topic_id is not null
    ) placed
    where place <= ${most} group by topic_id`);
}
