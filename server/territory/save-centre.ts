import type { Person } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, sql, type Tx } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
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
 * Adds a centre below another, or changes the one named by `change`. Areas taken from it go back to the topmost centre.
 * @throws Refusal `forbidden`, `not-found`, `changed-meanwhile`, `centre-below-itself`
 */
export function saveCentre(
  parts: { database: Database; clock: Clock },
  person: Person,
  input: CentreInput,
  change?: { id: string; seen: number },
): Promise<{ id: string; version: number }> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const top = await topCentre(tx, realmId);
    authorise(mayChangeBoundaries, person, { realmId, centreId: top.id });
    const context = { realmId, actor: person, at: parts.clock.now() };
    const saved = await writeCentre(tx, context, input, change);
    await moveStamp(tx, realmId);
    return saved;
  });
}

/**
 * The same within a transaction that has asked who may, and moves the directory's stamp.
 * @param input areas left out stay where they are
 * @param change without `seen` by whoever holds all centres since `centreVersions`
 * @throws Refusal `not-found`, `changed-meanwhile`, `centre-below-itself`
 */
export async function writeCentre(
  tx: Tx,
  context: { realmId: string; actor: Person; at: Date },
  input: Omit<CentreInput, 'areaIds'> & Partial<Pick<CentreInput, 'areaIds'>>,
  change?: { id: string; seen?: number },
): Promise<{ id: string; version: number }> {
  const { realmId } = context;
  const centres = await lockCentres(tx, realmId);
  const above = centres.find(({ id }) => id === input.parentId);
  const top = centres.find(({ parentId }) => parentId === null);
  if (!above || !top) throw new Refusal('not-found');
  const saved = change
    ? await update(tx, realmId, centres, input, change)
    : await add(tx, realmId, above.kind, input);
  if (input.areaIds) await moveAreas(tx, realmId, { id: saved.id, topId: top.id }, input.areaIds);
  const data = { areas: input.areaIds?.length ?? null };
  await recordOutwardAct(tx, context, { act: 'change centre', subjectId: saved.id, data });
  return saved;
}

type OwnFields = Omit<CentreInput, 'areaIds'>;

interface Place {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: string;
  readonly version: number;
}

/** The versions of a realm's centres, which nobody else changes until the transaction ends. */
export async function centreVersions(tx: Tx, realmId: string): Promise<Map<string, number>> {
  return new Map((await lockCentres(tx, realmId)).map(({ id, version }) => [id, version]));
}

function lockCentres(tx: Tx, realmId: string): Promise<Place[]> {
  return tx.all(sql<Place>`select id, parent_id as "parentId", kind, version
    from centres where realm_id = ${realmId} for update`);
}

async function add(tx: Tx, realmId: string, kindAbove: string, { name, calendarId, parentId }: OwnFields) {
  const id = newId();
  const kind = kindAbove === 'country' ? 'region' : 'municipality';
  await insertCentres(tx, realmId, [{ id, parentId, kind, name, calendarId }]);
  return { id, version: 1 };
}

async function update(
  tx: Tx,
  realmId: string,
  centres: readonly Place[],
  input: OwnFields,
  { id, seen }: { id: string; seen?: number },
) {
  const known = centres.find((centre) => centre.id === id);
  if (!known) throw new Refusal('not-found');
  if (seen !== undefined) requireVersion(seen, known.version);
  const isTop = known.parentId === null;
  if (!isTop && isBelow(centres, input.parentId, id)) throw new Refusal('centre-below-itself');
  await tx.run(sql`update centres set name = ${JSON.stringify(input.name)}, calendar_id = ${input.calendarId},
      parent_id = ${isTop ? null : input.parentId}, version = version + 1
    where realm_id = ${realmId} and id = ${id}`);
  return { id, version: known.version + 1 };
}

/** Whether `id` is `above` or stands anywhere below it. */
function isBelow(centres: readonly Place[], id: string | null, above: string): boolean {
  if (id === null) return false;
  return id === above || isBelow(centres, centres.find((one) => one.id === id)?.parentId ?? null, above);
}

/** Whoever loses an area has changed: an older list of theirs must not take it back unseen. */
async function moveAreas(
  tx: Tx,
  realmId: string,
  { id, topId }: { id: string; topId: string },
  areaIds: readonly string[],
): Promise<void> {
  const own = sql`${[...areaIds]}::uuid[]`;
  if (id !== topId)
    await tx.run(sql`update areas set centre_id = ${topId}
      where realm_id = ${realmId} and centre_id = ${id} and id <> all(${own})`);
  await tx.run(sql`update centres set version = version + 1 where realm_id = ${realmId} and id <> ${id}
    and id in (select centre_id from areas where realm_id = ${realmId} and id = any(${own}))`);
  await tx.run(sql`update areas set centre_id = ${id} where realm_id = ${realmId} and id = any(${own})`);
}
