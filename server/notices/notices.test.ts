import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addNote } from '../cases/add-note.ts';
import { type Case, readClocks, writeClocks } from '../cases/index.ts';
import { markBreaches } from '../cases/watch-clocks.ts';
import type { Person } from '../platform/actor.ts';
import { sql } from '../platform/database.ts';
import { showPublicNumber } from '../platform/public-number.ts';
import { acknowledge, askNext, onCriticalCase } from './duty.ts';
import { escalateDue, onBreached } from './escalate.ts';
import { onEvents } from './on-events.ts';
import { beAway, ownNotices, ownSettings, readOwnNotices, saveOwnSettings } from './own-notices.ts';
import { dutyFor, saveRoster } from './rosters.ts';
import { sendNotices, sweepAbandonedMails } from './send-mail.ts';
import { type Desk, desk } from './testing/desk.ts';

let room: Desk;
beforeAll(async () => {
  room = await desk();
});
afterAll(() => room.database.close());
// Monday noon in Samara, and nothing said yet.
beforeEach(async () => {
  room.clock.set('2026-11-02T08:00:00Z');
  room.parts.mailer.sent.length = 0;
  await room.database.acrossRealms(async (tx) => {
    for (const table of [
      'notice_mails',
      'notices',
      'absences',
      'duty_calls',
      'escalations',
      'notice_settings',
    ])
      await tx.run(sql`delete from ${sql.table(table)}`);
  });
});

const told = async (person: Person) => (await ownNotices(room.parts, person, {})).items;
const kinds = async (person: Person) => (await told(person)).map(({ kind }) => kind);
const listen = () => room.run(onCriticalCase(room.parts), onBreached(room.parts), onEvents(room.parts));

/** Moves the clock behind a due time and lets the watch find it. */
async function becomeLate(row: Case, clock = 'resolution'): Promise<void> {
  const { realmId } = room.realm;
  await room.database.inRealm(realmId, async (tx) => {
    const clocks = (await readClocks(tx, realmId, [row.id])).filter((one) => one.clock === clock);
    await writeClocks(
      tx,
      realmId,
      clocks.map((one) => ({ ...one, dueAt: new Date('2026-11-02T07:59:00Z') })),
    );
  });
  await markBreaches(room.parts);
  await listen();
}

