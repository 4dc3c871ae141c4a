import { inSight, type Sight } from '../../cases/index.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { repeatDays } from './repeats.store.ts';

/** A share of fewer closed cases than this says nothing of an authority. */
export const leastClosed = 20;

export interface RepeatShare {
  readonly authorityId: string | null;
  readonly closed: number;
  /** Of those closed: the same place and topic was written about again within ninety days. */
  readonly repeated: number;
  /** The same of the ninety days before. */
  readonly closedBefore: number;
  readonly repeatedBefore: number;
}

export interface Span {
  readonly from: Date;
  readonly until: Date;
}

const dayMs = 86_400_000;

/** Ninety days whose cases have had their ninety days to come back: the latest share there can be. */
export function ripeSpan(now: Date): Span {
  const until = new Date(now.getTime() - repeatDays * dayMs);
  return { from: new Date(until.getTime() - repeatDays * dayMs), until };
}

/** How many of the cases each authority closed in the span came back, the most first; of the cases somebody sees. */
export function repeatShares(
  tx: Tx,
  realmId: string,
  sight: Sight,
  { from, until }: Span,
): Promise<RepeatShare[]> {
  const before = new Date(2 * from.getTime() - until.getTime());
  return tx.all(sql<RepeatShare>`
    select c.authority_id as "authorityId", count(*) filter (where c.closed_at >= ${from})::int as closed,
      count(*) filter (where c.closed_at >= ${from} and r.earlier_id is not null)::int as repeated,
      count(*) filter (where c.closed_at < ${from})::int as "closedBefore",
      count(*) filter (where c.closed_at < ${from} and r.earlier_id is not null)::int as "repeatedBefore"
    from cases c
    left join (select distinct earlier_id from case_repeats where realm_id = ${realmId}) r on r.earlier_id = c.id
    where c.realm_id = ${realmId} and c.state = 'closed' and c.closed_at >= ${before} and c.closed_at < ${until}
      and ${inSight(sight)}
    group by c.authority_id order by repeated desc, closed desc`);
}

export interface RepeatPair {
  readonly earlierId: string;
  readonly earlierNumber: string;
  readonly closedAt: Date;
  readonly laterId: string;
  readonly laterNumber: string;
  readonly title: string;
  readonly language: string;
  readonly openedAt: Date;
}

/** The cases behind one authority's share, each with what came back; the latest first. */
export function repeatsOfAuthority(
  tx: Tx,
  realmId: string,
  sight: Sight,
  authorityId: string,
  { from, until }: Span,
): Promise<RepeatPair[]> {
  return tx.all(sql<RepeatPair>`
    select c.id as "earlierId", c.number as "earlierNumber", c.closed_at as "closedAt", l.id as "laterId",
      l.number as "laterNumber", l.title, l.language, l.opened_at as "openedAt"
    from case_repeats r join cases c on c.realm_id = r.realm_id and c.id = r.earlier_id
    join cases l on l.realm_id = r.realm_id and l.id = r.case_id
    where r.realm_id = ${realmId} and c.authority_id = ${authorityId} and c.state = 'closed'
      and c.closed_at >= ${from} and c.closed_at < ${until} and ${inSight(sight)}
    order by l.opened_at desc, l.id limit 100`);
}
