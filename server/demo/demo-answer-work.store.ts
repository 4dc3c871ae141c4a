import { sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { DemoIds } from './demo-realm.ts';
import { insertRows } from './insert-rows.ts';
import type { World } from './world/index.ts';

const templates = [
  {
    name: 'Сделано',
    shortcut: 'сделано',
    text: 'Работы по адресу {{место}} закончили {{сегодня}}. Если что-то не так, позвоните: {{ответственный}}.',
    kind: 'final',
    outcome: 'solved',
  },
  {
    name: 'Запланировано с датой',
    shortcut: 'план',
    text: 'Сделаем до {{срок}}. За работу отвечает {{ответственный}}, {{ведомство}}.',
    kind: 'final',
    outcome: 'planned',
  },
  {
    name: 'Выезжаем посмотреть',
    shortcut: 'выезд',
    text: 'Мастер осмотрит место до {{срок}}, после этого напишем, что и когда сделаем. Отвечает {{ответственный}}.',
    kind: 'interim',
    outcome: null,
  },
];

/** Templates with a year's use, one review rule, and a few published answers looked at by two. */
export async function addDemoAnswerWork(
  tx: Tx,
  world: World,
  ids: DemoIds,
  accounts: ReadonlyMap<string, { id: string }>,
  at: Date,
): Promise<void> {
  const ofRegion = (role: string) =>
    world.staff
      .filter((person) => person.role === role && person.centreAreaId === world.region.id)
      .flatMap(({ id }) => accounts.get(id)?.id ?? []);
  const [curator] = ofRegion('curator');
  const [operator, second] = ofRegion('operator');
  if (!curator || !operator) return;
  const { realmId } = ids;
  const rows = templates.map((template) => ({
    realm_id: realmId,
    id: newId(),
    version: 1,
    ...template,
    topic_ids: [],
    case_states: [],
    owner_id: curator,
    changed_at: at,
  }));
  await insertRows(tx, 'answer_templates', rows);
  for (const { id, outcome } of rows) await noteUses(tx, realmId, id, outcome);
  const rule = {
    topicIds: [],
    authorityIds: [],
    risks: ['critical'],
    sentBackFrom: null,
    needs: 'head and curator',
    note: 'Опасное проверяют двое',
  };
  const set = { realm_id: realmId, version: 1, rules: [rule], made_by: curator, made_at: at };
  await insertRows(tx, 'review_rule_sets', [set]);
  await scoreSome(tx, realmId, [operator, second ?? curator], at);
}

/** Some published answers with this outcome were begun from it. */
async function noteUses(tx: Tx, realmId: string, id: string, outcome: string | null): Promise<void> {
  await tx.run(sql`insert into answer_template_uses (realm_id, answer_id, template_id, template_version)
    select realm_id, id, ${id}, 1 from answers
    where realm_id = ${realmId} and state = 'published' and outcome is not distinct from ${outcome}
    order by id desc limit 40`);
}

/** A dozen answers drawn, most of them scored by both; the two differ now and then, by a hash of the answer. */
async function scoreSome(tx: Tx, realmId: string, scorers: readonly string[], at: Date): Promise<void> {
  await tx.run(sql`insert into quality_samples (realm_id, id, answer_id, drawn_at)
    select realm_id, gen_random_uuid(), id, ${at} from answers
    where realm_id = ${realmId} and state = 'published' and kind = 'final' order by id desc limit 16`);
  for (const [place, scorer] of scorers.entries()) {
    await tx.run(sql`insert into quality_scores (realm_id, sample_id, scored_by, scores, scored_at)
      select s.realm_id, s.id, ${scorer}, (select jsonb_object_agg(criterion, case
          when ('x' || substr(md5(s.answer_id::text || criterion), 1, 2))::bit(8)::int < 40 then 0
          when ('x' || substr(md5(s.answer_id::text || criterion || ${place}::text), 3, 2))::bit(8)::int < 50 then 1
          else 2 end)
        from unnest(array['answers the question', 'decision', 'date and person', 'true', 'plain words', 'respect']) criterion),
        ${at}
      from quality_samples s where s.realm_id = ${realmId} order by s.answer_id limit 12`);
  }
}
