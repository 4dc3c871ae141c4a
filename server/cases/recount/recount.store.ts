import { type Query, sql, type Tx } from '../../platform/database.ts';
import type { Case } from '../case.types.ts';
import type { CaseClock } from '../clocks.rules.ts';

export interface Recount {
  readonly id: string;
  readonly calendarId: string | null;
  readonly topicId: string | null;
  readonly state: 'running' | 'finished';
  readonly afterCase: string | null;
  readonly casesTotal: number;
  readonly casesDone: number;
  readonly casesMoved: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

const columns = sql`id, calendar_id as "calendarId", topic_id as "topicId", state, after_case as "afterCase",
  cases_total as "casesTotal", cases_done as "casesDone", cases_moved as "casesMoved", started_at as "startedAt",
  finished_at as "finishedAt"`;

type Changed = Pick<Recount, 'calendarId' | 'topicId'>;

/** Cases with a live clock that what changed has a say in. */
function concerned({ calendarId, topicId }: Changed): Query<unknown> {
  const live = sql`k.realm_id = c.realm_id and k.case_id = c.id and k.state in ('running', 'paused')`;
  if (topicId) return sql`c.topic_id = ${topicId} and exists (select from case_clocks k where ${live})`;
  return sql`exists (select from case_clocks k where ${live} and k.calendar_id = ${calendarId})`;
}

const alive = sql`c.state not in ('closed', 'withdrawn', 'merged')`;

export async function insertRecount(
  tx: Tx,
  realmId: string,
  id: string,
  changed: Changed,
  at: Date,
): Promise<void> {
  await tx.run(sql`insert into clock_recounts
      (realm_id, id, calendar_id, topic_id, state, cases_total, started_at)
    select ${realmId}, ${id}, ${changed.calendarId}, ${changed.topicId}, 'running', count(*), ${at}
    from cases c where c.realm_id = ${realmId} and ${alive} and ${concerned(changed)}`);
}

export function lockRecount(tx: Tx, realmId: string, id: string): Promise<Recount | undefined> {
  return tx.maybe(sql<Recount>`select ${columns} from clock_recounts
    where realm_id = ${realmId} and id = ${id} for update`);
}

export function latestRecounts(tx: Tx, realmId: string): Promise<Recount[]> {
  return tx.all(sql<Recount>`select ${columns} from clock_recounts
    where realm_id = ${realmId} order by started_at desc limit 20`);
}

/** What a clock needs to know of its case. */
export type CountedCase = Pick<
  Case,
  | 'id'
  | 'centreId'
  | 'authorityId'
  | 'severity'
  | 'topicId'
  | 'passportVersion'
  | 'nextDueAt'
  | 'nextDueClock'
  | 'nextDueUnit'
>;

/** The next cases, locked: whoever acts on one meanwhile waits for the batch, and acts on what it has left. */
export function nextConcerned(
  tx: Tx,
  realmId: string,
  recount: Recount,
  limit: number,
): Promise<CountedCase[]> {
  const behind = recount.afterCase ? sql`and c.id > ${recount.afterCase}` : sql``;
  return tx.all(sql<CountedCase>`
    select c.id, c.centre_id as "centreId", c.authority_id as "authorityId", c.severity, c.topic_id as "topicId",
      c.passport_version as "passportVersion", c.next_due_at as "nextDueAt", c.next_due_clock as "nextDueClock",
      c.next_due_unit as "nextDueUnit"
    from cases c where c.realm_id = ${realmId} and ${alive} ${behind} and ${concerned(recount)}
    order by c.id limit ${limit} for update of c`);
}

/** Writes what a new calendar or term makes of live clocks, in one statement. */
export function writeDues(tx: Tx, realmId: string, clocks: readonly CaseClock[]): Promise<number> {
  if (clocks.length === 0) return Promise.resolve(0);
  return tx.run(sql`update case_clocks k set due_at = t.due_at, term = t.term, passport_version = t.passport_version,
      calendar_id = t.calendar_id, calendar_version = t.calendar_version, breached_at = t.breached_at, look_at = null
    from unnest(${clocks.map(({ caseId }) => caseId)}::uuid[], ${clocks.map(({ clock }) => clock)}::text[],
      ${clocks.map(({ round }) => round)}::int[], ${clocks.map(({ dueAt }) => dueAt)}::timestamptz[],
      ${clocks.map(({ term }) => JSON.stringify(term))}::jsonb[],
      ${clocks.map(({ passportVersion }) => passportVersion)}::int[],
      ${clocks.map(({ calendarId }) => calendarId)}::uuid[],
      ${clocks.map(({ calendarVersion }) => calendarVersion)}::int[],
      ${clocks.map(({ breachedAt }) => breachedAt)}::timestamptz[])
      as t (case_id, clock, round, due_at, term, passport_version, calendar_id, calendar_version, breached_at)
    where k.realm_id = ${realmId} and k.case_id = t.case_id and k.clock = t.clock and k.round = t.round`);
}

/** What the queue is sorted by. */
export function writeNextDues(tx: Tx, realmId: string, rows: readonly CountedCase[]): Promise<number> {
  if (rows.length === 0) return Promise.resolve(0);
  return tx.run(sql`update cases c set next_due_at = t.at, next_due_clock = t.clock, next_due_unit = t.unit,
      passport_version = t.passport, version = c.version + 1
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ nextDueAt }) => nextDueAt)}::timestamptz[],
      ${rows.map(({ nextDueClock }) => nextDueClock)}::text[], ${rows.map(({ nextDueUnit }) => nextDueUnit)}::text[],
      ${rows.map(({ passportVersion }) => passportVersion)}::int[]) as t (id, at, clock, unit, passport)
    where c.realm_id = ${realmId} and c.id = t.id`);
}

export async function advanceRecount(
  tx: Tx,
  realmId: string,
  recount: Recount,
  step: { last: string | null; done: number; moved: number; finishedAt: Date | null },
): Promise<void> {
  await tx.run(sql`update clock_recounts set after_case = coalesce(${step.last}, after_case),
      cases_done = cases_done + ${step.done}, cases_moved = cases_moved + ${step.moved},
      state = ${step.finishedAt ? 'finished' : 'running'}, finished_at = ${step.finishedAt}
    where realm_id = ${realmId} and id = ${recount.id}`);
}
