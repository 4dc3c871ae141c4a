import type { CaseParts } from '../cases/index.ts';
import { emit, type HeedEvent } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';

const actor = system('promises');
/** Those who made it are reminded this long before, while something can still be done or said. */
const remindDays = 2;
const batch = 500;

interface Found {
  readonly realmId: string;
  readonly caseId: string;
  readonly id: string;
  readonly promisedOn: string;
}

/**
 * Breaks promises whose day has passed without a word, and reminds once of those that fall due. What was promised in a
 * case that was withdrawn or went on in another is no longer due: nobody broke it.
 */
export function watchPromises(parts: Pick<CaseParts, 'database' | 'clock'>): Promise<void> {
  const at = parts.clock.now();
  return parts.database.acrossRealms(async (tx) => {
    const pointless = await tx.all(sql<Found>`
      update promises p set state = 'no longer due', settled_at = ${at} from (
        select p.realm_id, p.id from promises p join cases c on c.realm_id = p.realm_id and c.id = p.case_id
        where p.state = 'open' and c.state in ('withdrawn', 'merged') limit ${batch} for update of p skip locked
      ) ended where (p.realm_id, p.id) = (ended.realm_id, ended.id)
      returning p.realm_id as "realmId", p.case_id as "caseId", p.id, p.promised_on as "promisedOn"`);
    await tellOf(tx, at, pointless, ({ id }) => ({
      type: 'promise.settled',
      data: { promiseId: id, state: 'no longer due' },
    }));
    const broken = await tx.all(sql<Found>`
      update promises p set state = 'broken', settled_at = ${at} from (
        select o.realm_id, o.id from promises o join realms r on r.id = o.realm_id
        where o.state = 'open' and o.promised_on < (${at}::timestamptz at time zone r.time_zone)::date
        order by o.promised_on limit ${batch} for update of o skip locked
      ) late where (p.realm_id, p.id) = (late.realm_id, late.id)
      returning p.realm_id as "realmId", p.case_id as "caseId", p.id, p.promised_on as "promisedOn"`);
    await tellOf(tx, at, broken, ({ id }) => ({
      type: 'promise.settled',
      data: { promiseId: id, state: 'broken' },
    }));
    const due = await tx.all(sql<Found>`
      update promises p set reminded_at = ${at} from (
        select o.realm_id, o.id from promises o join realms r on r.id = o.realm_id
        where o.state = 'open' and o.reminded_at is null
          and o.promised_on <= (${at}::timestamptz at time zone r.time_zone)::date + ${remindDays}::int
        order by o.promised_on limit ${batch} for update of o skip locked
      ) near where (p.realm_id, p.id) = (near.realm_id, near.id)
      returning p.realm_id as "realmId", p.case_id as "caseId", p.id, p.promised_on as "promisedOn"`);
    await tellOf(tx, at, due, ({ id, promisedOn }) => ({
      type: 'promise.due-soon',
      data: { promiseId: id, promisedOn },
    }));
  });
}

async function tellOf(
  tx: Tx,
  at: Date,
  found: readonly Found[],
  eventOf: (one: Found) => HeedEvent,
): Promise<void> {
  for (const [realmId, rows] of Map.groupBy(found, (one) => one.realmId)) {
    const told = rows.map((one) => ({ event: eventOf(one), streamId: one.caseId }));
    await emit(tx, { realmId, actor, at }, told);
  }
}
