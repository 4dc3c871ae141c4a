import { sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';

const openStates = sql`('accepted', 'assigned', 'in work', 'reopened')`;
const dayMs = 86_400_000;

/** A few rows of work that several share, made from what the history left open. */
export async function addDemoCaseWork(tx: Tx, realmId: string, operatorId: string, at: Date): Promise<void> {
  await addMassProblem(tx, realmId, at);
  await addTie(tx, realmId, operatorId, at);
  await addTask(tx, realmId, operatorId, at);
}

/** Where most wrote of rubbish left lying in the days before, as a burst would have proposed it. */
async function addMassProblem(tx: Tx, realmId: string, at: Date): Promise<void> {
  const crowd = await tx.maybe(sql<{
    topicId: string;
    areaId: string;
    centreId: string;
    title: string;
    count: number;
  }>`
    select c.topic_id as "topicId", c.area_id as "areaId", c.centre_id as "centreId",
      max(t.name->>'ru') || ' · ' || max(a.name->>'ru') as title, count(*) as count
    from cases c join topics t on t.realm_id = c.realm_id and t.id = c.topic_id
    join areas a on a.realm_id = c.realm_id and a.id = c.area_id
    where c.realm_id = ${realmId} and t.code = 'waste.not-collected' and c.state in ${openStates}
      and c.opened_at < ${new Date(at.getTime() - 2 * dayMs)}
    group by c.topic_id, c.area_id, c.centre_id order by count(*) desc, max(c.opened_at) desc limit 1`);
  if (!crowd) return;
  const { topicId, areaId, centreId, title, count } = crowd;
  const id = newId();
  const since = new Date(at.getTime() - 60 * dayMs);
  const burst = { messages: Math.max(9, count), usual: 1.4, hours: 6, alike: Math.ceil(count / 2) };
  await tx.run(sql`insert into mass_problems
      (realm_id, id, state, title, topic_id, centre_id, area_id, since, burst, declared_at)
    values (${realmId}, ${id}, 'proposed', ${title}, ${topicId}, ${centreId}, ${areaId}, ${since},
      ${JSON.stringify(burst)}, ${at})`);
  await tx.run(sql`insert into mass_problem_cases (realm_id, mass_problem_id, case_id, state, changed_at)
    select ${realmId}, ${id}, c.id, 'proposed', ${at} from cases c
    where c.realm_id = ${realmId} and c.topic_id = ${topicId} and c.area_id = ${areaId} and c.state in ${openStates}
    order by c.opened_at desc limit 40`);
}

/** Two open cases on one topic in one place that stay two. */
async function addTie(tx: Tx, realmId: string, operatorId: string, at: Date): Promise<void> {
  await tx.run(sql`insert into case_ties (realm_id, case_id, other_id, reason, made_by, made_at)
    select ${realmId}, least(a.id, b.id), greatest(a.id, b.id), 'Один и тот же участок сети', ${operatorId}, ${at}
    from cases a join cases b on b.realm_id = a.realm_id and b.topic_id = a.topic_id and b.area_id = a.area_id
      and b.id > a.id
    where a.realm_id = ${realmId} and a.state in ${openStates} and b.state in ${openStates}
    order by a.opened_at desc, b.opened_at desc limit 1`);
}

/** One open case asks another authority for a part. */
async function addTask(tx: Tx, realmId: string, operatorId: string, at: Date): Promise<void> {
  const due = new Date(at.getTime() + 5 * dayMs).toISOString().slice(0, 10);
  await tx.run(sql`insert into case_tasks
      (realm_id, id, case_id, authority_id, text, due_on, state, made_by, made_at)
    select ${realmId}, ${newId()}, c.id, a.id, 'Предоставить схему сетей на участке', ${due}, 'open', ${operatorId}, ${at}
    from cases c join authorities a on a.realm_id = c.realm_id and a.id <> c.authority_id and a.closed_at is null
    where c.realm_id = ${realmId} and c.state in ${openStates} and c.authority_id is not null
    order by c.opened_at desc, a.code limit 1`);
}
