import { demoIds, demoPlan } from '../../server/demo/demo-realm.ts';
import { demoWorld, generateHistory } from '../../server/demo/world/index.ts';
import type { Person, Role } from '../../server/platform/actor.ts';
import { type Database, sql } from '../../server/platform/database.ts';
import { newId } from '../../server/platform/ids.ts';
import { addLexemes } from '../../server/search/lexemes.rules.ts';
import { insertRealm } from '../../server/territory/index.ts';

/** Texts the cases are made of: each is used many times, with words of its own added to every case. */
const baseTexts = 20_000;

export interface Filled {
  readonly realmId: string;
  readonly region: Person;
  readonly town: Person;
  readonly executor: Person;
  readonly topicId: string;
}

/** A region with `count` cases of two years, one in twenty of them open, and a search document and a message each. */
export async function fillMillion(database: Database, count: number, now: Date): Promise<Filled> {
  const world = demoWorld();
  const ids = demoIds(world);
  const { realmId } = ids;
  await database.acrossRealms((tx) => insertRealm(tx, demoPlan(world, ids), now));
  const texts = [
    ...generateHistory(world, {
      seed: 'search',
      from: now.getTime() - 6e10,
      to: now.getTime(),
      count: baseTexts,
    }),
  ];
  const base = texts.map(({ text }, place) => {
    const words = new Set<string>();
    addLexemes(text, words);
    return { place, text, words: [...words] };
  });
  const centres = [...ids.centres.values()];
  const authorities = [...ids.authorities.values()];
  const topics = [...ids.topics.values()];
  const pick = (list: readonly string[]) =>
    sql`(${[...list]}::uuid[])[1 + (power(random(), 2) * ${list.length - 1} + g * 0)::int]`;
  await database.acrossRealms(async (tx) => {
    // Rows come by the million: indexes are built afterwards, and foreign keys hold by the way the rows are made.
    await tx.run(sql`set local session_replication_role = replica`);
    await tx.run(sql`set local maintenance_work_mem = '512MB'`);
    const dropped = await tx.all(sql<{ made: string; name: string }>`
      select pg_get_indexdef(indexrelid) as made, indexrelid::regclass::text as name from pg_index
      where indrelid in ('cases'::regclass, 'search_documents'::regclass) and not indisunique`);
    for (const { name } of dropped) await tx.run(sql`drop index ${sql.id(name)}`);
    await tx.run(sql`create temporary table base on commit drop as
      select place, text, array(select jsonb_array_elements_text(words)) as words
      from jsonb_to_recordset(${JSON.stringify(base)}::jsonb) as b (place int, text text, words jsonb)`);
    await tx.run(sql`create unique index on base (place)`);
    await tx.run(sql`
      create temporary table made on commit drop as
      select g, gen_random_uuid() as id, gen_random_uuid() as message_id, (random() * ${baseTexts - 1})::int as place,
        ${now}::timestamptz - g * (interval '730 days' / ${count}) as opened_at, random() < 0.05 as open,
        ${now}::timestamptz + (random() - 0.3) * interval '20 days' as due_at, ${pick(centres)} as centre_id, ${pick(authorities)} as authority_id, ${pick(topics)} as topic_id
      from generate_series(1, ${count}::int) g`);
    await tx.run(sql`
      insert into cases (realm_id, id, number, state, type, title, language, topic_id, passport_version, severity,
        centre_id, authority_id, registered_at, opened_at, assigned_at, closed_at)
      select ${realmId}, m.id, lpad(m.g::text, 8, '0'), case when open then 'in work' else 'closed' end, 'solve',
        left(b.text, 100), 'ru', topic_id, 1, 1 + m.g % 5, centre_id, authority_id, opened_at, opened_at, opened_at,
        case when open then null else opened_at + interval '5 days' end
      from made m join base b on b.place = m.place`);
    await tx.run(sql`
      insert into case_queue (realm_id, case_id, centre_id, authority_id, topic_id, due_at, due_clock, due_unit)
      select ${realmId}, id, centre_id, authority_id, topic_id, due_at, 'resolution', 'elapsed' from made where open`);
    await tx.run(sql`
      insert into search_documents (realm_id, case_id, state, severity, topic_id, centre_id, authority_id, opened_at,
        public_words, words)
      select ${realmId}, m.id, case when open then 'in work' else 'closed' end, 1 + m.g % 5, topic_id, centre_id,
        authority_id, opened_at, array_to_tsvector(b.words), array_to_tsvector(b.words || array[lpad(m.g::text, 8, '0'),
          'rare' || (random() * ${count})::int, 'seldom' || (random() * 3000)::int, (random() * 200)::int::text])
      from made m join base b on b.place = m.place`);
    await tx.run(sql`
      insert into messages (realm_id, id, channel_id, received_at, source, text)
      select ${realmId}, m.message_id, ${newId()}, opened_at, 'driver', b.text from made m join base b on b.place = m.place`);
    await tx.run(sql`insert into case_messages (realm_id, case_id, message_id, role, linked_at)
      select ${realmId}, id, message_id, 'opened', opened_at from made`);
    const words = [...new Set(base.flatMap((one) => one.words))];
    await tx.run(sql`insert into search_words (realm_id, lexeme)
      select ${realmId}, lexeme from unnest(${words}::text[]) as w (lexeme) on conflict do nothing`);
    await tx.run(sql`insert into search_words (realm_id, lexeme)
      select ${realmId}, 'rare' || n from generate_series(1, ${Math.round(count / 5)}::int) n on conflict do nothing`);
    for (const { made } of dropped) await tx.run(sql.raw(made));
  });
  for (const table of [
    'cases',
    'case_queue',
    'search_documents',
    'messages',
    'case_messages',
    'search_words',
  ])
    await database.pool.query(`vacuum analyze ${table}`);
  const who = (role: Role, centreIds: string[], authorityId: string | null): Person => ({
    kind: 'person',
    id: newId(),
    realmId,
    name: role,
    language: 'ru',
    grants: [{ role, centreIds, authorityId }],
  });
  return {
    realmId,
    region: who('operator', centres, null),
    // The least of the centres, and an authority in the middle.
    town: who('operator', [centres.at(-2)!], null),
    executor: who('executor', [], authorities[Math.floor(authorities.length / 2)]!),
    topicId: topics[Math.floor(topics.length / 2)]!,
  };
}
