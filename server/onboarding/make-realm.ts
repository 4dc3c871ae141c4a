import { addPerson, invitationJob } from '../access/index.ts';
import type { Actor, Person } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { queueJob } from '../platform/jobs.ts';
import type { Platform } from '../platform/module.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import {
  type Directories,
  type Directory,
  dayIn,
  insertRealm,
  mayChangeBoundaries,
  type RealmPlan,
  topCentre,
} from '../territory/index.ts';
import { openChannels } from './open-channels.ts';
import type { NewRealm, RealmNames } from './set-up.schema.ts';
import { boundariesOf, isCodeTaken, mapToTemplate, standBelow } from './set-up.store.ts';

type Parts = Platform & { readonly directories: Directories };

/**
 * Makes a realm below the country's, with the country's calendars and topics, and invites who is to set it up.
 * @throws Refusal `forbidden`, `not-a-country`, `no-mail`, `code-taken`, `not-found` for a centre there is not
 */
export function makeRealm(parts: Parts, person: Person, wanted: NewRealm): Promise<{ id: string }> {
  return parts.database.acrossRealms(async (tx) => {
    const { realmId } = person;
    const top = await topCentre(tx, realmId);
    authorise(mayChangeBoundaries, person, { realmId, centreId: top.id });
    if (top.kind !== 'country') throw new Refusal('not-a-country');
    if (!parts.mailer) throw new Refusal('no-mail');
    const template = await parts.directories.of(tx, realmId);
    const id = await layOut(tx, parts, person, wanted, template);
    const act = { act: 'make realm', subjectId: id, data: { code: wanted.code } };
    await recordOutwardAct(tx, { realmId, actor: person, at: parts.clock.now() }, act);
    return { id };
  });
}

async function layOut(
  tx: Tx,
  parts: Parts,
  actor: Actor,
  wanted: NewRealm,
  template: Directory,
): Promise<string> {
  if (wanted.regionCentreId && !template.centres.has(wanted.regionCentreId)) throw new Refusal('not-found');
  const areas = wanted.regionCentreId ? await boundariesOf(tx, template.realmId, wanted.regionCentreId) : [];
  const { id, centreId } = await writeRealmBelow(tx, wanted, template, areas, parts.clock.now());
  await openChannels(tx, wanted, id, centreId, parts.clock.now());
  const accountId = await addPerson(tx, parts.clock, id, actor, {
    email: wanted.administrator.email.trim(),
    name: wanted.administrator.name.trim(),
    language: wanted.language,
    passwordHash: null,
    grants: [{ role: 'administrator', centreId, authorityId: null }],
  });
  await queueJob(tx, invitationJob, { realmId: id, accountId });
  return id;
}

/**
 * The realm itself, without people: below the template's, with its calendars and topics, mapped.
 * @throws Refusal `code-taken`
 */
export async function writeRealmBelow(
  tx: Tx,
  wanted: RealmNames,
  template: Directory,
  areas: Awaited<ReturnType<typeof boundariesOf>>,
  at: Date,
): Promise<{ id: string; centreId: string }> {
  if (await isCodeTaken(tx, wanted.code)) throw new Refusal('code-taken', { code: wanted.code });
  const plan = planFrom(template, wanted, areas);
  const { id } = plan.realm;
  await insertRealm(tx, plan, at);
  await standBelow(tx, id, template.realmId);
  await mapToTemplate(tx, id, template.realmId, dayIn(wanted.timeZone, at), at);
  return { id, centreId: plan.centres[0]!.id };
}

/** Everything with ids of its own: nothing of the new realm hangs on the old. */
function planFrom(
  template: Directory,
  wanted: RealmNames,
  areas: Awaited<ReturnType<typeof boundariesOf>>,
): RealmPlan {
  const ids = new Map<string, string>();
  const idOf = (old: string) => {
    const known = ids.get(old) ?? newId();
    ids.set(old, known);
    return known;
  };
  const calendars = [...template.calendars.values()].map(({ id, name, data }) => ({
    id: idOf(id),
    name,
    data: { ...data, timeZone: wanted.timeZone },
  }));
  const topics = [...template.topics.values()];
  const used = new Set(topics.map(({ groupId }) => groupId));
  const top = [...template.centres.values()].find(({ parentId }) => parentId === null)!;
  const centreId = newId();
  return {
    realm: {
      id: newId(),
      code: wanted.code,
      name: wanted.name,
      language: wanted.language,
      timeZone: wanted.timeZone,
    },
    calendars,
    centres: [
      { id: centreId, parentId: null, kind: 'region', name: wanted.name, calendarId: idOf(top.calendarId) },
    ],
    areas: areas.map((area) => ({ ...area, id: newId(), centreId })),
    gazetteer: [],
    authorities: [],
    groups: [...template.groups.values()]
      .filter(({ id }) => used.has(id))
      .map(({ id, code, name, position }) => ({ id: idOf(id), code, name, position })),
    topics: topics.map(({ id, groupId, code, name, description, passport }) => {
      const { version: _, ...rest } = passport;
      // Authorities are the country's own.
      const kept = { ...rest, authorities: [] };
      return { id: idOf(id), groupId: idOf(groupId), code, name, description, passport: kept };
    }),
    routing: [],
  };
}
