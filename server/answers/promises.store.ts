import { inSight, type Sight } from '../cases/index.ts';
import { sql, type Tx } from '../platform/database.ts';
import { dayOfRealm } from '../territory/index.ts';

export const promiseStates = ['open', 'kept', 'broken', 'moved', 'no longer due'] as const;
export type PromiseState = (typeof promiseStates)[number];

const settled = promiseStates.filter((state) => state !== 'open');

export interface PromiseRow {
  readonly id: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly title: string;
  readonly topicId: string;
  readonly authorityId: string | null;
  /** YYYY-MM-DD. */
  readonly promisedOn: string;
  readonly responsible: string;
  readonly state: PromiseState;
  readonly settledAt: Date | null;
  /** Its day has passed where the centre is. */
  readonly overdue: boolean;
}

/** What was promised in the cases somebody sees: open ones by the day they fall due, settled ones the latest first. */
export function listPromises(
  tx: Tx,
  realmId: string,
  sight: Sight,
  {
    state,
    after,
    limit,
    at,
  }: { state: PromiseState; after: readonly [string, string] | undefined; limit: number; at: Date },
): Promise<PromiseRow[]> {
  const order = state === 'open' ? sql`p.promised_on, p.id` : sql`p.promised_on desc, p.id desc`;
  const compared = state === 'open' ? sql`>` : sql`<`;
  const behind = after
    ? sql`and (p.promised_on, p.id) ${compared} (${after[0]}::date, ${after[1]}::uuid)`
    : sql``;
  return tx.all(sql<PromiseRow>`
    select p.id, p.case_id as "caseId", c.number as "caseNumber", c.title, c.topic_id as "topicId",
      c.authority_id as "authorityId", p.promised_on as "promisedOn", p.responsible, p.state, p.settled_at as "settledAt",
      p.state = 'open' and p.promised_on < ${dayOfRealm(realmId, at)} as overdue
    from promises p join cases c on c.realm_id = p.realm_id and c.id = p.case_id
    where p.realm_id = ${realmId} and p.state = ${state}
      and ${inSight(sight)}
      ${behind} order by ${order} limit ${limit}`);
}

export interface AuthorityPromises {
  readonly authorityId: string | null;
  readonly open: number;
  readonly kept: number;
  readonly broken: number;
  readonly moved: number;
  /** Of cases withdrawn or merged: counted apart, for nobody kept or broke them. */
  readonly noLongerDue: number;
}

/** Settled promises count where their day is no longer past than this: of years, the count would read every case. */
const countedDays = 90;

/** The first day, YYYY-MM-DD, whose settled promises count. */
export function firstCounted(now: Date): string {
  return new Date(now.getTime() - countedDays * 86_400_000).toISOString().slice(0, 10);
}

/** How the authorities of these cases keep their word, most broken first: all that is open, and what was settled lately. */
export function promisesByAuthority(
  tx: Tx,
  realmId: string,
  sight: Sight,
  from: string,
): Promise<AuthorityPromises[]> {
  return tx.all(sql<AuthorityPromises>`
    select c.authority_id as "authorityId", count(*) filter (where p.state = 'open')::int as open,
      count(*) filter (where p.state = 'kept')::int as kept, count(*) filter (where p.state = 'broken')::int as broken,
      count(*) filter (where p.state = 'moved')::int as moved,
      count(*) filter (where p.state = 'no longer due')::int as "noLongerDue"
    from promises p join cases c on c.realm_id = p.realm_id and c.id = p.case_id
    where p.realm_id = ${realmId}
      and (p.state = 'open' or p.state = any(${settled}::text[]) and p.promised_on >= ${from}::date)
      and ${inSight(sight)}
    group by c.authority_id order by broken desc, open desc`);
}
