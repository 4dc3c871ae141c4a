import { type Case, findCases, isOpen, riskOf } from '../cases/index.ts';
import { emit, type HeedEvent } from '../events/index.ts';
import type { Actor, Person } from '../platform/actor.ts';
import type { Consumer } from '../platform/consumers.ts';
import type { Tx } from '../platform/database.ts';
import type { StoredEvent } from '../platform/event-log.ts';
import { newId } from '../platform/ids.ts';
import { queueJob } from '../platform/jobs.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Directory } from '../territory/index.ts';
import { centresUp, present } from './audience.rules.ts';
import { type DutyCall, insertCall, lockCall, type Roster, readRosters, updateCall } from './duty.store.ts';
import type { Listener } from './notice.types.ts';
import { mayTakeOverCalls } from './notices.policies.ts';
import { staffAround } from './on-events.ts';
import { askedAt, onDuty } from './roster.rules.ts';
import type { NoticeParts } from './send-mail.ts';
import { noticeActor } from './tell.ts';

export const dutyJob = 'duty-next';

/** Somebody is woken only for what is going on: a history played back wakes nobody. */
const freshMs = 6 * 3_600_000;
const usualMinutes = 10;

/** A critical case calls whoever is on duty, at any hour. */
export function onCriticalCase(parts: NoticeParts): Consumer {
  return {
    name: 'notices: call the duty',
    types: ['case.opened', 'case.corrected'],
    batch: 100,
    async handle(tx, events) {
      const since = parts.clock.now().getTime() - freshMs;
      const fresh = events.filter((event) => event.at.getTime() >= since && saysCritical(event));
      for (const [realmId, ofRealm] of Map.groupBy(fresh, (event) => event.realmId)) {
        const ids = ofRealm.flatMap(({ streamId }) => streamId ?? []);
        const rows = await findCases(tx, realmId, [...new Set(ids)]);
        for (const row of rows) {
          const needed = !row.imported && isOpen(row.state) && riskOf(row.severity) === 'critical';
          if (needed) await callDuty(tx, parts, realmId, row);
        }
      }
    },
  };
}

function saysCritical({ data }: StoredEvent): boolean {
  const { changes } = data as { changes?: { severity?: unknown } };
  return typeof changes?.severity === 'number' && riskOf(changes.severity) === 'critical';
}

/** Begins a call: the shift in its order, then the curators, then the leader. Nobody there: the case says so. */
async function callDuty(tx: Tx, parts: NoticeParts, realmId: string, row: Case): Promise<void> {
  const at = parts.clock.now();
  const directory = await parts.directories.of(tx, realmId);
  const { roster, shift, behind } = await dutyAround(tx, realmId, directory, row, at);
  const people = [...new Set([...shift, ...behind].map(({ accountId }) => accountId))];
  const [first] = people;
  if (!first) return;
  const answerMinutes = roster?.answerMinutes ?? usualMinutes;
  const call: DutyCall = {
    id: newId(),
    centreId: roster?.centreId ?? row.centreId,
    caseId: row.id,
    state: 'calling',
    people,
    step: 0,
    deadline: deadlineOf({ answerMinutes }, at),
    answerMinutes,
    openedAt: at,
    settledAt: null,
    acknowledgedBy: null,
  };
  if (await insertCall(tx, realmId, call)) await ask(tx, realmId, call, first, at);
}

const deadlineOf = ({ answerMinutes }: Pick<DutyCall, 'answerMinutes'>, at: Date) =>
  new Date(at.getTime() + answerMinutes * 60_000);

async function nearestRoster(tx: Tx, realmId: string, up: readonly string[]): Promise<Roster | undefined> {
  const rosters = await readRosters(tx, realmId, up);
  return up.flatMap((id) => rosters.find(({ centreId }) => centreId === id) ?? [])[0];
}

/** Who is on duty around a place just now, and the curators and leaders behind them: those who are there, in order. */
export async function dutyAround(
  tx: Tx,
  realmId: string,
  directory: Directory,
  place: { readonly centreId: string; readonly authorityId: string | null },
  at: Date,
): Promise<{ roster: Roster | undefined; shift: Listener[]; behind: Listener[] }> {
  const up = centresUp(directory, place.centreId);
  const staff = await staffAround(tx, realmId, directory, [place], at);
  const roster = await nearestRoster(tx, realmId, up);
  const ofRole = (role: string) =>
    up.flatMap((id) => staff.members.filter((one) => one.centreId === id && one.role === role));
  const behind = [...ofRole('curator'), ...ofRole('leader')].map(({ accountId }) => accountId);
  const shift = roster ? onDuty(roster.data, at) : [];
  return { roster, shift: present(staff, shift), behind: present(staff, behind) };
}

async function ask(tx: Tx, realmId: string, call: DutyCall, accountId: string, at: Date): Promise<void> {
  const { id, step, deadline } = call;
  const data = { callId: id, accountId, step, deadline: deadline.toISOString() };
  await say(tx, realmId, noticeActor, at, call, { type: 'duty.called', data });
  await queueJob(
    tx,
    dutyJob,
    { realmId, callId: id, step },
    { runAt: deadline, key: `${dutyJob} ${id} ${step}` },
  );
}

function say(
  tx: Tx,
  realmId: string,
  actor: Actor,
  at: Date,
  call: DutyCall,
  event: HeedEvent,
): Promise<void> {
  return emit(tx, { realmId, actor, at }, [{ event, streamId: call.caseId }]);
}

/** The deadline of a step has passed: the next is asked, or the call stands unanswered. Repeating it changes nothing. */
export function askNext(parts: NoticeParts, realmId: string, callId: string, step: number): Promise<void> {
  return parts.database.inRealm(realmId, async (tx) => {
    const call = await lockCall(tx, realmId, callId);
    const at = parts.clock.now();
    if (call?.state !== 'calling' || call.step !== step || at < call.deadline) return;
    const next = askedAt(call.people, step + 1);
    if (!next) {
      await updateCall(tx, realmId, callId, { ...call, state: 'unanswered', settledAt: at });
      await say(tx, realmId, noticeActor, at, call, { type: 'duty.unanswered', data: { callId } });
      return;
    }
    const asked = { ...call, step: step + 1, deadline: deadlineOf(call, at) };
    await updateCall(tx, realmId, callId, asked);
    await ask(tx, realmId, asked, next, at);
  });
}

/**
 * "I have it": nobody else is woken. Whoever stands in the call's order may say so, and any curator of the centre.
 * @throws Refusal `duty-call-unknown`, `duty-call-settled`, `forbidden`
 */
export function acknowledge(parts: NoticeParts, person: Person, callId: string): Promise<void> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const call = await lockCall(tx, realmId, callId);
    if (!call) throw new Refusal('duty-call-unknown');
    if (!call.people.includes(person.id))
      authorise(mayTakeOverCalls, person, { realmId, centreId: call.centreId });
    if (call.state === 'acknowledged') throw new Refusal('duty-call-settled');
    const at = parts.clock.now();
    await updateCall(tx, realmId, callId, {
      ...call,
      state: 'acknowledged',
      settledAt: at,
      acknowledgedBy: person.id,
    });
    await say(tx, realmId, person, at, call, { type: 'duty.acknowledged', data: { callId } });
  });
}
