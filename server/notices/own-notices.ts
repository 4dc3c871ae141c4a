import type { Static } from 'typebox';
import type { Person } from '../platform/actor.ts';
import { page, readCursor } from '../platform/http/paging.ts';
import { requireVersion } from '../platform/http/version.ts';
import { newId } from '../platform/ids.ts';
import type { Platform } from '../platform/module.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { Refusal } from '../platform/refusal.ts';
import { deleteAbsence, insertAbsence, listAbsences } from './absences.store.ts';
import type {
  AbsenceBody,
  AbsenceView,
  NoticePage,
  NoticeQuery,
  SettingsBody,
  SettingsView,
} from './notices.schema.ts';
import { countUnread, listNotices, markRead } from './notices.store.ts';
import { readSettings, writeSettings } from './settings.store.ts';
import { type Colleague, readColleagues } from './staff.store.ts';

/** A person's own notices, newest first, and how many are unread. */
export function ownNotices(
  parts: Platform,
  person: Person,
  query: Static<typeof NoticeQuery>,
): Promise<Static<typeof NoticePage>> {
  const limit = query.limit ?? 30;
  const after = query.cursor ? readCursor(query.cursor, ['id'])[0] : undefined;
  return parts.database.inRealm(person.realmId, async (tx) => {
    const asked = { unread: query.unread ?? false, after, limit: limit + 1 };
    const rows = await listNotices(tx, person.realmId, person.id, asked);
    const { items, next } = page(rows, limit, ({ id }) => [id]);
    const views = items.map(({ at, readAt, ...rest }) => ({
      ...rest,
      params: { ...rest.params },
      at: at.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    }));
    return { items: views, next, unread: await countUnread(tx, person.realmId, person.id) };
  });
}

/** Marks own notices as read, these or all. */
export function readOwnNotices(
  parts: Platform,
  person: Person,
  ids: readonly string[] | undefined,
): Promise<{ unread: number }> {
  const { realmId, id } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    await markRead(tx, realmId, id, ids, parts.clock.now());
    return { unread: await countUnread(tx, realmId, id) };
  });
}

export function ownSettings(parts: Platform, person: Person): Promise<Static<typeof SettingsView>> {
  return parts.database.inRealm(person.realmId, async (tx) => {
    const found = (await readSettings(tx, person.realmId, [person.id])).get(person.id)!;
    const { accountId: _, ...settings } = found;
    return {
      ...settings,
      mail: { ...settings.mail },
      messenger: { ...settings.messenger },
      mailWorks: parts.mailer !== undefined,
    };
  });
}

/** @throws Refusal `time-zone-unknown`, `changed-meanwhile` */
export function saveOwnSettings(
  parts: Platform,
  person: Person,
  seen: number,
  settings: Static<typeof SettingsBody>,
): Promise<{ version: number }> {
  requireTimeZone(settings.timeZone);
  return parts.database.inRealm(person.realmId, async (tx) => {
    const known = (await readSettings(tx, person.realmId, [person.id])).get(person.id)!;
    requireVersion(seen, known.version);
    const wanted = { ...settings, accountId: person.id, version: seen };
    if (!(await writeSettings(tx, person.realmId, wanted))) throw new Refusal('changed-meanwhile');
    return { version: seen + 1 };
  });
}

/** @throws Refusal `time-zone-unknown` */
export function requireTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new Refusal('time-zone-unknown', { timeZone });
  }
}

export function colleaguesOf(parts: Platform, person: Person): Promise<Colleague[]> {
  return parts.database.inRealm(person.realmId, (tx) =>
    readColleagues(tx, person.realmId, person.id, parts.clock.now()),
  );
}

export function ownAbsences(parts: Platform, person: Person): Promise<Static<typeof AbsenceView>[]> {
  return parts.database.inRealm(person.realmId, async (tx) => {
    const rows = await listAbsences(tx, person.realmId, person.id, parts.clock.now());
    return rows.map(({ from, until, ...rest }) => ({
      ...rest,
      from: from.toISOString(),
      until: until.toISOString(),
    }));
  });
}

/** @throws Refusal `absence-ends-early`, `deputy-elsewhere` */
export function beAway(
  parts: Platform,
  person: Person,
  { from, until, deputyId }: Static<typeof AbsenceBody>,
): Promise<{ id: string }> {
  const { realmId } = person;
  const at = parts.clock.now();
  const absence = {
    id: newId(),
    accountId: person.id,
    deputyId,
    from: new Date(from),
    until: new Date(until),
  };
  if (absence.until <= absence.from || absence.until <= at) throw new Refusal('absence-ends-early');
  return parts.database.inRealm(realmId, async (tx) => {
    const near = deputyId === null ? [] : await readColleagues(tx, realmId, person.id, at);
    // Whoever stands in reads the same cases: somebody from elsewhere might not.
    if (deputyId !== null && !near.some(({ id }) => id === deputyId)) throw new Refusal('deputy-elsewhere');
    await insertAbsence(tx, realmId, absence, person.id, at);
    // Whoever stands in may do what the absent one may: rights are given.
    if (deputyId !== null) {
      const data = { account: person.id, deputy: deputyId, from, until };
      await recordOutwardAct(
        tx,
        { realmId, actor: person, at },
        { act: 'stand in', subjectId: deputyId, data },
      );
    }
    return { id: absence.id };
  });
}

/** @throws Refusal `absence-unknown` */
export function beBack(parts: Platform, person: Person, id: string): Promise<void> {
  return parts.database.inRealm(person.realmId, async (tx) => {
    if (!(await deleteAbsence(tx, person.realmId, person.id, id))) throw new Refusal('absence-unknown');
  });
}
