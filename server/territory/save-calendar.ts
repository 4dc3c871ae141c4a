import { type CalendarData, CalendarError, compileCalendar } from '../../engines/worktime/index.ts';
import { emit } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Database, sql } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { newId } from '../platform/ids.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { moveStamp } from './directory.store.ts';
import type { Names } from './directory.types.ts';
import { insertCalendars } from './set-up.store.ts';
import { mayChangeTopics } from './territory.policies.ts';

/**
 * Puts a new version of a calendar in force, under another name if one is given; open clocks are counted anew when its
 * hours or days have changed.
 * @throws Refusal `forbidden`, `calendar-unknown`, `changed-meanwhile`, `invalid` with what the calendar lacks
 */
export function saveCalendar(
  parts: { database: Database; clock: Clock },
  person: Person,
  change: { id: string; seen: number; data: CalendarData; name?: Names | undefined },
): Promise<{ id: string; version: number }> {
  const { realmId } = person;
  const { id, data, name } = change;
  authorise(mayChangeTopics, person, { realmId });
  return parts.database.inRealm(realmId, async (tx) => {
    const known = await tx.maybe(sql<{ version: number; same: boolean }>`
      select version, data = ${JSON.stringify(data)}::jsonb as same from calendars
      where realm_id = ${realmId} and id = ${id} order by version desc limit 1 for update`);
    if (!known) throw new Refusal('calendar-unknown');
    requireCalendar(data);
    requireVersion(change.seen, known.version);
    const at = parts.clock.now();
    const version = known.version + 1;
    await tx.run(sql`insert into calendars (realm_id, id, version, name, data, valid_from)
      select realm_id, id, ${version}, coalesce(${name ? JSON.stringify(name) : null}::jsonb, name), ${JSON.stringify(data)}, ${at} from calendars
      where realm_id = ${realmId} and id = ${id} and version = ${known.version}`);
    await moveStamp(tx, realmId);
    const context = { realmId, actor: person, at };
    const event = { type: 'calendar.changed' as const, data: { calendarId: id, version } };
    if (!known.same) await emit(tx, context, [{ event, streamId: id }]);
    await recordOutwardAct(tx, context, { act: 'change calendar', subjectId: id, data: { version } });
    return { id, version };
  });
}

/** @throws Refusal `forbidden`, `invalid` with what the calendar lacks */
export async function addCalendar(
  parts: { database: Database; clock: Clock },
  person: Person,
  calendar: { name: Names; data: CalendarData },
): Promise<{ id: string; version: number }> {
  const { realmId } = person;
  authorise(mayChangeTopics, person, { realmId });
  requireCalendar(calendar.data);
  return parts.database.inRealm(realmId, async (tx) => {
    const id = newId();
    const context = { realmId, actor: person, at: parts.clock.now() };
    await insertCalendars(tx, realmId, [{ id, ...calendar }], context.at);
    await moveStamp(tx, realmId);
    await recordOutwardAct(tx, context, { act: 'change calendar', subjectId: id, data: { version: 1 } });
    return { id, version: 1 };
  });
}

function requireCalendar(data: CalendarData): void {
  // Nothing would ever be due.
  if (data.week.every((day) => day.length === 0))
    throw new Refusal('invalid', { field: 'data.week', problem: 'noWorkingTime' });
  try {
    compileCalendar(data);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    // The engine's messages begin with the place: `week[0][1].from: …`.
    const [place] = error.message.split(':');
    throw new Refusal('invalid', { field: `data.${place}`, problem: 'calendar' });
  }
}
