import { type Query, sql, type Tx } from '../platform/database.ts';
import { dayOfRealm, type Risk, severitiesOf } from '../territory/index.ts';
import type { Case } from './case.types.ts';
import { caseColumns, casesQueued } from './cases.store.ts';
import type { Sight } from './sight.ts';

export interface CaseFilter {
  readonly view: 'mine' | 'unassigned' | 'due' | 'followed' | 'answered' | 'closed' | 'all';
  readonly personId: string;
  readonly centreId?: string | undefined;
  readonly authorityId?: string | undefined;
  readonly executorId?: string | undefined;
  readonly topicId?: string | undefined;
  readonly groupId?: string | undefined;
  readonly areaId?: string | undefined;
  readonly state?: string | undefined;
  readonly tag?: string | undefined;
  readonly risk?: Risk | undefined;
  /** A public number or its beginning; words are the search module's to find. */
  readonly number?: string | undefined;
  /** Whatever else has to hold of the row `c`. */
  readonly such?: Query<unknown> | undefined;
}

export type CaseListRow = Case & {
  readonly executorName: string | null;
  readonly answerState: string | null;
};

const ended = sql`c.state in ('closed', 'withdrawn', 'merged')`;

/** What a view holds, besides whether its cases are open. */
function ofView({ view, personId }: CaseFilter): Query<unknown> {
  switch (view) {
    case 'mine':
      return sql`c.state <> 'answered' and (c.executor_id = ${personId} or c.executor_id is null)`;
    case 'unassigned':
      return sql`c.authority_id is null`;
    case 'followed':
      return sql`exists (select from case_followers f where f.realm_id = c.realm_id and f.case_id = c.id
        and f.account_id = ${personId})`;
    case 'answered':
      return sql`c.state = 'answered'`;
    case 'closed':
      return ended;
    case 'due':
    case 'all':
      return sql`true`;
  }
}

/** Views of the queue: what has ended is in none of them. */
const ofOpen: readonly CaseFilter['view'][] = ['mine', 'unassigned', 'due'];

function conditions(filter: CaseFilter): Query<unknown>[] {
  const found: Query<unknown>[] = [ofView(filter)];
  if (filter.centreId) found.push(sql`c.centre_id = ${filter.centreId}`);
  if (filter.authorityId) found.push(sql`c.authority_id = ${filter.authorityId}`);
  if (filter.executorId) found.push(sql`c.executor_id = ${filter.executorId}`);
  if (filter.topicId) found.push(sql`c.topic_id = ${filter.topicId}`);
  if (filter.groupId) {
    found.push(
      sql`c.topic_id in (select id from topics t where t.realm_id = c.realm_id and t.group_id = ${filter.groupId})`,
    );
  }
  if (filter.areaId) found.push(sql`c.area_id = ${filter.areaId}`);
  if (filter.tag) {
    found.push(sql`exists (select from case_tags t where t.realm_id = c.realm_id and t.case_id = c.id
      and t.tag = ${filter.tag})`);
  }
  if (filter.state) found.push(sql`c.state = ${filter.state}`);
  if (filter.risk) found.push(sql`c.severity = any(${severitiesOf([filter.risk])}::smallint[])`);
  if (filter.such) found.push(filter.such);
  if (filter.number) found.push(sql`c.number like ${`${filter.number.replace(/\D/g, '')}%`}`);
  return found;
}

/** One id as equality, so that the planner walks the index of that centre in the order of the list. */
function isOneOf(column: Query<unknown>, ids: readonly string[]): Query<unknown> {
  const [only] = ids;
  return ids.length === 1 ? sql`${column} = ${only}::uuid` : sql`${column} = any(${[...ids]}::uuid[])`;
}

/** @param row `c`, or `q` where the queue is walked: each has its own indexes */
function seenBy(sight: Sight, row: Query<unknown>): Query<unknown> {
  const centres = isOneOf(sql`${row}.centre_id`, sight.centreIds);
  const authorities = isOneOf(sql`${row}.authority_id`, sight.authorityIds);
  if (sight.authorityIds.length === 0) return centres;
  if (sight.centreIds.length === 0) return authorities;
  return sql`(${centres} or ${authorities})`;
}

export type Sort = 'due' | 'newest';

/** What has been answered or has ended is due no more: its newest come first, whatever is asked. */
export function sortOf(view: CaseFilter['view'], wanted: Sort): Sort {
  return view === 'answered' || view === 'closed' ? 'newest' : wanted;
}

/** Stands for "no due time" in a cursor. */
const never = 'never';

interface Paging {
  readonly sort: Sort;
  /** The sort value and id of the last row of the page before. */
  readonly after: readonly [string, string] | undefined;
  readonly limit: number;
}

/**
 * One page of cases a person may see. Sorted by what is due, the queue is walked; those without a due time come behind
 * it, open or not: a second walk, taken only when the first does not fill the page.
 */
