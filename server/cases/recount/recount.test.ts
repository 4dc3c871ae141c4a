import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnswerScene, answerScene } from '../../answers/testing/answer-scene.ts';
import { step } from '../../platform/consumers.ts';
import { sql } from '../../platform/database.ts';
import { readStream } from '../../platform/event-log.ts';
import { newId } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import { changePassport } from '../../territory/change-passport.ts';
import { saveCalendar } from '../../territory/save-calendar.ts';
import { actOnCase } from '../act.ts';
import type { Case } from '../case.types.ts';
import { type ClockName, dueOf, nextDue } from '../clocks.rules.ts';
import { readClocks } from '../clocks.store.ts';
import { listCasesFor, readCaseFor } from '../read-case.ts';
import { onTermsChanged } from './on-terms-changed.ts';
import { insertRecount, latestRecounts } from './recount.store.ts';
import { recountSome } from './recount-clocks.ts';

let scene: AnswerScene;

beforeAll(async () => {
  scene = await answerScene();
});
afterAll(() => scene.database.close());

const inRealm = <T>(work: Parameters<typeof scene.database.inRealm<T>>[1]) =>
  scene.database.inRealm(scene.realm.realmId, work);
const clocksOf = (row: Case) => inRealm((tx) => readClocks(tx, scene.realm.realmId, [row.id]));
const directoryNow = () => inRealm((tx) => scene.parts.directories.of(tx, scene.realm.realmId));

/** Reacts to what changed, and runs the counting to its end. */
async function recount(): Promise<void> {
  const consumer = onTermsChanged(scene.parts);
  while ((await step(scene.database, scene.clock, createLog('silent'), consumer)) > 0);
  const { realmId } = scene.realm;
  for (const { id, state } of await inRealm((tx) => latestRecounts(tx, realmId)))
    if (state === 'running') while (!(await recountSome(scene.parts, { realmId, recountId: id, lane: 1 })));
}

const short = [{ from: '10:00', to: '14:00' }];
const calendarData = {
  timeZone: 'Europe/Samara',
  week: [short, short, short, [], [], [], []],
  exceptions: [],
};

