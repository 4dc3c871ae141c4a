import { addPerson, hashPassword } from '../access/index.ts';
import { type Role, roles, system } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Tx } from '../platform/database.ts';
import type { DemoIds } from './demo-realm.ts';
import type { World } from './world/index.ts';

/** Everyone in the demo signs in with it; the data is fictional and the address is this machine. */
export const demoPassword = 'heed-demo-2026';

/** Staff with the roles this version knows. @returns our account ids by the world's */
export async function addDemoPeople(
  tx: Tx,
  clock: Clock,
  world: World,
  ids: DemoIds,
): Promise<Map<string, { id: string; name: string }>> {
  const passwordHash = await hashPassword(demoPassword);
  const accounts = new Map<string, { id: string; name: string }>();
  // Somebody who works as one or the other, from the person's menu.
  const both = world.staff.findLast(
    ({ role, centreAreaId }) => role === 'curator' && centreAreaId === world.region.id,
  );
  for (const person of world.staff) {
    const role = roles.find((known) => known === person.role);
    if (!role) continue;
    const place = placeOf(person, ids);
    const id = await addPerson(tx, clock, ids.realmId, system('demo'), {
      email: person.email,
      name: person.name.ru,
      language: 'ru',
      passwordHash,
      grants: [{ role, ...place }, ...(person === both ? [{ role: 'analyst' as const, ...place }] : [])],
    });
    accounts.set(person.id, { id, name: person.name.ru });
  }
  return accounts;
}

function placeOf(person: World['staff'][number], ids: DemoIds) {
  if (person.authorityCode)
    return { centreId: null, authorityId: ids.authorities.get(person.authorityCode)! };
  return { centreId: ids.centres.get(person.centreAreaId ?? '')!, authorityId: null };
}

/** Whom a newcomer should try, one of each role, the region's own first. */
export function demoSignIns(world: World): { role: Role; email: string }[] {
  return roles.flatMap((role) => {
    const ofRole = world.staff.filter((person) => person.role === role);
    const chosen = ofRole.find(({ centreAreaId }) => centreAreaId === world.region.id) ?? ofRole[0];
    return chosen ? [{ role, email: chosen.email }] : [];
  });
}
