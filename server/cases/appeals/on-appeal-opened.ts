import { type EventData, emit } from '../../events/index.ts';
import { system } from '../../platform/actor.ts';
import type { Consumer } from '../../platform/consumers.ts';
import { sql, type Tx } from '../../platform/database.ts';
import type { StoredEvent } from '../../platform/event-log.ts';
import { type Directory, dayIn } from '../../territory/index.ts';
import { formalAppealsAmong } from '../../triage/index.ts';
import { type CaseParts, realmCode } from '../act.ts';
import type { Case } from '../case.types.ts';
import { findCases } from '../cases.store.ts';
import { calendarOf, dueOf, startClock } from '../clocks.rules.ts';
import { tellResidents } from '../tell-residents.ts';

/** The term of the law on appeals, where a centre has set no other. */
const termDays = 30;
/** The kind of authority that answers appeals by the statutory route. */
const officeKind = 'appeals office';
const actor = system('appeals');

/** A message that is a formal appeal is handed to that office with its own term, and its writer is told route and term. */
export function onAppealOpened(parts: CaseParts): Consumer {
  return {
    name: 'cases: formal appeals',
    types: ['case.opened', 'case.message-joined'],
    batch: 200,
    async handle(tx, events) {
      for (const [realmId, ofRealm] of Map.groupBy(events, (event) => event.realmId))
        await flagAmong(tx, parts, realmId, ofRealm);
    },
  };
}

async function flagAmong(
  tx: Tx,
  parts: CaseParts,
  realmId: string,
  events: readonly StoredEvent[],
): Promise<void> {
  const messageOf = (event: StoredEvent) => (event.data as EventData<'case.opened'>).messageId;
  const formal = await formalAppealsAmong(tx, realmId, [...new Set(events.map(messageOf))]);
  if (formal.size === 0) return;
  const directory = await parts.directories.of(tx, realmId);
  const flagged = events.filter((event) => formal.has(messageOf(event)));
  const ids = flagged.flatMap(({ streamId }) => streamId ?? []);
  const cases = new Map((await findCases(tx, realmId, ids)).map((row) => [row.id, row]));
  for (const event of flagged) {
    const row = cases.get(event.streamId ?? '');
    if (row && !row.imported) await flag(tx, parts, directory, row, messageOf(event));
  }
}

async function flag(
  tx: Tx,
  parts: CaseParts,
  directory: Directory,
  row: Case,
  messageId: string,
): Promise<void> {
  const { realmId } = directory;
  const at = parts.clock.now();
  const officeId = officeOf(directory, row);
  const dueAt = dueOfAppeal(directory, row, at);
  const fresh = await tx.run(sql`insert into case_appeals
      (realm_id, case_id, office_id, term_days, due_at, flagged_at)
    values (${realmId}, ${row.id}, ${officeId}, ${termDays}, ${dueAt}, ${at}) on conflict do nothing`);
  if (fresh > 0) {
    const data = { officeId, dueAt: dueAt.toISOString() };
    await emit(tx, { realmId, actor, at }, [
      { event: { type: 'case.appeal-flagged', data }, streamId: row.id },
    ]);
  }
  const context = { realmId, actor, at, realmCode: await realmCode(tx, realmId) };
  await tellResidents(tx, context, parts, row, {
    kind: 'notice',
    aboutId: messageId,
    answerId: null,
    withActLink: false,
    code: 'say.formal-appeal',
    params: { days: String(termDays), until: dayIn(directory.timeZone, new Date(dueAt.getTime() - 1)) },
    messageId,
  });
}

/** From the day it was registered, by the calendar of the centre. */
function dueOfAppeal(directory: Directory, row: Case, at: Date): Date {
  const term = { unit: 'calendar days', days: termDays, end: 'midnight' } as const;
  const clock = startClock(directory, row, 'objection', term, row.registeredAt ?? at);
  const due = dueOf(calendarOf(directory, 'objection', row), clock);
  if (!due) throw new Error('a term of calendar days has an end');
  return due;
}

/** The office of the case's centre, or of the nearest above it. */
function officeOf(directory: Directory, row: Case): string | null {
  const offices = [...directory.authorities.values()].filter(({ kind }) => kind === officeKind);
  for (let id: string | null = row.centreId; id; id = directory.centres.get(id)?.parentId ?? null) {
    const office = offices.find(({ centreId }) => centreId === id);
    if (office) return office.id;
  }
  return null;
}
