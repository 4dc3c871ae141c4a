import { emit } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { insertRows } from './insert-rows.ts';

export interface DemoTeam {
  readonly realmId: string;
  readonly centreId: string;
  readonly operatorId: string;
  readonly curatorId: string;
  readonly leaderId: string;
}

const openStates = sql`('accepted', 'assigned', 'in work', 'reopened')`;
const dayMs = 86_400_000;
const dayFrom = (at: Date, days: number) => new Date(at.getTime() + days * dayMs).toISOString().slice(0, 10);
/** Rows of one place in the demo's order, so that the same history gives the same rows. */
const openCases = (realmId: string, limit: number) => sql<{
  id: string;
  topicId: string;
  authorityId: string;
}>`
  select id, topic_id as "topicId", authority_id as "authorityId" from cases
  where realm_id = ${realmId} and state in ${openStates} and authority_id is not null and mass_problem_id is null
  order by opened_at desc, id limit ${limit}`;

/** A leader's orders, a formal appeal, a topic's checklist, and one answer for many on its way to a second person. */
export async function addDemoOrders(tx: Tx, team: DemoTeam, at: Date): Promise<void> {
  const cases = await tx.all(openCases(team.realmId, 6));
  await warnAsTheyStand(tx, team.realmId, at);
  await addInstructions(tx, team, cases, at);
  await addAppeal(tx, team.realmId, cases[3]?.id, at);
  await addChecklist(tx, team, cases, at);
  await addMassAnswer(tx, team, at);
  await tx.run(sql`insert into case_followers (realm_id, case_id, account_id, since)
    select ${team.realmId}, id, ${team.curatorId}, ${at} from unnest(${cases.slice(0, 2).map(({ id }) => id)}::uuid[]) id`);
}

/** What has used half or four fifths of its term before Heed began was warned of then. */
function warnAsTheyStand(tx: Tx, realmId: string, at: Date): Promise<number> {
  return tx.run(sql`update case_clocks set warned = case when ${at} > started_at + (due_at - started_at) * 0.8 then 80
      when ${at} > started_at + (due_at - started_at) * 0.5 then 50 else 0 end
    where realm_id = ${realmId} and state = 'running' and due_at > started_at`);
}

async function addInstructions(
  tx: Tx,
  { realmId, centreId, leaderId }: DemoTeam,
  cases: readonly { id: string; authorityId: string }[],
  at: Date,
): Promise<void> {
  const texts = [
    { text: 'Проверить лично и доложить, что сделано.', days: 2, state: 'given', report: null },
    { text: 'Согласовать с жителями время работ.', days: -1, state: 'accepted', report: null },
    {
      text: 'Заменить подрядчика на этом участке.',
      days: 5,
      state: 'reported',
      report: 'Договор расторгнут, новый подрядчик выходит в понедельник.',
    },
  ];
  const common = { realm_id: realmId, centre_id: centreId, given_by: leaderId, mass_problem_id: null };
  const from = cases.slice(0, texts.length).map(({ id, authorityId }, place) => {
    const { text, days, state, report } = texts[place]!;
    const rest = { text, due_on: dayFrom(at, days), state, report, figure: null };
    return { ...common, id: newId(), case_id: id, authority_id: authorityId, ...rest };
  });
  const [first] = cases;
  const figure = first && {
    ...common,
    id: newId(),
    case_id: null,
    authority_id: first.authorityId,
    text: 'Объяснить, почему обещания не выполнены, и что изменится.',
    due_on: dayFrom(at, 7),
    state: 'given',
    report: null,
    figure: { code: 'promises broken', value: 11 },
  };
  const rows = [...from, ...(figure ? [figure] : [])];
  const given = new Date(at.getTime() - 3 * dayMs);
  await insertRows(
    tx,
    'instructions',
    rows.map((row) => ({ ...row, given_at: given, changed_at: given })),
  );
}

