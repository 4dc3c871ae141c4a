import type { Tx } from '../platform/database.ts';
import type { DemoIds } from './demo-realm.ts';
import { insertRows } from './insert-rows.ts';
import type { World } from './world/index.ts';

/** The region's operators take the nights in turn, its curator the weekends. */
export async function addDemoRoster(
  tx: Tx,
  world: World,
  ids: DemoIds,
  accounts: ReadonlyMap<string, { id: string }>,
  at: Date,
): Promise<void> {
  const ofRegion = (role: string) =>
    world.staff
      .filter((person) => person.role === role && person.centreAreaId === world.region.id)
      .flatMap(({ id }) => accounts.get(id)?.id ?? []);
  const operators = ofRegion('operator').slice(0, 2);
  const curators = ofRegion('curator').slice(0, 1);
  if (operators.length === 0 || curators.length === 0) return;
  const data = {
    timeZone: world.calendar.timeZone,
    shifts: [
      { days: [1, 2, 3, 4, 5], from: '09:00', until: '18:00', people: operators },
      { days: [1, 2, 3, 4, 5], from: '18:00', until: '09:00', people: operators.toReversed() },
      { days: [6, 7], from: '09:00', until: '09:00', people: [...curators, ...operators] },
    ],
    exceptions: [],
  };
  const roster = {
    realm_id: ids.realmId,
    centre_id: ids.centres.get(world.region.id),
    version: 1,
    data,
    answer_minutes: 10,
    changed_at: at,
  };
  await insertRows(tx, 'duty_rosters', [roster]);
}
