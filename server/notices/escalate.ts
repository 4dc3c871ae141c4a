import { addWorking, compileCalendar } from '../../engines/worktime/index.ts';
import { type Case, type CaseClock, findCases, isOpen, readClocks, riskOf } from '../cases/index.ts';
import { emit } from '../events/index.ts';
import type { Consumer } from '../platform/consumers.ts';
import type { Tx } from '../platform/database.ts';
import type { StoredEvent } from '../platform/event-log.ts';
import type { Directory } from '../territory/index.ts';
import { peopleOf, present, type Staff } from './audience.rules.ts';
import { chainOf, type Rung, rungMs } from './chain.rules.ts';
import { beginEscalations, claimDue, type Escalation, moveEscalation } from './escalations.store.ts';
import { staffAround } from './on-events.ts';
import type { NoticeParts } from './send-mail.ts';
import { noticeActor } from './tell.ts';

const batch = 200;

/** A clock that has become late starts on its way up. */
export function onBreached(parts: NoticeParts): Consumer {
  return {
    name: 'notices: begin escalations',
    types: ['case.clock-breached'],
    batch,
    async handle(tx, events) {
      for (const [realmId, ofRealm] of Map.groupBy(events, (event) => event.realmId))
        await begin(tx, parts, realmId, ofRealm);
    },
  };
}

async function begin(
  tx: Tx,
  parts: NoticeParts,
  realmId: string,
  events: readonly StoredEvent[],
): Promise<void> {
  const caseIds = events.flatMap(({ streamId }) => streamId ?? []);
  const cases = new Map((await findCases(tx, realmId, caseIds)).map((row) => [row.id, row]));
  const late = (await readClocks(tx, realmId, caseIds)).filter(isLate);
  const directory = await parts.directories.of(tx, realmId);
  const rows = late.flatMap(({ caseId, clock, round, breachedAt }) => {
    const row = cases.get(caseId);
    return row && !row.imported && breachedAt
      ? [{ caseId, clock, round, nextAt: afterPatience(directory, row, breachedAt) }]
      : [];
  });
  await beginEscalations(tx, realmId, rows);
}

/** Late and still running: what has stopped, or waits for the resident, needs nobody higher. */
const isLate = ({ state, breachedAt }: CaseClock) => state === 'running' && breachedAt !== null;

/** When the next rung hears: in the working time of the case's centre, round the clock for what is critical. */
function afterPatience(directory: Directory, row: Case, from: Date): Date {
  const risk = riskOf(row.severity);
  if (risk === 'critical') return new Date(from.getTime() + rungMs.critical);
  const calendar = directory.calendars.get(directory.centres.get(row.centreId)?.calendarId ?? '');
  if (!calendar) throw new Error(`centre ${row.centreId} has no calendar`);
  return new Date(addWorking(compileCalendar(calendar.data), from.getTime(), rungMs[risk]));
}

/** Takes what nobody has remedied one rung up. @returns how many were looked at */
export function escalateDue(parts: NoticeParts): Promise<number> {
  return parts.database.acrossRealms(async (tx) => {
    const due = await claimDue(tx, parts.clock.now(), batch);
    for (const [realmId, ofRealm] of Map.groupBy(due, (one) => one.realmId))
      await escalateRealm(tx, parts, realmId, ofRealm);
    return due.length;
  });
}

async function escalateRealm(
  tx: Tx,
  parts: NoticeParts,
  realmId: string,
  due: readonly Escalation[],
): Promise<void> {
  const at = parts.clock.now();
  const caseIds = due.map(({ caseId }) => caseId);
  const cases = new Map((await findCases(tx, realmId, caseIds)).map((row) => [row.id, row]));
  const clocks = new Map((await readClocks(tx, realmId, caseIds)).map((clock) => [keyOf(clock), clock]));
  const directory = await parts.directories.of(tx, realmId);
  const staff = await staffAround(tx, realmId, directory, [...cases.values()], at);
  for (const one of due) {
    const row = cases.get(one.caseId);
    const clock = clocks.get(keyOf(one));
    const rung =
      row && clock && isLate(clock) && isOpen(row.state)
        ? nextRung(one, row, clock, directory, staff)
        : undefined;
    if (!row || !rung) {
      await moveEscalation(tx, one, one.step, null);
      continue;
    }
    const event = {
      type: 'case.escalated' as const,
      data: { clock: one.clock, round: one.round, to: rung.to },
    };
    await emit(tx, { realmId, actor: noticeActor, at }, [{ event, streamId: one.caseId }]);
    await moveEscalation(tx, one, rung.step, afterPatience(directory, row, at));
  }
}

const keyOf = ({ caseId, clock, round }: Pick<Escalation, 'caseId' | 'clock' | 'round'>) =>
  `${caseId} ${clock} ${round}`;

/** The next rung where anybody is; at the breach the first of them heard already. */
function nextRung(
  { step }: Escalation,
  row: Case,
  clock: CaseClock,
  directory: Directory,
  staff: Staff,
): { to: Rung; step: number } | undefined {
  const chain = chainOf(clock.clock, clock.heldBy);
  const manned = chain.filter((rung) => present(staff, peopleOf(directory, staff, row, rung)).length > 0);
  const to = manned[step];
  return to && { to, step: step + 1 };
}
