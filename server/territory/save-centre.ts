import type { Person } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, sql } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { topCentre } from './boundaries/areas.store.ts';
import { moveStamp } from './directory.store.ts';
import type { Names } from './directory.types.ts';
import { insertCentres } from './set-up.store.ts';
import { mayChangeBoundaries } from './territory.policies.ts';

export interface CentreInput {
  readonly name: Names;
  readonly calendarId: string;
  /** The centre it stands below; of the topmost, which stays so, it says nothing. */
  readonly parentId: string;
  /** Areas that become its own; those of others it takes over. */
  readonly areaIds: readonly string[];
}

/**
 * Adds a centre below another, or changes one. Areas taken from it go back to the topmost centre.
 * @throws Refusal `forbidden`, `not-found`, `centre-below-itself`
 */
export function saveCentre(
  parts: { database: Database; clock: Clock },
  person: Person,
  input: CentreInput,
  id?: string,
): Promise<{ id: string }> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const top = await topCentre(tx, realmId);
    authorise(mayChangeBoundaries, person, { realmId, centreId: top.id });
    const centres = await tx.all(sql<{ id: string; parentId: string | null; kind: string }>`
      select id, parent_id as "parentId", kind from centres where realm_id = ${realmId} for update`);
    const above = centres.find((centre) => centre.id === input.parentId);
    if (!above || (id && !centres.some((centre) => centre.id === id))) throw new Refusal('not-found');
    for (
      let at: string | null = above.id;
      id && at && id !== top.id;
      at = centres.find((one) => one.id === at)?.parentId ?? null
    )
      if (at === id) throw new Refusal('centre-below-itself');
    const saved = id ?? newId();
    if (id)
      await tx.run(sql`update centres set name = ${JSON.stringify(input.name)}, calendar_id = ${input.calendarId},
          parent_id = ${id === top.id ? null : input.parentId} where realm_id = ${realmId} and id = ${id}`);
    else {
      const kind = above.kind === 'country' ? 'region' : 'municipality';
      const { name, calendarId, parentId } = input;
      await insertCentres(tx, realmId, [{ id: saved, parentId, kind, name, calendarId }]);
    }
    if (saved !== top.id)
      await tx.run(sql`update areas set centre_id = ${top.id}
        where realm_id = ${realmId} and centre_id = ${saved} and id <> all(${[...input.areaIds]}::uuid[])`);
    await tx.run(sql`update areas set centre_id = ${saved}
      where realm_id = ${realmId} and id = any(${[...input.areaIds]}::uuid[])`);
    await moveStamp(tx, realmId);
    const context = { realmId, actor: person, at: parts.clock.now() };
    await recordOutwardAct(tx, context, {
      act: 'change centre',
      subjectId: saved,
      data: { areas: input.areaIds.length },
    });
    return { id: saved };
  });
}