describe('notices', () => {
  it('tell the executor of what is handed over, once, however often the step is repeated', async () => {
    const row = await room.openCase();
    await listen();
    await room.database.acrossRealms((tx) =>
      tx.run(sql`delete from event_cursors where consumer = 'notices: tell staff'`),
    );
    await listen();
    const [notice, ...rest] = await told(room.realm.executor);
    expect(rest).toEqual([]);
    expect(notice).toMatchObject({ kind: 'assigned', caseId: row.id, params: { number: row.number } });
    expect(await kinds(room.realm.head)).toEqual([]);
  });

  it('do not tell what somebody did to that same person', async () => {
    const row = await room.openCase({ executorId: null });
    await room.tellOf(row, { type: 'case.clarified', data: { changes: {} } }, room.realm.head);
    await listen();
    expect(await kinds(room.realm.head)).toEqual(['assigned']);
  });

  it('tell the curator of a case that nobody keeps', async () => {
    const row = await room.openCase();
    const from = room.realm.roadsId;
    await room.tellOf(row, {
      type: 'case.returned-to-centre',
      data: { changes: {}, from, proposed: room.realm.townHallId },
    });
    await listen();
    expect(await kinds(room.realm.curator)).toEqual(['forwarded again']);
  });

  it('say nothing of what happened before yesterday', async () => {
    await room.openCase();
    room.clock.advance(3 * 86_400_000);
    await listen();
    expect(await kinds(room.realm.executor)).toEqual([]);
  });

  it('say nothing of a history read in, however critical, and all of what comes in meanwhile', async () => {
    const old = { imported: true, severity: 5, openedAt: new Date('2024-11-02T08:00:00Z') };
    const before = await room.openCase(old);
    await listen();
    const [row, between] = [await room.openCase(), await room.openCase(old)];
    await listen();
    const ids = [before.id, row.id, between.id];
    const notices = await room.database.acrossRealms((tx) =>
      tx.all(
        sql<{ caseId: string }>`select case_id as "caseId" from notices where case_id = any(${ids}::uuid[])`,
      ),
    );
    expect(notices.map(({ caseId }) => caseId)).toEqual([row.id]);
    const calls = await room.database.acrossRealms((tx) => tx.all(sql`select id from duty_calls`));
    expect(calls).toEqual([]);
  });

  it('reach whoever is mentioned by their name', async () => {
    const row = await room.openCase();
    await addNote(
      room.parts,
      room.realm.operator,
      row.id,
      'Please look, @Curator of small, and @curator of smallville.',
    );
    await listen();
    expect(await kinds(room.realm.curator)).toEqual(['mentioned']);
    const [notice] = await told(room.realm.curator);
    expect(notice!.params.by).toBe('operator of small');
  });

  it('go to the deputy of somebody who is away, who sees for whom', async () => {
    const { executor, head } = room.realm;
    const from = '2026-11-01T00:00:00Z';
    await beAway(room.parts, executor, { from, until: '2026-11-09T00:00:00Z', deputyId: head.id });
    await room.openCase();
    await listen();
    expect(await kinds(executor)).toEqual([]);
    expect(await told(head)).toMatchObject([{ kind: 'assigned', standsInFor: executor.name }]);
  });

  it('refuse a deputy who works elsewhere', async () => {
    const absence = {
      from: '2026-11-01T00:00:00Z',
      until: '2026-11-09T00:00:00Z',
      deputyId: room.realm.townExecutor.id,
    };
    await expect(beAway(room.parts, room.realm.executor, absence)).rejects.toMatchObject({
      code: 'deputy-elsewhere',
    });
  });

  it('are counted until they are read, each person their own', async () => {
    await room.openCase();
    await listen();
    const { executor, head } = room.realm;
    const [notice] = await told(executor);
    await readOwnNotices(room.parts, head, [notice!.id]);
    expect((await ownNotices(room.parts, executor, {})).unread).toBe(1);
    await readOwnNotices(room.parts, executor, [notice!.id]);
    expect((await ownNotices(room.parts, executor, { unread: true })).items).toEqual([]);
  });
});

describe('a clock that is late', () => {
  it('is told up the chain, a rung at a time, until somebody remedies it', async () => {
    const { executor, head, curator, leader } = room.realm;
    const row = await room.openCase();
    await becomeLate(row);
    expect(await kinds(executor)).toContain('clock breached');
    expect(await kinds(head)).toEqual([]);
    // Eight working hours: from Monday noon to Tuesday's.
    room.clock.set('2026-11-03T08:01:00Z');
    await escalateDue(room.parts);
    await listen();
    expect(await kinds(head)).toEqual(['escalated']);
    room.clock.set('2026-11-04T09:00:00Z');
    await escalateDue(room.parts);
    await listen();
    expect(await kinds(curator)).toEqual(['escalated']);
    expect(await kinds(leader)).toEqual([]);
    const { realmId } = room.realm;
    await room.database.inRealm(realmId, async (tx) => {
      const clocks = await readClocks(tx, realmId, [row.id]);
      await writeClocks(
        tx,
        realmId,
        clocks.map((one) => ({ ...one, state: 'stopped' as const, stoppedAt: room.clock.now() })),
      );
    });
    room.clock.set('2026-11-06T09:00:00Z');
    expect(await escalateDue(room.parts)).toBe(1);
    await listen();
    expect(await kinds(leader)).toEqual([]);
    expect(await escalateDue(room.parts)).toBe(0);
  });
});

