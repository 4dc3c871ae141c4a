import type { Static } from 'typebox';
import { emit } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import { requireVersion } from '../platform/http/version.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise, evaluate } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { listCalls, type Roster, readRosters, writeRoster } from './duty.store.ts';
import { mayChangeRoster, mayTakeOverCalls } from './notices.policies.ts';
import type { DutyView, RosterBody } from './notices.schema.ts';
import { requireTimeZone } from './own-notices.ts';
import { onDuty, peopleIn } from './roster.rules.ts';
import type { NoticeParts } from './send-mail.ts';
import { readStaff } from './staff.store.ts';

/** The rosters of the centres a person works in, who may stand in them, and the latest calls. */
export function dutyFor(parts: NoticeParts, person: Person): Promise<Static<typeof DutyView>> {
  const { realmId } = person;
  const centreIds = [...new Set(person.grants.flatMap((grant) => grant.centreIds))];
  return parts.database.inRealm(realmId, async (tx) => {
    const at = parts.clock.now();
    const { timeZone } = await parts.directories.of(tx, realmId);
    const known = new Map((await readRosters(tx, realmId, centreIds)).map((one) => [one.centreId, one]));
    const staff = await readStaff(tx, realmId, { authorityIds: [], centreIds }, at);
    const names = new Map(staff.members.map(({ accountId, name }) => [accountId, name]));
    const calls = await listCalls(tx, realmId, centreIds, person.id);
    return {
      rosters: centreIds.map((centreId) => {
        const roster = known.get(centreId) ?? emptyRoster(centreId, timeZone);
        const mayChange = evaluate(mayChangeRoster, person, { realmId, centreId }).allowed;
        return { ...roster, onDuty: onDuty(roster.data, at), mayChange };
      }),
      people: [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
      calls: calls.map(({ people, deadline, openedAt, settledAt, ...call }) => ({
        ...call,
        deadline: deadline.toISOString(),
        openedAt: openedAt.toISOString(),
        settledAt: settledAt?.toISOString() ?? null,
        mayAcknowledge:
          call.state !== 'acknowledged' &&
          (people.includes(person.id) ||
            evaluate(mayTakeOverCalls, person, { realmId, centreId: call.centreId }).allowed),
      })),
    };
  });
}

function emptyRoster(centreId: string, timeZone: string): Roster {
  return { centreId, version: 0, data: { timeZone, shifts: [], exceptions: [] }, answerMinutes: 10 };
}

/**
 * Puts a roster in force. Who is woken is a matter of record: the change goes into the log of acts.
 * @throws Refusal `forbidden`, `changed-meanwhile`, `time-zone-unknown`, `roster-people-elsewhere`
 */
export function saveRoster(
  parts: NoticeParts,
  person: Person,
  asked: { centreId: string; seen: number; body: Static<typeof RosterBody> },
): Promise<{ version: number }> {
  const { realmId } = person;
  const { centreId, seen, body } = asked;
  requireTimeZone(body.data.timeZone);
  return parts.database.inRealm(realmId, async (tx) => {
    authorise(mayChangeRoster, person, { realmId, centreId });
    const at = parts.clock.now();
    const [known] = await readRosters(tx, realmId, [centreId]);
    requireVersion(seen, known?.version ?? 0);
    const directory = await parts.directories.of(tx, realmId);
    const centreIds = [...directory.centres.keys()];
    const staff = await readStaff(tx, realmId, { authorityIds: [], centreIds }, at);
    const here = new Set(staff.members.map(({ accountId }) => accountId));
    if (peopleIn(body.data).some((id) => !here.has(id))) throw new Refusal('roster-people-elsewhere');
    if (!(await writeRoster(tx, realmId, { centreId, version: seen, ...body }, at)))
      throw new Refusal('changed-meanwhile');
    const version = seen + 1;
    const context = { realmId, actor: person, at };
    await recordOutwardAct(tx, context, {
      act: 'change duty roster',
      subjectId: centreId,
      data: { version },
    });
    const event = { type: 'duty.roster-changed' as const, data: { centreId, version } };
    await emit(tx, context, [{ event, streamId: null }]);
    return { version };
  });
}
