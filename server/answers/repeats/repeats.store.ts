import { inSight, type Sight } from '../../cases/index.ts';
import { sql, type Tx } from '../../platform/database.ts';

/** The product's definition of a repeat: the same place and topic within so many days of the earlier case's closing. */
export const repeatDays = 90;

/** About a hundred metres of latitude, and of longitude when divided by the cosine. */
const nearDegrees = 0.0009;

/**
 * The same street and house, the same landmark, or points a hundred metres apart where no words say more. A point that is
 * only the middle of an area or a settlement is no place.
 */
const samePlace = sql`(
  (c.place->>'streetId' = e.place->>'streetId'
    and lower(c.place->>'house') is not distinct from lower(e.place->>'house'))
  or (c.place->>'landmarkId' = e.place->>'landmarkId' and c.place->>'streetId' is null and e.place->>'streetId' is null)
  or (coalesce(c.place->>'streetId', c.place->>'landmarkId', c.place->>'settlementId',
        e.place->>'streetId', e.place->>'landmarkId', e.place->>'settlementId') is null
    and abs(c.lat - e.lat) < ${nearDegrees}
    and abs(c.lon - e.lon) * cos(radians(c.lat)) < ${nearDegrees}
    and (c.lon, c.lat) is distinct from (a.lon, a.lat)))`;

export interface FoundRepeat {
  readonly caseId: string;
  readonly earlierId: string;
}

/**
 * Of these cases, those that repeat an earlier one: the latest whose work was over when they began. An answered case that
 * is not closed yet counts too, for its ninety days have not even begun. Imported cases come with their own history.
 */
export function findRepeats(tx: Tx, realmId: string, caseIds: readonly string[]): Promise<FoundRepeat[]> {
  return tx.all(sql<FoundRepeat>`
    select c.id as "caseId", earlier.id as "earlierId"
    from cases c join areas a on a.realm_id = c.realm_id and a.id = c.area_id
    cross join lateral (
      select e.id from cases e
      where e.realm_id = c.realm_id and e.topic_id = c.topic_id and e.area_id = c.area_id and e.id <> c.id
        and e.state in ('answered', 'closed') and e.answered_at < c.opened_at
        and (e.closed_at is null or e.closed_at > c.opened_at - make_interval(days => ${repeatDays}))
        and ${samePlace}
      order by e.answered_at desc limit 1) earlier
    where c.realm_id = ${realmId} and c.id = any(${[...caseIds]}::uuid[]) and not c.imported`);
}

/**
 * Writes what is new or other than it was, and forgets what is no repeat any more; what was imported keeps what it came
 * with. @returns what has changed
 */
export async function keepRepeats(
  tx: Tx,
  realmId: string,
  caseIds: readonly string[],
  found: readonly FoundRepeat[],
  at: Date,
): Promise<{ caseId: string; earlierId: string | null }[]> {
  const kept = found.map(({ caseId }) => caseId);
  const gone = await tx.all(sql<{ caseId: string }>`delete from case_repeats
    where realm_id = ${realmId} and case_id = any(${[...caseIds]}::uuid[]) and case_id <> all(${kept}::uuid[])
      and not exists (select from cases c where c.realm_id = ${realmId} and c.id = case_id and c.imported)
    returning case_id as "caseId"`);
  const fresh = await tx.all(sql<FoundRepeat>`
    insert into case_repeats as r (realm_id, case_id, earlier_id, found_at)
    select ${realmId}, case_id, earlier_id, ${at}
    from unnest(${kept}::uuid[], ${found.map(({ earlierId }) => earlierId)}::uuid[]) as f (case_id, earlier_id)
    on conflict (realm_id, case_id) do update set earlier_id = excluded.earlier_id, found_at = excluded.found_at
      where r.earlier_id <> excluded.earlier_id
    returning case_id as "caseId", earlier_id as "earlierId"`);
  return [...gone.map(({ caseId }) => ({ caseId, earlierId: null })), ...fresh];
}

export interface RepeatedCase {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly language: string;
  readonly openedAt: Date;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  readonly outcome: string | null;
  readonly solved: boolean | null;
  /** The last final answer, in the words that hold. */
  readonly answer: string | null;
  readonly promises: readonly { readonly promisedOn: string; readonly state: string }[];
}

/** The earlier case and those that repeat this one, as far as somebody sees them. */
export function repeatsAround(
  tx: Tx,
  realmId: string,
  caseId: string,
  sight: Sight,
): Promise<(RepeatedCase & { readonly isEarlier: boolean })[]> {
  return tx.all(sql<RepeatedCase & { isEarlier: boolean }>`
    select c.id, c.number, c.title, c.language, c.opened_at as "openedAt", c.answered_at as "answeredAt",
      c.closed_at as "closedAt", c.outcome, c.solved, r.case_id = ${caseId} as "isEarlier",
      (select w.text from answers w where w.realm_id = c.realm_id and w.case_id = c.id and w.state = 'published'
        and w.kind = 'final' order by w.id desc limit 1) as answer,
      coalesce((select jsonb_agg(jsonb_build_object('promisedOn', p.promised_on, 'state', p.state)
          order by p.promised_on)
        from promises p where p.realm_id = c.realm_id and p.case_id = c.id), '[]') as promises
    from case_repeats r join cases c on c.realm_id = r.realm_id
      and c.id = case when r.case_id = ${caseId} then r.earlier_id else r.case_id end
    where r.realm_id = ${realmId} and (r.case_id = ${caseId} or r.earlier_id = ${caseId})
      and ${inSight(sight)}
    order by c.opened_at limit 50`);
}
