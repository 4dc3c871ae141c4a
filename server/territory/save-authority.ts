import { emit } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, sql, type Tx } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { newId } from '../platform/ids.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { moveStamp } from './directory.store.ts';
import type { Names, OfficeContact } from './directory.types.ts';
import { insertAuthorities } from './set-up.store.ts';
import { mayChangeAuthorities } from './territory.policies.ts';

export interface AuthorityInput {
  readonly centreId: string;
  readonly code: string;
  readonly kind: string;
  readonly name: Names;
  readonly shortName: Names;
  readonly calendarId: string;
  readonly contact: OfficeContact | null;
  readonly areaIds: readonly string[];
}

/**
 * Adds an authority, or changes the one named by `change`.
 * @throws Refusal `forbidden`, `not-found`, `authority-unknown`, `code-taken`, `changed-meanwhile`
 */
export async function saveAuthority(
  parts: { database: Database; clock: Clock },
  person: Person,
  input: AuthorityInput,
  change?: { id: string; seen: number },
): Promise<{ id: string; version: number }> {
  const { realmId } = person;
  authorise(mayChangeAuthorities, person, { realmId, centreId: input.centreId });
  return parts.database.inRealm(realmId, async (tx) => {
    const context = { realmId, actor: person, at: parts.clock.now() };
    const saved = await writeAuthority(tx, context, input, change);
    await moveStamp(tx, realmId);
    return saved;
  });
}

/**
 * The same within a transaction that has asked who may where it goes, and moves the directory's stamp.
 * @throws Refusal `forbidden`, `not-found`, `authority-unknown`, `code-taken`, `changed-meanwhile`
 */
export async function writeAuthority(
  tx: Tx,
  context: { realmId: string; actor: Person; at: Date },
  input: AuthorityInput,
  change?: { id: string; seen: number },
): Promise<{ id: string; version: number }> {
  const { realmId } = context;
  await requirePlaces(tx, realmId, input);
  await refuseTakenCode(tx, realmId, input.code, change?.id);
  const saved = change ? await update(tx, context, input, change) : await add(tx, realmId, input);
  const told = { authorityId: saved.id, version: saved.version };
  const event = { type: 'authority.changed' as const, data: told };
  await emit(tx, context, [{ event, streamId: saved.id }]);
  const data = { code: input.code, version: saved.version };
  await recordOutwardAct(tx, context, { act: 'change authority', subjectId: saved.id, data });
  return saved;
}

/** Its centre, calendar and areas are this realm's: another realm's ids are unknown here. */
async function requirePlaces(tx: Tx, realmId: string, input: AuthorityInput): Promise<void> {
  const { known } = await tx.one(sql<{ known: boolean }>`
    select exists (select from centres where realm_id = ${realmId} and id = ${input.centreId})
      and exists (select from calendars where realm_id = ${realmId} and id = ${input.calendarId})
      and not exists (select from unnest(${[...input.areaIds]}::uuid[]) as asked (id)
        where not exists (select from areas a where a.realm_id = ${realmId} and a.id = asked.id)) as known`);
  if (!known) throw new Refusal('not-found');
}

async function refuseTakenCode(
  tx: Tx,
  realmId: string,
  code: string,
  except: string | undefined,
): Promise<void> {
  const taken = await tx.maybe(sql`select id from authorities
    where realm_id = ${realmId} and code = ${code} and id is distinct from ${except ?? null}::uuid`);
  if (taken) throw new Refusal('code-taken', { code });
}

async function add(tx: Tx, realmId: string, input: AuthorityInput) {
  const id = newId();
  await insertAuthorities(tx, realmId, [{ ...input, id }]);
  return { id, version: 1 };
}

async function update(
  tx: Tx,
  context: { realmId: string; actor: Person },
  input: AuthorityInput,
  change: { id: string; seen: number },
) {
  const { realmId } = context;
  const row = await tx.maybe(sql<{ version: number; centreId: string }>`
    select version, centre_id as "centreId" from authorities
    where realm_id = ${realmId} and id = ${change.id} for update`);
  if (!row) throw new Refusal('authority-unknown');
  authorise(mayChangeAuthorities, context.actor, { realmId, centreId: row.centreId });
  requireVersion(change.seen, row.version);
  await tx.run(sql`update authorities set centre_id = ${input.centreId}, code = ${input.code}, kind = ${input.kind},
      name = ${JSON.stringify(input.name)}, short_name = ${JSON.stringify(input.shortName)},
      calendar_id = ${input.calendarId}, contact = ${input.contact ? JSON.stringify(input.contact) : null}, version = version + 1
    where realm_id = ${realmId} and id = ${change.id}`);
  await tx.run(sql`delete from authority_areas where realm_id = ${realmId} and authority_id = ${change.id}`);
  await tx.run(sql`insert into authority_areas (realm_id, authority_id, area_id)
    select ${realmId}, ${change.id}, unnest(${[...input.areaIds]}::uuid[])`);
  return { id: change.id, version: row.version + 1 };
}