describe('counting clocks anew', () => {
  it('gives live clocks the due times of the changed calendar, and keeps what they were', async () => {
    const cases = [
      await scene.openCase('One.'),
      await scene.openCase('Two.'),
      await scene.openCase('Three.'),
    ];
    await scene.publish(cases[2]!);
    const stopped = (await clocksOf(cases[2]!)).filter(({ state }) => state === 'stopped');
    const { parts, realm } = scene;
    await saveCalendar(parts, realm.administrator, { id: realm.calendarId, seen: 1, data: calendarData });
    await recount();
    const directory = await directoryNow();
    const calendar = directory.calendars.get(realm.calendarId)!;
    for (const row of cases.slice(0, 2)) {
      const clocks = await clocksOf(row);
      for (const clock of clocks)
        expect(clock).toMatchObject({ calendarVersion: 2, dueAt: dueOf(calendar, clock) });
      expect(await scene.readCase(row)).toMatchObject({ version: row.version, ...nextDue(clocks) });
      const story = await inRealm((tx) => readStream(tx, realm.realmId, row.id));
      const told = story.at(-1)!;
      expect(told.type).toBe('case.clocks-moved');
      const { moved } = told.data as { moved: { clock: string; from: string; to: string }[] };
      expect(moved.map(({ clock }) => clock).sort()).toEqual(['reaction', 'resolution']);
    }
    expect((await clocksOf(cases[2]!)).filter(({ state }) => state === 'stopped')).toEqual(stopped);
  });

  it('goes on where it was when it is killed between batches, and counts nothing twice', async () => {
    const { realmId, calendarId } = scene.realm;
    const recountId = newId();
    await inRealm((tx) =>
      insertRecount(tx, realmId, recountId, { calendarId, topicId: null }, scene.clock.now()),
    );
    const { casesTotal } = (await inRealm((tx) => latestRecounts(tx, realmId)))[0]!;
    // The transaction of a batch is all there is: thrown away with its cursor, it has not happened.
    await expect(
      scene.database.inRealm(realmId, async (tx) => {
        await tx.run(sql`update clock_recount_lanes set cases_done = 99 where recount_id = ${recountId}`);
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    while (!(await recountSome(scene.parts, { realmId, recountId, lane: 1 })));
    expect(await recountSome(scene.parts, { realmId, recountId, lane: 1 })).toBe(true);
    const done = (await inRealm((tx) => latestRecounts(tx, realmId))).find(({ id }) => id === recountId)!;
    expect(done).toMatchObject({ state: 'finished', casesDone: casesTotal, casesMoved: 0 });
  });

  it('counts every case once in lanes side by side, and is finished with the last of them', async () => {
    const { realmId, calendarId } = scene.realm;
    for (const words of ['Lane one.', 'Lane two.', 'Lane three.', 'Lane four.']) await scene.openCase(words);
    const recountId = newId();
    const changed = { calendarId, topicId: null };
    const lanes = await inRealm((tx) => insertRecount(tx, realmId, recountId, changed, scene.clock.now(), 2));
    expect(lanes).toBe(3);
    const found = async () =>
      (await inRealm((tx) => latestRecounts(tx, realmId))).find(({ id }) => id === recountId)!;
    for (const lane of [3, 1, 2]) {
      expect((await found()).state).toBe('running');
      while (!(await recountSome(scene.parts, { realmId, recountId, lane })));
    }
    const { state, casesTotal, casesDone } = await found();
    expect(casesTotal).toBeGreaterThanOrEqual(4);
    expect({ state, casesDone }).toEqual({ state: 'finished', casesDone: casesTotal });
  });

  it('follows a passport: another term, from when the clock began', async () => {
    const row = await scene.openCase('A term that changes.');
    const { parts, realm } = scene;
    const topic = (await directoryNow()).topics.get(realm.potholesId)!;
    const { version: _, ...passport } = topic.passport;
    await changePassport(parts, realm.administrator, {
      topicId: topic.id,
      seen: topic.version,
      reason: null,
      passport: { ...passport, season: null, words: {}, resolutionAmount: 3 },
    });
    await recount();
    const resolution = (await clocksOf(row)).find(({ clock }) => clock === 'resolution')!;
    expect(resolution).toMatchObject({ term: { days: 3 }, passportVersion: 2, startedAt: row.registeredAt });
    expect(await scene.readCase(row)).toMatchObject({ passportVersion: 2 });
  });
});

describe('time left', () => {
  it('is the same number in the list, on the card and in its clocks, whatever its term is counted in', async () => {
    const { parts, realm } = scene;
    const rows = [
      await scene.openCase('Ordinary.'),
      await scene.openCase('Heating.', { topicId: realm.heatingId }),
    ];
    // Its reaction is over: what is next is the resolution.
    await scene.database.inRealm(realm.realmId, (tx) =>
      tx.run(sql`update case_clocks set term = '{"unit":"elapsed","ms":3600000}', due_at = ${new Date('2026-11-02T12:00:00Z')}
        where case_id = ${rows[0]!.id} and clock = 'resolution'`),
    );
    const asked = await actOnCase(parts, realm.curator, rows[0]!.id, rows[0]!.version, {
      act: 'ask resident',
      question: 'Where?',
    });
    await actOnCase(parts, realm.curator, asked.id, asked.version, { act: 'resident replied' });
    for (const hours of [0, 3, 40]) {
      scene.clock.advance(hours * 3_600_000);
      const list = await listCasesFor(parts, realm.curator, { limit: 100 });
      for (const { id } of rows) {
        const inList = list.items.find((row) => row.id === id)!;
        const card = await readCaseFor(parts, realm.curator, id);
        expect(card.nextDue).toEqual(inList.nextDue);
        const { clock, leftMs, leftKind } = inList.nextDue!;
        const shown = card.clocks.find(
          (one) => one.clock === (clock as ClockName) && one.state === 'running',
        )!;
        expect({ leftMs: shown.leftMs, leftKind: shown.leftKind }).toEqual({ leftMs, leftKind });
      }
    }
  });
});
