import { sql, type Tx } from '../platform/database.ts';
import type { DemoIds } from './demo-realm.ts';
import type { World } from './world/index.ts';

/** How many were drawn and still are set aside, and how many of those were looked at: the rest wait. */
const drawn = 32;
const looked = 24;
/** How many were put back, and taken up as cases since. */
const restored = 6;

/** What an operator set aside lately, drawn for a second look: most of it confirmed, a little put back, some waiting. */
export async function addDemoSecondLooks(
  tx: Tx,
  world: World,
  { realmId }: DemoIds,
  accounts: ReadonlyMap<string, { id: string }>,
  at: Date,
): Promise<void> {
  const ofRegion = (role: string) =>
    world.staff
      .filter((person) => person.role === role && person.centreAreaId === world.region.id)
      .flatMap(({ id }) => accounts.get(id)?.id ?? []);
  const [operator] = ofRegion('operator');
  const [curator] = ofRegion('curator');
  if (!operator || !curator) return;
  await tx.run(sql`
    insert into second_looks
      (realm_id, id, message_id, centre_id, reason, set_aside_by, drawn_at, verdict, looked_by, looked_at)
    select realm_id, gen_random_uuid(), message_id, centre_id, set_aside_reason, ${operator}, ${at}::timestamptz,
      case when done then 'confirmed' end, case when done then ${curator}::uuid end, case when done then ${at}::timestamptz end
    from (select *, row_number() over (order by message_id) <= ${looked} as done
      from (select * from message_states where realm_id = ${realmId} and disposition = 'set aside'
        order by message_id desc limit ${drawn}) latest) rows`);
  await tx.run(sql`
    insert into second_looks
      (realm_id, id, message_id, centre_id, reason, set_aside_by, drawn_at, verdict, looked_by, looked_at)
    select realm_id, gen_random_uuid(), message_id, centre_id, 'no problem named', ${operator}, ${at}, 'restored',
      ${curator}, ${at}
    from message_states where realm_id = ${realmId} and disposition = 'accepted'
    order by message_id desc limit ${restored}`);
}
