import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnswerScene, answerScene } from '../../answers/testing/answer-scene.ts';
import { sql } from '../../platform/database.ts';
import { readStream } from '../../platform/event-log.ts';
import { actOnCase } from '../act.ts';
import { assignMany, previewAssign, undoAssign } from '../bulk/bulk-assign.ts';
import type { Case } from '../case.types.ts';
import { mergeCases } from '../join/merge-cases.ts';
import { watchQuestions } from '../questions/watch-questions.ts';
import { giveTask, listTasksFor, settleTask, tasksOf } from '../tasks/tasks.ts';
import { caseAt, replay } from './case-at.ts';
import { beHere } from './presence.ts';

let scene: AnswerScene;

beforeAll(async () => {
  scene = await answerScene();
});
afterAll(() => scene.database.close());

const day = 86_400_000;
const inRealm = <T>(work: Parameters<typeof scene.database.inRealm<T>>[1]) =>
  scene.database.inRealm(scene.realm.realmId, work);
const storyOf = (row: Case) => inRealm((tx) => readStream(tx, scene.realm.realmId, row.id));

describe('handing over many cases', () => {
  it('says first what is possible, does that, and gives back what nobody has gone on with', async () => {
    const { parts, realm } = scene;
    const rows = [await scene.openCase('One.'), await scene.openCase('Two.'), await scene.openCase('Over.')];
    await scene.publish(rows[2]!);
    const caseIds = rows.map(({ id }) => id);
    const input = { caseIds, executorId: realm.executor.id };
    const preview = await previewAssign(parts, realm.head, input);
    expect(preview.possible).toEqual(caseIds.slice(0, 2));
    expect(preview.refused).toMatchObject([{ caseId: caseIds[2], code: 'act-not-possible' }]);
    expect((await scene.readCase(rows[0]!)).version).toBe(rows[0]!.version);
    const bulk = await assignMany(parts, realm.head, input);
    expect(bulk).toMatchObject({ done: 2, skipped: 1 });
    const [one, two] = [await scene.readCase(rows[0]!), await scene.readCase(rows[1]!)];
    expect([one.executorId, two.executorId]).toEqual([realm.executor.id, realm.executor.id]);
    await actOnCase(parts, realm.executor, two.id, two.version, { act: 'start work' });
    expect(await undoAssign(parts, realm.head, bulk.id)).toEqual({ done: 1, skipped: 1 });
    expect((await scene.readCase(one)).executorId).toBeNull();
    expect((await scene.readCase(two)).executorId).toBe(realm.executor.id);
    await expect(undoAssign(parts, realm.head, bulk.id)).rejects.toMatchObject({ code: 'bulk-unknown' });
  });

  it('refuses each that is not theirs to hand over, and says who may', async () => {
    const row = await scene.openCase('Not the town hall’s.');
    const preview = await previewAssign(scene.parts, scene.realm.townExecutor, { caseIds: [row.id] });
    expect(preview).toMatchObject({ possible: [], refused: [{ code: 'forbidden' }] });
    expect(preview.refused[0]!.detail).toMatch(/operator/);
    expect(preview.refused[0]!.detail).not.toContain('{');
  });

  it('refuses somebody who does not work where the case is', async () => {
    const { parts, realm } = scene;
    const row = await scene.openCase('The road agency’s.');
    const input = { caseIds: [row.id], executorId: realm.townExecutor.id };
    const preview = await previewAssign(parts, realm.head, input);
    expect(preview).toMatchObject({ possible: [], refused: [{ code: 'executor-elsewhere' }] });
    expect(await assignMany(parts, realm.head, input)).toMatchObject({ done: 0, skipped: 1 });
  });
});

