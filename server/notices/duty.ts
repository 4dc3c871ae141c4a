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
import { askedAt, onDuty } from './roster.rules.ts';
import type { NoticeParts } from './send-mail.ts';
import { readStaff } from './staff.store.ts';
import { noticeActor } from './tell.ts';

export const dutyJob = 'duty-next';

/** Somebody is woken only for what is going on: a history played back wakes nobody. */
const freshMs = 6 * 3_600_000;
const usualMinutes = 10;

/** A critical case calls whoever is on duty, at any hour. */
export function onCriticalCase(parts: NoticeParts): Consumer {
  const since = () => new Date(parts.clock.now().getTime() - freshMs);
  return {
    name: 'notices: call the duty',
    types: ['case.opened', 'case.corrected'],
    batch: 500,
    newsSince: async () => since(),
    async handle(tx, events) {
      const from = since();
      const fresh = events.filter((event) => event.at >= from && saysCritical(event));
      for (const [realmId, ofRealm] of Map.groupBy(fresh, (event) => event.realmId)) {
        const ids = ofRealm.flatMap(({ streamId }) => streamId ?? []);
        const rows = await findCases(tx, realmId, [...new Set(ids)]);
        const critical = rows.filter(
          (row) => !row.imported && isOpen(row.state) && riskOf(row.severity) === 'critical',
        );
        if (critical.length > 0) await callDuty(tx, parts, realmId, critical);
      }
    },
  };
}

function saysCritical({ data }: StoredEvent): boolean {
  const { changes } = data as { changes?: { severity?: unknown } };
  return typeof changes?.severity === 'number' && riskOf(changes.severity) === 'critical';
}

/** Begins a call for each: the shift in its order, then the curators, then the leader. Nobody there: the case says so. */
async function callDuty(tx: Tx, parts: NoticeParts, realmId: string, rows: readonly Case[]): Promise<void> {
  const at = parts.clock.now();
  const directory = await parts.directories.of(tx, realmId);
  const centreIds = rows.map(({ centreId }) => centreId);
  const dutyIn = await readDuty(tx, realmId, directory, centreIds, at);
  for (const row of rows) {
    const { roster, shift, behind } = dutyIn(row.centreId);
    const people = [...new Set([...shift, ...behind].map(({ accountId }) => accountId))];
    const [first] = people;
    if (!first) continue;
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
}

const deadlineOf = ({ answerMinutes }: Pick<DutyCall, 'answerMinutes'>, at: Date) =>
  new Date(at.getTime() + answerMinutes * 60_000);

export interface Duty {
  readonly roster: Roster | undefined;
  /** Those on duty who are there, in their order. */
  readonly shift: readonly Listener[];
  /** The curators and leaders behind them, the nearest first. */
  readonly behind: readonly Listener[];
}

/** Who is on duty just now: read once for all these centres, and told for each. */
export async function readDuty(
  tx: Tx,
  realmId: string,
  directory: Directory,
  centreIds: readonly string[],
  at: Date,
): Promise<(centreId: string) => Duty> {
  const around = [...new Set(centreIds.flatMap((id) => centresUp(directory, id)))];
  const staff = await readStaff(tx, realmId, { authorityIds: [], centreIds: around }, at);
  const rosters = new Map((await readRosters(tx, realmId, around)).map((one) => [one.centreId, one]));
  return (centreId) => {
    const up = centresUp(directory, centreId);
    const roster = up.flatMap((id) => rosters.get(id) ?? [])[0];
    const ofRole = (role: string) =>
      up.flatMap((id) => staff.members.filter((one) => one.centreId === id && one.role === role));
    const behind = [...ofRole('curator'), ...ofRole('leader')].map(({ accountId }) => accountId);
    const shift = roster ? onDuty(roster.data, at) : [];
    return { roster, shift: present(staff, shift), behind: present(staff, behind) };
  };
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