export function listCases(
  tx: Tx,
  realmId: string,
  sight: Sight,
  filter: CaseFilter,
  paging: Paging,
): Promise<CaseListRow[]> {
  const { limit } = paging;
  const walks = walksOf(realmId, sight, filter, paging).map(
    (walk) => sql`select id from (${walk} limit ${limit}) walk`,
  );
  if (walks.length === 0) return Promise.resolve([]);
  return tx.all(sql<CaseListRow>`
    with page as materialized (
      select id, row_number() over () as place from (${sql.join(walks, sql` union all `)} limit ${limit}) found
    )
    select ${caseColumns},
      (select name from accounts where id = c.executor_id) as "executorName",
      (select state from answers a where a.realm_id = c.realm_id and a.case_id = c.id order by id desc limit 1)
        as "answerState"
    from page join (${casesQueued}) on c.realm_id = ${realmId} and c.id = page.id order by page.place`);
}

/** Ids in the order of the list. */
function walksOf(
  realmId: string,
  sight: Sight,
  filter: CaseFilter,
  { sort, after }: Paging,
): Query<unknown>[] {
  const such = sql.join(conditions(filter), sql` and `);
  const queued = (which: Query<unknown>, order: Query<unknown>) => sql`
    select c.id from case_queue q join cases c on c.realm_id = q.realm_id and c.id = q.case_id
    where q.realm_id = ${realmId} and ${seenBy(sight, sql`q`)} and ${inQueue(filter)} and ${such} and ${which}
    order by ${order}`;
  const anywhere = (which: Query<unknown>, order: Query<unknown>) => sql`
    select c.id from cases c
    where c.realm_id = ${realmId} and ${seenBy(sight, sql`c`)} and ${such} and ${which} order by ${order}`;
  const open = ofOpen.includes(filter.view);
  if (sort === 'newest') {
    const behind = after
      ? sql`(c.opened_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
      : sql`true`;
    return [anywhere(open ? sql`not ${ended} and ${behind}` : behind, sql`c.opened_at desc, c.id desc`)];
  }
  const [value, id] = after ?? [];
  const behind =
    value && value !== never
      ? sql`(q.due_at, q.case_id) > (${value}::timestamptz, ${id}::uuid)`
      : sql`q.due_at is not null`;
  const due = value === never ? [] : [queued(behind, sql`q.due_at, q.case_id`)];
  if (filter.view === 'due') return due;
  const rest = value === never ? sql`c.id > ${id}::uuid` : sql`true`;
  const undue = sql`not exists (select from case_queue q
    where q.realm_id = c.realm_id and q.case_id = c.id and q.due_at is not null)`;
  return [
    ...due,
    open
      ? queued(sql`q.due_at is null and ${rest}`, sql`q.case_id`)
      : anywhere(sql`${undue} and ${rest}`, sql`c.id`),
  ];
}

/** What the queue itself can say of a filter: its indexes begin with it. */
function inQueue({ view, centreId, authorityId, topicId }: CaseFilter): Query<unknown> {
  const said: Query<unknown>[] = [sql`true`];
  if (centreId) said.push(sql`q.centre_id = ${centreId}`);
  if (authorityId) said.push(sql`q.authority_id = ${authorityId}`);
  if (topicId) said.push(sql`q.topic_id = ${topicId}`);
  if (view === 'unassigned') said.push(sql`q.authority_id is null`);
  return sql.join(said, sql` and `);
}

export function sortValue(row: CaseListRow, sort: Sort): string {
  return sort === 'due' ? (row.nextDueAt?.toISOString() ?? never) : row.openedAt.toISOString();
}

export interface CaseCounts {
  readonly mine: number;
  readonly unassigned: number;
  readonly overdue: number;
  readonly dueToday: number;
  readonly inReview: number;
  readonly unknownDeliveries: number;
  readonly arrivals: number;
}

/** The numbers beside the desk's menu. */
export function countCases(
  tx: Tx,
  realmId: string,
  sight: Sight,
  asked: { personId: string; now: Date },
): Promise<CaseCounts> {
  // Today ends where the realm is.
  const endOfDay = sql`(select (${dayOfRealm(realmId, asked.now)} + 1)::timestamp at time zone time_zone
    from realms where id = ${realmId})`;
  return tx.one(sql<CaseCounts>`
    with seen as (
      select q.case_id as id, q.authority_id, q.due_at from case_queue q
      where q.realm_id = ${realmId} and ${seenBy(sight, sql`q`)}
    )
    select
      (select count(*) from cases c where c.realm_id = ${realmId} and c.executor_id = ${asked.personId}
        and c.state in ('accepted', 'assigned', 'in work', 'clarifying', 'reopened') and ${seenBy(sight, sql`c`)}) as mine,
      (select count(*) from seen where authority_id is null) as unassigned,
      (select count(*) from seen where due_at < ${asked.now}) as overdue,
      (select count(*) from seen where due_at >= ${asked.now} and due_at < ${endOfDay}) as "dueToday",
      (select count(*) from answers a join seen on seen.id = a.case_id
        where a.realm_id = ${realmId} and a.state = 'in review') as "inReview",
      (select count(*) from outgoing o where o.realm_id = ${realmId} and o.state in ('unknown', 'failed')
        and (exists (select from seen where seen.id = o.case_id) or o.case_id is null and exists (
          select from message_states s where s.realm_id = o.realm_id and s.message_id = o.message_id
            and s.centre_id = any(${[...sight.centreIds]}::uuid[])))) as "unknownDeliveries",
      (select count(*) from message_states s where s.realm_id = ${realmId}
        and s.centre_id = any(${[...sight.centreIds]}::uuid[]) and s.disposition in ('received', 'proposed')) as arrivals`);
}
