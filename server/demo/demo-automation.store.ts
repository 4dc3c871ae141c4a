import type { Condition } from '../conditions/index.ts';
import { emit, type HeedEvent } from '../events/index.ts';
import { sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { DemoTeam } from './demo-orders.store.ts';
import { insertRows } from './insert-rows.ts';

const tag = 'опасно';

/** What no filter says: words in any form, and never what is marked already. */
const aboutChildren: Condition = {
  all: [
    { words: ['школа', 'детский сад', 'ребёнок', 'детская площадка'] },
    { not: { field: 'tag', in: [tag] } },
  ],
};

/** A rule with what it has done, views a team shares, a correction that was published, and a problem that came again. */
export async function addDemoAutomation(tx: Tx, team: DemoTeam, at: Date): Promise<void> {
  await addRule(tx, team, at);
  await addViews(tx, team, at);
  await addCorrection(tx, team, at);
  await addRepeats(tx, team.realmId, at);
}

/** What is critical gets a tag and is told to the leader; the log shows the latest it fired for. */
async function addRule(tx: Tx, { realmId }: DemoTeam, at: Date): Promise<void> {
  const id = newId();
  const name = 'Критичное – руководителю';
  const actions = [
    { kind: 'add tag', tag },
    { kind: 'notify part', part: 'leader' },
  ];
  await insertRows(tx, 'automation_rules', [
    {
      realm_id: realmId,
      id,
      name,
      enabled: true,
      event_types: ['case.opened'],
      conditions: { field: 'risk', in: ['critical'] },
      actions,
      since: at,
      version: 1,
    },
  ]);
  const fired = await tx.all(sql<{ caseId: string; eventId: string; at: Date }>`
    select c.id as "caseId", e.id as "eventId", c.opened_at as at from cases c
    join events e on e.realm_id = c.realm_id and e.stream_id = c.id and e.type = 'case.opened'
    where c.realm_id = ${realmId} and c.severity = 5 order by c.opened_at desc, c.id limit 8`);
  const marked = fired.map(({ caseId, at: setAt }) => ({
    realm_id: realmId,
    case_id: caseId,
    tag,
    set_at: setAt,
  }));
  await insertRows(tx, 'case_tags', marked);
  // The log is read by id: the oldest gets the first.
  const firings = fired.toReversed().map(({ caseId, eventId, at: firedAt }) => ({
    realm_id: realmId,
    id: newId(),
    rule_id: id,
    rule_name: name,
    rule_version: 1,
    case_id: caseId,
    event_id: eventId,
    event_type: 'case.opened',
    at: firedAt,
    outcomes: actions.map(({ kind }) => ({ kind, done: true, why: null })),
  }));
  await insertRows(tx, 'automation_firings', firings);
}

async function addViews(tx: Tx, { realmId, centreId, curatorId }: DemoTeam, at: Date): Promise<void> {
  const views = [
    { name: 'Критичные', filter: { view: 'due', risk: 'critical' }, condition: null },
    { name: 'С меткой «опасно»', filter: { view: 'all', tag }, condition: null },
    { name: 'Дети и школы', filter: { view: 'due' }, condition: aboutChildren },
  ];
  await insertRows(
    tx,
    'saved_views',
    views.map(({ name, filter, condition }) => ({
      realm_id: realmId,
      id: newId(),
      owner_id: curatorId,
      centre_id: centreId,
      name,
      filter,
      condition,
      version: 1,
      changed_at: at,
    })),
  );
}

/** The latest published answer that says what was done named the wrong day, and says the right one since. */
async function addCorrection(tx: Tx, { realmId, curatorId, operatorId }: DemoTeam, at: Date): Promise<void> {
  const note = 'Уточнение: в первом ответе была ошибка в сроке, работы закончили на день позже.';
  const made = await tx.maybe(sql<{
    id: string;
    caseId: string;
    corrects: string;
    operator: string;
    curator: string;
  }>`
    insert into answers (realm_id, id, case_id, version, state, kind, outcome, text, promised_on,
      responsible, what_resident_can_do, drafted_by, drafted_by_name, created_at, changed_at, sent_to_review_at,
      decided_at, decided_by, published_at, corrects)
    select a.realm_id, ${newId()}, a.case_id, 4, 'published', a.kind, a.outcome, a.text || ' ' || ${note}::text,
      a.promised_on, a.responsible, a.what_resident_can_do, ${operatorId}, (select name from accounts where id = ${operatorId}),
      ${at}, ${at}, ${at}, ${at}, ${curatorId}, ${at}, a.id
    from answers a join cases c on c.realm_id = a.realm_id and c.id = a.case_id
    where a.realm_id = ${realmId} and a.state = 'published' and a.kind = 'final' and a.outcome = 'solved'
      and c.state = 'answered' and c.language = 'ru' and length(a.text) > 120
      and a.text ~ '(устран|восстановл|заменён|отремонтирован)' order by a.published_at desc, a.id limit 1
    returning id, case_id as "caseId", corrects, drafted_by_name as operator,
      (select name from accounts where id = ${curatorId}) as curator`);
  if (!made) return;
  const about = { answerId: made.id, version: 4 };
  const told = (actor: { id: string; name: string }, event: HeedEvent) =>
    emit(tx, { realmId, actor: { kind: 'person', realmId, language: 'ru', grants: [], ...actor }, at }, [
      { event, streamId: made.caseId },
    ]);
  const curator = { id: curatorId, name: made.curator };
  await told({ id: operatorId, name: made.operator }, { type: 'answer.sent-to-review', data: about });
  await told(curator, { type: 'answer.approved', data: about });
  await told(curator, { type: 'answer.corrected', data: { ...about, corrects: made.corrects } });
}

/** Cases on the same topic and street as one closed not long before. */
async function addRepeats(tx: Tx, realmId: string, at: Date): Promise<void> {
  await tx.run(sql`insert into case_repeats (realm_id, case_id, earlier_id, found_at)
    select distinct on (c.id) ${realmId}, c.id, e.id, ${at}::timestamptz from cases c
    join cases e on e.realm_id = c.realm_id and e.topic_id = c.topic_id and e.area_id = c.area_id
      and e.place->>'streetId' = c.place->>'streetId' and e.closed_at < c.opened_at
      and e.closed_at > c.opened_at - interval '90 days'
    where c.realm_id = ${realmId} and c.state not in ('withdrawn', 'merged')
    order by c.id, e.closed_at desc on conflict do nothing`);
}
