import type { Static } from 'typebox';
import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { requireVersion } from '../../platform/http/version.ts';
import { newId } from '../../platform/ids.ts';
import type { Platform } from '../../platform/module.ts';
import { authorise, evaluate } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import { mayTendSharedViews } from '../search.policies.ts';
import type { SavedViews, ViewFields } from './views.schema.ts';
import { deleteView, lockView, type SavedView, teamsOf, viewsFor, writeView } from './views.store.ts';

type Item = Static<typeof SavedViews>['items'][number];
type Parts = Pick<Platform, 'database' | 'clock'>;

/** What a person has kept, and what their teams share. */
export function savedViewsFor(parts: Parts, person: Person): Promise<Static<typeof SavedViews>> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const teams = await teamsOf(tx, realmId, person.id, parts.clock.now());
    const views = await viewsFor(tx, realmId, person.id, teams);
    const items = views.map(({ ownerId, condition, ...view }) => ({
      ...view,
      condition: structuredClone(condition) as Item['condition'],
      mayChange: ownerId === person.id || tends(person, view.centreId),
    }));
    return { items, teams };
  });
}

/**
 * Keeps a view, or changes one. Sharing asks for a place in the team; a shared one is changed by whoever made it and by
 * those who tend the centre.
 * @throws Refusal `view-unknown`, `view-of-another-team`, `forbidden`, `changed-meanwhile`
 */
export function saveView(
  parts: Parts,
  person: Person,
  fields: Static<typeof ViewFields>,
  target?: { id: string; seen: number },
): Promise<{ id: string; version: number }> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const at = parts.clock.now();
    const before = target && (await requireView(tx, person, target, at));
    if (fields.centreId !== null && fields.centreId !== before?.centreId)
      await requireTeam(tx, person, fields.centreId, at);
    const id = before?.id ?? newId();
    const version = (before?.version ?? 0) + 1;
    const kept = { condition: null, ...fields, id, version, ownerId: before?.ownerId ?? person.id };
    await writeView(tx, realmId, kept, at);
    return { id, version };
  });
}

/** @throws Refusal `view-unknown`, `forbidden`, `changed-meanwhile` */
export function removeView(
  parts: Parts,
  person: Person,
  target: { id: string; seen: number },
): Promise<void> {
  return parts.database.inRealm(person.realmId, async (tx) => {
    const { id } = await requireView(tx, person, target, parts.clock.now());
    await deleteView(tx, person.realmId, id);
  });
}

const tends = (person: Person, centreId: string | null) =>
  evaluate(mayTendSharedViews, person, { realmId: person.realmId, centreId }).allowed;

async function requireView(
  tx: Tx,
  person: Person,
  { id, seen }: { id: string; seen: number },
  at: Date,
): Promise<SavedView> {
  const { realmId } = person;
  const row = await requireShown(tx, person, await lockView(tx, realmId, id), at);
  if (row.ownerId !== person.id) authorise(mayTendSharedViews, person, { realmId, centreId: row.centreId });
  requireVersion(seen, row.version);
  return row;
}

/** What somebody keeps for themselves is not there for others. @throws Refusal `view-unknown` */
export async function requireShown(
  tx: Tx,
  person: Person,
  row: SavedView | undefined,
  at: Date,
): Promise<SavedView> {
  const shown =
    row &&
    (row.ownerId === person.id ||
      tends(person, row.centreId) ||
      (row.centreId !== null && (await teamsOf(tx, person.realmId, person.id, at)).includes(row.centreId)));
  if (!shown) throw new Refusal('view-unknown');
  return row;
}

async function requireTeam(tx: Tx, person: Person, centreId: string, at: Date): Promise<void> {
  const teams = await teamsOf(tx, person.realmId, person.id, at);
  if (!teams.includes(centreId)) throw new Refusal('view-of-another-team');
}