describe('a question nobody replies to', () => {
  it('is repeated once, and a week later the case is closed with a notice', async () => {
    const { parts, realm } = scene;
    const row = await scene.openCase('Where is it?');
    await actOnCase(parts, realm.curator, row.id, row.version, {
      act: 'ask resident',
      question: 'Which house?',
    });
    expect(await watchQuestions(parts)).toBe(0);
    scene.clock.advance(3 * day + 1);
    expect(await watchQuestions(parts)).toBe(1);
    expect(await watchQuestions(parts)).toBe(0);
    expect((await scene.readCase(row)).state).toBe('clarifying');
    scene.clock.advance(7 * day + 1);
    await watchQuestions(parts);
    expect((await scene.readCase(row)).state).toBe('withdrawn');
    expect((await storyOf(row)).at(-1)).toMatchObject({ reason: 'no reply to the question' });
    const told = await inRealm((tx) =>
      tx.all(
        sql<{
          text: string;
        }>`select text from outgoing where case_id = ${row.id} and kind = 'notice' order by id`,
      ),
    );
    expect(told).toHaveLength(2);
    expect(told[0]!.text).toContain('Which house?');
  });
});

describe('a part asked of another authority', () => {
  it('stands in its list by its day until it says what became of it', async () => {
    const { parts, realm } = scene;
    const row = await scene.openCase('The bridge and its lamp.');
    const dueOn = new Date(scene.clock.now().getTime() + 5 * day).toISOString().slice(0, 10);
    const input = { authorityId: realm.townHallId, text: 'Mend the lamp.', dueOn };
    const { id } = await giveTask(parts, realm.executor, row.id, input);
    await expect(
      giveTask(parts, realm.executor, row.id, { ...input, authorityId: realm.roadsId }),
    ).rejects.toMatchObject({ code: 'authority-same' });
    expect(await listTasksFor(parts, realm.townExecutor)).toMatchObject([
      { id, dueOn, caseNumber: row.number },
    ]);
    const result = 'The lamp shines.';
    await expect(settleTask(parts, realm.executor, id, 1, { state: 'done', result })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await settleTask(parts, realm.townExecutor, id, 1, { state: 'done', result });
    expect(await listTasksFor(parts, realm.townExecutor)).toEqual([]);
    const [task] = await inRealm((tx) => tasksOf(tx, realm.realmId, row.id));
    expect(task).toMatchObject({ state: 'done', result });
  });
});

describe('who has a case open', () => {
  it('is seen by the others while their desks say so', async () => {
    const { parts, realm } = scene;
    const row = await scene.openCase('Looked at by two.');
    const here = (leaving = false, writing = false) =>
      beHere(parts, realm.curator, row.id, { writing, leaving });
    await beHere(parts, realm.executor, row.id, { writing: true, leaving: false });
    expect(await here()).toMatchObject([{ name: realm.executor.name, writing: true }]);
    scene.clock.advance(41_000);
    expect(await here()).toEqual([]);
    await beHere(parts, realm.executor, row.id, { writing: false, leaving: false });
    await beHere(parts, realm.executor, row.id, { writing: false, leaving: true });
    expect(await here()).toEqual([]);
  });
});

describe('any past moment of a case', () => {
  it('is folded from its events, what joins and hands on included', async () => {
    const { parts, realm } = scene;
    const row = await scene.openCase('First state.');
    const opened = scene.clock.now();
    scene.clock.advance(60_000);
    const other = await scene.openCase('The same.');
    await mergeCases(parts, realm.operator, other.id, other.version, { intoCaseId: row.id, reason: 'Same.' });
    await assignMany(parts, realm.head, { caseIds: [row.id], executorId: realm.executor.id });
    const plain = (one: Case) => {
      const { id, version, ...fields } = JSON.parse(JSON.stringify(one));
      return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
    };
    expect(replay(await storyOf(row))).toEqual(plain(await scene.readCase(row)));
    expect(replay(await storyOf(other))).toEqual(plain(await scene.readCase(other)));
    const then = await caseAt(parts, realm.curator, row.id, opened);
    expect(then).toMatchObject({ events: 1, fields: plain(row) });
    const before = await caseAt(parts, realm.curator, row.id, new Date(opened.getTime() - 1));
    expect(before).toMatchObject({ events: 0, fields: null });
  });
});
