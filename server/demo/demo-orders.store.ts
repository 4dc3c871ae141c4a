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
/** In the demo's order, so that the same history gives the same rows; the crowds of today have work of their own. */
const openCases = (realmId: string, limit: number) => sql<{
  id: string;
  topicId: string;
  authorityId: string;
}>`
  select id, topic_id as "topicId", authority_id as "authorityId" from cases
  where realm_id = ${realmId} and state in ${openStates} and authority_id is not null
    and (topic_id, area_id) not in (select topic_id, area_id from cases where realm_id = ${realmId}
      and state in ${openStates} and area_id is not null group by topic_id, area_id having count(*) > 4)
  order by opened_at desc, id limit ${limit}`;

/** A leader's orders, a formal appeal, and a topic's checklist. */
export async function addDemoOrders(tx: Tx, team: DemoTeam, at: Date): Promise<void> {
  const cases = await tx.all(openCases(team.realmId, 6));
  await warnAsTheyStand(tx, team.realmId, at);
  await addInstructions(tx, team, cases, at);
  await addAppeal(tx, team.realmId, cases[3]?.id, at);
  await addChecklist(tx, team, at);
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

/** Of the topic so many wrote about that it was proposed as one problem; one case of it has been begun. */
async function addChecklist(tx: Tx, { realmId, operatorId, curatorId }: DemoTeam, at: Date): Promise<void> {
  const first = await tx.maybe(sql<{ id: string; topicId: string }>`
    select c.id, c.topic_id as "topicId" from mass_problems p
    join mass_problem_cases m on m.realm_id = p.realm_id and m.mass_problem_id = p.id
    join cases c on c.realm_id = m.realm_id and c.id = m.case_id
    where p.realm_id = ${realmId} and p.state = 'proposed' order by c.opened_at, c.id limit 1`);
  if (!first) return;
  const item = (ru: string, en: string, required: boolean, when: object | null = null) => ({
    id: newId(),
    text: { ru, en },
    required,
    when,
  });
  const planned = item('Сверить с графиком вывоза', 'Compare with the collection schedule', true);
  const items = [
    planned,
    item('Получить снимок площадки после вывоза', 'Get a photo of the site after collection', true),
    item('Заказать обработку от крыс', 'Order pest control', false, {
      words: ['крысы', 'крыса', 'rats', 'rat'],
    }),
  ];
  const list = { realm_id: realmId, topic_id: first.topicId, version: 1, items };
  await insertRows(tx, 'topic_checklists', [{ ...list, changed_by: curatorId, changed_at: at }]);
  const tick = { realm_id: realmId, case_id: first.id, item_id: planned.id };
  await insertRows(tx, 'case_checks', [{ ...tick, done_by: operatorId, done_at: at }]);
}