/** The centre itself answers it, twelve days from now. */
async function addAppeal(tx: Tx, realmId: string, caseId: string | undefined, at: Date): Promise<void> {
  if (!caseId) return;
  const due = new Date(at.getTime() + 12 * dayMs);
  await tx.run(sql`insert into case_appeals (realm_id, case_id, office_id, term_days, due_at, flagged_at)
    values (${realmId}, ${caseId}, null, 30, ${due}, ${new Date(at.getTime() - 18 * dayMs)}) on conflict do nothing`);
}

async function addChecklist(
  tx: Tx,
  { realmId, operatorId, curatorId }: DemoTeam,
  cases: readonly { id: string; topicId: string }[],
  at: Date,
): Promise<void> {
  const [first] = cases;
  if (!first) return;
  const item = (ru: string, en: string, required: boolean, when: object | null = null) => ({
    id: newId(),
    text: { ru, en },
    required,
    when,
  });
  const seen = item('Проверить на месте', 'Look at the place', true);
  const items = [
    seen,
    item('Позвонить тем, кто писал', 'Call those who wrote', true),
    item('Предупредить школу', 'Tell the school', false, { words: ['школа', 'school'] }),
  ];
  const list = { realm_id: realmId, topic_id: first.topicId, version: 1, items };
  await insertRows(tx, 'topic_checklists', [{ ...list, changed_by: curatorId, changed_at: at }]);
  const tick = { realm_id: realmId, case_id: first.id, item_id: seen.id };
  await insertRows(tx, 'case_checks', [{ ...tick, done_by: operatorId, done_at: at }]);
}

const answer = {
  kind: 'interim',
  outcome: null,
  text: 'Причина одна на всех: работы на общем участке. Бригада выходит сегодня, закончим к указанному дню и напишем каждому.',
  responsible: 'Дежурный инженер участка',
  whatResidentCanDo: null,
};

/** The topic and area with the second most open cases: taken up, gathered, its answer waiting for a second person. */
async function addMassAnswer(tx: Tx, team: DemoTeam, at: Date): Promise<void> {
  const { realmId, operatorId } = team;
  const crowd = await tx.maybe(sql<{ topicId: string; areaId: string; centreId: string }>`
    select c.topic_id as "topicId", c.area_id as "areaId", c.centre_id as "centreId" from cases c
    where c.realm_id = ${realmId} and c.state in ${openStates} and c.area_id is not null
      and not exists (select from mass_problem_cases m where m.realm_id = c.realm_id and m.case_id = c.id)
    group by c.topic_id, c.area_id, c.centre_id order by count(*) desc, c.topic_id, c.area_id limit 1`);
  if (!crowd) return;
  const id = newId();
  const since = new Date(at.getTime() - 10 * dayMs);
  const promised = { ...answer, promisedOn: dayFrom(at, 4) };
  await insertRows(tx, 'mass_problems', [
    {
      realm_id: realmId,
      id,
      state: 'open',
      title: 'Одна авария, много обращений',
      title_language: 'ru',
      topic_id: crowd.topicId,
      centre_id: crowd.centreId,
      area_id: crowd.areaId,
      since,
      reason: 'Авария на общем участке',
      declared_by: operatorId,
      declared_at: since,
      answer: promised,
      answer_state: 'in review',
      drafted_by: operatorId,
      drafted_at: at,
      sent_to_review_at: at,
    },
  ]);
  const members = await tx.all(sql<{ id: string }>`
    update cases set mass_problem_id = ${id}, version = version + 1 where realm_id = ${realmId} and id in (
      select id from cases where realm_id = ${realmId} and topic_id = ${crowd.topicId} and area_id = ${crowd.areaId}
        and state in ${openStates} and mass_problem_id is null order by opened_at desc, id limit 12) returning id`);
  await insertRows(
    tx,
    'mass_problem_cases',
    members.map((row) => ({
      realm_id: realmId,
      mass_problem_id: id,
      case_id: row.id,
      state: 'confirmed',
      decided_by: operatorId,
      changed_at: at,
    })),
  );
  const told = members.map((row) => ({
    event: {
      type: 'case.gathered' as const,
      data: { massProblemId: id, changes: { massProblemId: id } },
    },
    streamId: row.id,
  }));
  await emit(tx, { realmId, actor: system('demo'), at }, told);
}
