import { type Query, sql, type Tx } from '../../platform/database.ts';

export interface Recount {
  readonly id: string;
  readonly calendarId: string | null;
  readonly topicId: string | null;
  readonly state: 'running' | 'finished';
  readonly casesTotal: number;
  readonly casesDone: number;
  readonly casesMoved: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

export type Changed = Pick<Recount, 'calendarId' | 'topicId'>;

/** A part of a recount: cases behind `afterCase`, up to and with `untilCase`. */
export interface Lane extends Changed {
  readonly recountId: string;
  readonly lane: number;
  readonly afterCase: string | null;
  readonly untilCase: string | null;
  readonly finishedAt: Date | null;
}

/** Ids of cases, of the column named. */
function within(column: Query<unknown>, { afterCase, untilCase }: Pick<Lane, 'afterCase' | 'untilCase'>) {
  const behind = afterCase ? sql`and ${column} > ${afterCase}` : sql``;
  return untilCase ? sql`${behind} and ${column} <= ${untilCase}` : behind;
}

/** They stand in the queue, and it is walked: most cases have ended. */
export const openCases = sql`case_queue q join cases c on c.realm_id = q.realm_id and c.id = q.case_id`;

const everywhere = { afterCase: null, untilCase: null };

/**
 * Open cases with a live clock that what changed has a say in. The range is said of each table: a walk along their
 * keys does not take it from the one to the other, and would begin with the first row of all at every batch.
 */
export function concerned(
  { calendarId, topicId }: Changed,
  range: Pick<Lane, 'afterCase' | 'untilCase'> = everywhere,
): Query<unknown> {
  const live = sql`k.realm_id = q.realm_id and k.case_id = q.case_id and k.state in ('running', 'paused')
    ${within(sql`k.case_id`, range)}`;
  const has = topicId
    ? sql`c.topic_id = ${topicId} and exists (select from case_clocks k where ${live})`
    : sql`exists (select from case_clocks k where ${live} and k.calendar_id = ${calendarId})`;
  return sql`${has} ${within(sql`q.case_id`, range)} ${within(sql`c.id`, range)}`;
}

/** More would keep the desk waiting, and are no quicker on a machine that also computes what they write. */
const mostLanes = 3;

/** @param worthALane so many cases are worth a lane more @returns how many lanes it has, numbered from 1 */
export async function insertRecount(
  tx: Tx,
  realmId: string,
  id: string,
  changed: Changed,
  at: Date,
  worthALane = 5000,
): Promise<number> {
  const { lanes } = await tx.one(sql<{ lanes: number }>`
    with ids as materialized (
      select c.id from ${openCases} where q.realm_id = ${realmId} and ${concerned(changed)}
    ), counted as (
      select count(*) as total, least(${mostLanes}::int, 1 + count(*) / ${worthALane}::int)::int as lanes from ids
    ), recount as (
      insert into clock_recounts (realm_id, id, calendar_id, topic_id, state, cases_total, started_at)
      select ${realmId}, ${id}, ${changed.calendarId}, ${changed.topicId}, 'running', total, ${at} from counted
    ), placed as (
      select id, ntile((select lanes from counted)) over (order by id) as lane from ids
    ), ends as (
      select lane, max(id::text)::uuid as last from placed group by lane
    ), written as (
      insert into clock_recount_lanes (realm_id, recount_id, lane, after_case, until_case)
      select ${realmId}, ${id}, l, (select last from ends where lane = l - 1),
        case when l < lanes then (select last from ends where lane = l) end
      from counted, generate_series(1, lanes) l
    )
    select lanes from counted`);
  return lanes;
}

/** One lane with what changed, locked: a job that was queued twice waits here, and finds the lane further on. */
export function lockLane(
  tx: Tx,
  realmId: string,
  recountId: string,
  lane: number,
): Promise<Lane | undefined> {
  return tx.maybe(sql<Lane>`select l.recount_id as "recountId", l.lane, l.after_case as "afterCase",
      l.until_case as "untilCase", l.finished_at as "finishedAt", r.calendar_id as "calendarId", r.topic_id as "topicId"
    from clock_recount_lanes l join clock_recounts r on r.realm_id = l.realm_id and r.id = l.recount_id
    where l.realm_id = ${realmId} and l.recount_id = ${recountId} and l.lane = ${lane} for update of l`);
}

export function latestRecounts(tx: Tx, realmId: string): Promise<Recount[]> {
  return tx.all(sql<Recount>`
    select id, calendar_id as "calendarId", topic_id as "topicId", state, cases_total as "casesTotal",
      started_at as "startedAt", finished_at as "finishedAt", l.done as "casesDone", l.moved as "casesMoved"
    from clock_recounts r cross join lateral (
      select coalesce(sum(cases_done), 0)::int as done, coalesce(sum(cases_moved), 0)::int as moved
      from clock_recount_lanes l where l.realm_id = r.realm_id and l.recount_id = r.id
    ) l
    where realm_id = ${realmId} order by started_at desc limit 20`);
}

export async function advanceLane(
  tx: Tx,
  realmId: string,
  { recountId, lane }: Lane,
  step: { last: string | null; done: number; moved: number; finishedAt: Date | null },
): Promise<void> {
  await tx.run(sql`update clock_recount_lanes set after_case = coalesce(${step.last}, after_case),
      cases_done = cases_done + ${step.done}, cases_moved = cases_moved + ${step.moved}, finished_at = ${step.finishedAt}
    where realm_id = ${realmId} and recount_id = ${recountId} and lane = ${lane}`);
  if (step.finishedAt) await finishWithLast(tx, realmId, recountId, step.finishedAt);
}

/** The lane that ends last ends the recount: they look one after the other, each at what the other has left. */
async function finishWithLast(tx: Tx, realmId: string, recountId: string, at: Date): Promise<void> {
  await tx.run(sql`select from clock_recounts where realm_id = ${realmId} and id = ${recountId} for update`);
  await tx.run(sql`update clock_recounts set state = 'finished', finished_at = ${at}
    where realm_id = ${realmId} and id = ${recountId} and not exists (select from clock_recount_lanes l
      where l.realm_id = ${realmId} and l.recount_id = ${recountId} and l.finished_at is null)`);
}
