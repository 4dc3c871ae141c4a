import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { followCase } from '../cases/follow/follow.ts';
import { giveInstruction, remindOfInstructions } from '../cases/instructions/instructions.ts';
import { declareMass } from '../cases/mass/declare-mass.ts';
import { remindOfTasks } from '../cases/tasks/remind-of-tasks.ts';
import { giveTask } from '../cases/tasks/tasks.ts';
import { warnOfClocks } from '../cases/warn-clocks.ts';
import type { Person } from '../platform/actor.ts';
import { sql } from '../platform/database.ts';
import type { NoticeParams } from './notice.types.ts';
import { onEvents } from './on-events.ts';
import { ownNotices } from './own-notices.ts';
import { type Desk, desk } from './testing/desk.ts';

let room: Desk;
beforeAll(async () => {
  room = await desk();
});
afterAll(() => room.database.close());
// Monday noon in Samara, and nothing said yet.
beforeEach(async () => {
  room.clock.set('2026-11-02T08:00:00Z');
  await room.database.acrossRealms((tx) => tx.run(sql`delete from notices`));
});

const told = async (person: Person) => (await ownNotices(room.parts, person, {})).items;
const kinds = async (person: Person) => (await told(person)).map(({ kind }) => kind);
const sharesOf = ({ params }: { params: NoticeParams }) => params.share;
const listen = () => room.run(onEvents(room.parts));

describe('notices of work', () => {
  it('warn whoever holds a clock at half its time and at four fifths, once each', async () => {
    // Eight working hours to react, from Monday noon: half are gone at four, four fifths at 9:24 on Tuesday.
    const row = await room.openCase();
    const watch = async (at: string) => {
      room.clock.set(at);
      while ((await warnOfClocks(room.parts)) > 0);
      await listen();
      const { executor } = room.realm;
      const reaction = ({ params }: { params: NoticeParams }) => params.clock === 'reaction';
      return (await told(executor)).filter((one) => one.caseId === row.id && reaction(one)).map(sharesOf);
    };
    expect(await watch('2026-11-02T11:50:00Z')).toEqual([]);
    expect(await watch('2026-11-02T12:05:00Z')).toEqual([50]);
    // All night no working time passes.
    expect(await watch('2026-11-03T04:50:00Z')).toEqual([50]);
    expect(await watch('2026-11-03T05:30:00Z')).toEqual([80, 50]);
    expect(await watch('2026-11-03T06:30:00Z')).toEqual([80, 50]);
  });

  it('name the day as it is where the centre is', async () => {
    const row = await room.openCase();
    const reminded = { type: 'case.question-reminded', data: { closesAt: '2026-11-05T21:30:00Z' } } as const;
    await room.tellOf(row, reminded);
    const until = { officeId: null, dueAt: '2026-12-02T20:00:00Z' };
    await room.tellOf(row, { type: 'case.appeal-flagged', data: until });
    await listen();
    const dueOf = async (person: Person, kind: string) =>
      (await told(person)).find((one) => one.kind === kind)?.params.dueOn;
    expect(await dueOf(room.realm.executor, 'question reminded')).toBe('2026-11-06');
    expect(await dueOf(room.realm.curator, 'appeal flagged')).toBe('2026-12-02');
  });

  it('tell whoever is ordered, and the leader when it is late', async () => {
    const { parts, realm } = room;
    const row = await room.openCase();
    const order = { caseId: row.id, authorityId: realm.townHallId, text: 'Look.', dueOn: '2026-11-03' };
    const { id } = await giveInstruction(parts, realm.leader, order);
    await listen();
    const [given] = await told(realm.townExecutor);
    expect(given).toMatchObject({ kind: 'instructed', params: { instructionId: id, dueOn: '2026-11-03' } });
    room.clock.set('2026-11-04T08:00:00Z');
    await remindOfInstructions(parts);
    await listen();
    expect(await kinds(realm.townExecutor)).toContain('instruction late');
    expect(await kinds(realm.leader)).toEqual(['instruction late']);
  });

  it('tell whoever follows a case of its steps, quietly, and not twice', async () => {
    const { parts, realm } = room;
    const row = await room.openCase();
    await listen();
    await followCase(parts, realm.leader, row.id, true);
    await followCase(parts, realm.executor, row.id, true);
    await room.tellOf(row, { type: 'case.clarified', data: { changes: {} } });
    await listen();
    const [heard, ...rest] = await told(realm.leader);
    expect(rest).toEqual([]);
    expect(heard).toMatchObject({ kind: 'followed', urgency: 'low', params: { event: 'case.clarified' } });
    expect(await kinds(realm.executor)).toEqual(['question answered', 'assigned']);
  });

  it('tell an authority of the part it is asked for, and when that is late', async () => {
    const { parts, realm } = room;
    const row = await room.openCase();
    const part = { authorityId: realm.townHallId, text: 'The plan of pipes.', dueOn: '2026-11-03' };
    await giveTask(parts, realm.operator, row.id, part);
    room.clock.set('2026-11-04T08:00:00Z');
    await remindOfTasks(parts);
    await listen();
    expect(await kinds(realm.townExecutor)).toEqual(['task late', 'task given']);
  });

  it('tell the curator and the heads concerned of an answer for many that waits, and its drafter when it comes back', async () => {
    const { parts, realm } = room;
    const row = await room.openCase();
    const declared = { caseId: row.id, title: 'Pipes', reason: 'One main.', everywhere: false };
    const problem = await declareMass(parts, realm.operator, declared);
    const head = realm.executor;
    await room.database.acrossRealms((tx) =>
      tx.run(sql`update grants set role = 'head' where account_id = ${head.id}`),
    );
    const say = (what: string) =>
      room.tellOf({ ...row, id: problem.id }, { type: 'mass-problem.changed', data: { what } });
    await room.database.acrossRealms((tx) =>
      tx.run(sql`update mass_problems set drafted_by = ${realm.operator.id} where id = ${problem.id}`),
    );
    await say('answer in review');
    await say('answer sent back');
    await listen();
    const [waiting] = (await told(realm.curator)).filter(({ kind }) => kind === 'mass to review');
    expect(waiting).toMatchObject({ caseId: null, params: { massId: problem.id } });
    expect(await kinds(realm.operator)).toContain('mass sent back');
    expect(await kinds(head)).toContain('mass to review');
  });
});