describe('mail', () => {
  const send = (person: Person) => sendNotices(room.parts, room.realm.realmId, person.id);

  it('comes at once for what is late, and waits for the morning in quiet hours', async () => {
    const row = await room.openCase();
    room.clock.set('2026-11-02T20:00:00Z');
    await becomeLate(row);
    await send(room.realm.executor);
    expect(room.parts.mailer.sent).toEqual([]);
    // 08:00 in Samara.
    room.clock.set('2026-11-03T04:00:00Z');
    await send(room.realm.executor);
    expect(room.parts.mailer.sent).toHaveLength(1);
    const [mail] = room.parts.mailer.sent;
    expect(mail!.to).toBe('executor@small.example');
    expect(mail!.subject).toContain(showPublicNumber(row.number));
    expect(mail!.text).toContain(`https://heed.example/cases/${row.id}`);
    await send(room.realm.executor);
    expect(room.parts.mailer.sent).toHaveLength(1);
  });

  it('gathers what is not urgent in one digest, without what was read meanwhile', async () => {
    const rows = [await room.openCase(), await room.openCase(), await room.openCase()];
    await listen();
    const { executor } = room.realm;
    const read = (await told(executor)).find(({ caseId }) => caseId === rows[0]!.id)!;
    await readOwnNotices(room.parts, executor, [read.id]);
    await send(executor);
    expect(room.parts.mailer.sent).toEqual([]);
    room.clock.set('2026-11-03T05:00:00Z');
    await send(executor);
    expect(room.parts.mailer.sent).toHaveLength(1);
    const [digest] = room.parts.mailer.sent;
    expect(digest!.subject).toBe('2 notices from Heed');
    expect(digest!.text).toContain(showPublicNumber(rows[2]!.number));
    expect(digest!.text).not.toContain(showPublicNumber(rows[0]!.number));
  });

  it('is as each person chooses', async () => {
    const { executor } = room.realm;
    const { version, mailWorks, ...settings } = await ownSettings(room.parts, executor);
    expect(mailWorks).toBe(true);
    const never = {
      ...settings,
      mail: { low: 'never' as const, normal: 'never' as const, high: 'never' as const },
    };
    await saveOwnSettings(room.parts, executor, version, never);
    await becomeLate(await room.openCase());
    room.clock.set('2026-11-04T12:00:00Z');
    await send(executor);
    expect(room.parts.mailer.sent).toEqual([]);
    const stale = saveOwnSettings(room.parts, executor, version, never);
    await expect(stale).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });

  it('is tried again when it surely did not leave, and not when nobody knows', async () => {
    const { executor } = room.realm;
    await becomeLate(await room.openCase());
    room.parts.mailer.next = async () => ({ outcome: 'again', error: 'try later' });
    await send(executor);
    room.clock.advance(10 * 60_000);
    room.parts.mailer.next = async () => ({ outcome: 'unknown', error: 'the line broke' });
    await send(executor);
    room.clock.advance(60 * 60_000);
    room.parts.mailer.next = async () => ({ outcome: 'sent' });
    await send(executor);
    expect(room.parts.mailer.sent).toHaveLength(2);
    expect(new Set(room.parts.mailer.sent.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('left by a process that died counts as unknown and is not sent twice', async () => {
    await becomeLate(await room.openCase());
    room.parts.mailer.next = () => new Promise(() => {});
    void send(room.realm.executor);
    await expect.poll(() => room.parts.mailer.sent.length).toBe(1);
    room.clock.advance(10 * 60_000);
    expect(await sweepAbandonedMails(room.parts)).toBe(1);
    room.parts.mailer.next = async () => ({ outcome: 'sent' });
    await send(room.realm.executor);
    expect(room.parts.mailer.sent).toHaveLength(1);
  });
});

describe('the duty roster', () => {
  const nights = (people: string[]) => ({
    answerMinutes: 10,
    data: {
      timeZone: 'Europe/Samara',
      shifts: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '18:00', until: '09:00', people }],
      exceptions: [],
    },
  });
  const callOf = async (row: Case) =>
    (await dutyFor(room.parts, room.realm.curator)).calls.find(({ caseId }) => caseId === row.id);
  /** The job of a deadline, as it runs by itself. */
  const afterMinutes = async (row: Case, minutes: number, step: number) => {
    room.clock.advance(minutes * 60_000);
    await askNext(room.parts, room.realm.realmId, (await callOf(row))!.id, step);
    await listen();
  };

  async function putInForce(people: string[]): Promise<void> {
    const { curator, regionCentreId: centreId } = room.realm;
    const roster = (await dutyFor(room.parts, curator)).rosters.find((one) => one.centreId === centreId)!;
    await saveRoster(room.parts, curator, { centreId, seen: roster.version, body: nights(people) });
  }

  it('wakes whoever is on duty at night, in spite of quiet hours, and the next when nobody answers', async () => {
    const { operator, leader, curator } = room.realm;
    await putInForce([operator.id, leader.id]);
    room.clock.set('2026-11-02T22:00:00Z');
    const row = await room.openCase({ severity: 5 });
    await listen();
    expect(await kinds(operator)).toEqual(['duty call']);
    await sendNotices(room.parts, room.realm.realmId, operator.id);
    expect(room.parts.mailer.sent.map(({ to }) => to)).toEqual(['operator@small.example']);
    await afterMinutes(row, 9, 0);
    expect(await kinds(leader)).toEqual([]);
    await afterMinutes(row, 1, 0);
    expect(await kinds(leader)).toEqual(['duty call']);
    // The job of the first deadline, run again after a crash, wakes nobody else.
    await afterMinutes(row, 11, 0);
    expect(await kinds(curator)).toEqual([]);
  });

  it('stops when somebody has it, and says who', async () => {
    const { operator, executor } = room.realm;
    await putInForce([operator.id]);
    room.clock.set('2026-11-02T22:00:00Z');
    const row = await room.openCase({ severity: 5 });
    await listen();
    const call = (await callOf(row))!;
    await expect(acknowledge(room.parts, executor, call.id)).rejects.toMatchObject({ code: 'forbidden' });
    await acknowledge(room.parts, operator, call.id);
    await afterMinutes(row, 30, 0);
    expect(await callOf(row)).toMatchObject({ state: 'acknowledged', acknowledgedByName: operator.name });
    expect(await kinds(room.realm.curator)).toEqual([]);
  });

  it('goes round three times and then tells the leader that nobody answered', async () => {
    const { operator, leader } = room.realm;
    await putInForce([operator.id]);
    room.clock.set('2026-11-02T22:00:00Z');
    const row = await room.openCase({ severity: 5 });
    await listen();
    for (let step = 0; step < 9; step += 1) await afterMinutes(row, 10, step);
    expect((await callOf(row))!.state).toBe('unanswered');
    expect(await kinds(leader)).toContain('duty unanswered');
  });

  it('calls nobody for what is not critical, and once for what becomes it', async () => {
    const row = await room.openCase({ severity: 4 });
    await listen();
    expect(await callOf(row)).toBeUndefined();
    await room.database.acrossRealms((tx) => tx.run(sql`update cases set severity = 5 where id = ${row.id}`));
    const corrected = {
      type: 'case.corrected' as const,
      data: { changes: { severity: 5 }, before: { severity: 4 } },
    };
    await room.tellOf(row, corrected);
    await room.tellOf(row, corrected);
    await listen();
    const { calls } = await dutyFor(room.parts, room.realm.curator);
    expect(calls.filter(({ caseId }) => caseId === row.id)).toHaveLength(1);
  });

  it('names only people of the region’s centres, and whoever writes second must look again', async () => {
    const { curator, regionCentreId: centreId, executor } = room.realm;
    const { version } = (await dutyFor(room.parts, curator)).rosters.find(
      (one) => one.centreId === centreId,
    )!;
    const wrong = saveRoster(room.parts, curator, { centreId, seen: version, body: nights([executor.id]) });
    await expect(wrong).rejects.toMatchObject({ code: 'roster-people-elsewhere' });
    const late = saveRoster(room.parts, curator, { centreId, seen: version + 5, body: nights([curator.id]) });
    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });
});
