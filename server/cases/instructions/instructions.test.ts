import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AnswerScene, answerScene } from '../../answers/testing/answer-scene.ts';
import { readStream } from '../../platform/event-log.ts';
import {
  actOnInstruction,
  giveInstruction,
  listInstructionsFor,
  remindOfInstructions,
} from './instructions.ts';

let scene: AnswerScene;

beforeAll(async () => {
  scene = await answerScene();
});
afterAll(() => scene.database.close());

const give = async (dueOn: string) => {
  const row = await scene.openCase('The bridge again.');
  const order = { caseId: row.id, authorityId: scene.realm.roadsId, text: 'Mend the bridge.', dueOn };
  return { row, order, ...(await giveInstruction(scene.parts, scene.realm.leader, order)) };
};

it('is given by a leader, accepted and reported on by whom it orders, and confirmed or returned', async () => {
  const { parts, realm } = scene;
  const { id, order } = await give('2026-11-20');
  await expect(giveInstruction(parts, realm.executor, order)).rejects.toMatchObject({ code: 'forbidden' });
  const act = (person: typeof realm.leader, seen: number, input: Parameters<typeof actOnInstruction>[4]) =>
    actOnInstruction(parts, person, id, seen, input);
  await expect(act(realm.townExecutor, 1, { act: 'accept' })).rejects.toMatchObject({ code: 'forbidden' });
  await act(realm.head, 1, { act: 'accept' });
  await expect(act(realm.head, 2, { act: 'report' })).rejects.toMatchObject({ code: 'reason-missing' });
  await act(realm.head, 2, { act: 'report', words: 'Mended.' });
  await act(realm.leader, 3, { act: 'return', words: 'The rail is still broken.' });
  expect(await listInstructionsFor(parts, realm.head, { over: false })).toMatchObject([
    { id, state: 'returned', report: 'Mended.', reason: 'The rail is still broken.' },
  ]);
  await act(realm.head, 4, { act: 'accept' });
  await act(realm.head, 5, { act: 'report', words: 'The rail too.' });
  await act(realm.leader, 6, { act: 'confirm' });
  expect(await listInstructionsFor(parts, realm.leader, { over: false })).toEqual([]);
  expect(await listInstructionsFor(parts, realm.leader, { caseId: order.caseId })).toMatchObject([
    { state: 'done' },
  ]);
});

it('is reminded of once on the day before, and told late once', async () => {
  const { row } = await give('2026-11-04');
  expect(await remindOfInstructions(scene.parts)).toBe(0);
  scene.clock.advance(86_400_000);
  expect(await remindOfInstructions(scene.parts)).toBe(1);
  expect(await remindOfInstructions(scene.parts)).toBe(0);
  scene.clock.advance(2 * 86_400_000);
  expect(await remindOfInstructions(scene.parts)).toBe(1);
  expect(await remindOfInstructions(scene.parts)).toBe(0);
  const { realmId } = scene.realm;
  const story = await scene.database.inRealm(realmId, (tx) => readStream(tx, realmId, row.id));
  const due = story.filter(({ type }) => type === 'instruction.due');
  expect(due.map(({ data }) => (data as { late: boolean }).late)).toEqual([false, true]);
});

it('has the days of the centre: its tomorrow begins while it is still today elsewhere', async () => {
  const { parts, realm, clock } = scene;
  const before = clock.now().toISOString();
  // A quarter past one on the eleventh there, the tenth by UTC.
  clock.set('2026-11-10T21:15:00Z');
  await expect(give('2026-11-10')).rejects.toMatchObject({ code: 'invalid' });
  const { id } = await give('2026-11-12');
  expect(await remindOfInstructions(parts)).toBe(1);
  await actOnInstruction(parts, realm.leader, id, 1, { act: 'withdraw', words: 'Done already.' });
  clock.set(before);
});

it('is put off with a reason to a later day, and then reminded of anew', async () => {
  const { parts, realm, clock } = scene;
  const today = clock.now().toISOString().slice(0, 10);
  const { id } = await give(today);
  await remindOfInstructions(parts);
  const extend = (dueOn: string, words?: string) =>
    actOnInstruction(parts, realm.leader, id, 1, { act: 'extend', dueOn, words });
  await expect(extend('2026-12-01')).rejects.toMatchObject({ code: 'reason-missing' });
  await expect(extend(today, 'Frost.')).rejects.toMatchObject({ code: 'invalid' });
  await expect(
    actOnInstruction(parts, realm.head, id, 1, { act: 'extend', dueOn: '2026-12-01', words: 'Frost.' }),
  ).rejects.toMatchObject({ code: 'forbidden' });
  await extend('2026-12-01', 'Frost.');
  const [shown] = (await listInstructionsFor(parts, realm.leader, { over: false })).filter(
    (one) => one.id === id,
  );
  expect(shown).toMatchObject({ dueOn: '2026-12-01', extensions: 1, state: 'given', late: false });
  clock.set('2026-11-30T08:00:00Z');
  expect(await remindOfInstructions(parts)).toBe(1);
});

it('is given because of a figure, by whoever leads the centre', async () => {
  const { parts, realm } = scene;
  const order = {
    figure: { code: 'promises broken', value: 12 },
    authorityId: realm.roadsId,
    text: 'Say why twelve promises were broken.',
    dueOn: '2026-12-20',
  };
  await expect(giveInstruction(parts, realm.leader, order)).rejects.toMatchObject({ code: 'invalid' });
  const { id } = await giveInstruction(parts, realm.leader, { ...order, centreId: realm.regionCentreId });
  const mine = await listInstructionsFor(parts, realm.head, { over: false });
  expect(mine.find((one) => one.id === id)).toMatchObject({ figure: order.figure, acts: ['accept'] });
});
