import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnswerScene, answerScene } from '../../answers/testing/answer-scene.ts';
import { readStream } from '../../platform/event-log.ts';
import type { Case } from '../case.types.ts';
import { readClocks } from '../clocks.store.ts';
import { joinMessage } from '../join-message.ts';
import { makeLinks } from '../links.ts';
import { linkCases, unlinkCases } from './link-cases.ts';
import { mergeCases } from './merge-cases.ts';
import { messageIdsOf } from './moving.store.ts';
import { splitMessage } from './split-message.ts';
import { tiesOf } from './ties.store.ts';

let scene: AnswerScene;

beforeAll(async () => {
  scene = await answerScene();
});
afterAll(() => scene.database.close());

const inRealm = <T>(work: Parameters<typeof scene.database.inRealm<T>>[1]) =>
  scene.database.inRealm(scene.realm.realmId, work);
const clocksOf = (row: Case) => inRealm((tx) => readClocks(tx, scene.realm.realmId, [row.id]));
const storyOf = (row: Case) => inRealm((tx) => readStream(tx, scene.realm.realmId, row.id));
const merge = (row: Case, into: Case, reason = 'The same pothole.') =>
  mergeCases(scene.parts, scene.realm.operator, row.id, row.version, { intoCaseId: into.id, reason });

describe('merging', () => {
  it('lets the other go on with the messages, the links and the earlier clocks, and keeps both stories', async () => {
    const earlier = await scene.openCase('Pothole, wrote first.');
    scene.clock.advance(90 * 60_000);
    const later = await scene.openCase('Pothole, wrote later.');
    const { realmId } = scene.realm;
    const [token] = await inRealm((tx) =>
      makeLinks(tx, realmId, [{ caseId: earlier.id, kind: 'follow', messageId: null }], scene.clock.now()),
    );
    const going = await merge(earlier, later);
    expect(going).toMatchObject({ id: later.id, messageCount: 2, registeredAt: earlier.registeredAt });
    const ended = await scene.readCase(earlier);
    expect(ended).toMatchObject({ state: 'merged', mergedInto: later.id });
    const started = (await clocksOf(later)).filter(
      ({ clock }) => clock === 'reaction' || clock === 'resolution',
    );
    expect(started.map(({ startedAt }) => startedAt)).toEqual([earlier.registeredAt, earlier.registeredAt]);
    expect((await clocksOf(earlier)).every(({ state }) => state === 'stopped')).toBe(true);
    expect(await inRealm((tx) => messageIdsOf(tx, realmId, later.id))).toHaveLength(2);
    const { findLink } = await import('../links.ts');
    expect(await inRealm((tx) => findLink(tx, realmId, token!))).toMatchObject({ caseId: later.id });
    expect((await storyOf(earlier)).at(-1)).toMatchObject({
      type: 'case.merged',
      reason: 'The same pothole.',
    });
    expect((await storyOf(later)).at(-1)).toMatchObject({ type: 'case.absorbed' });
  });

  it('does not set back a case by one that came later', async () => {
    const earlier = await scene.openCase('First again.');
    scene.clock.advance(60 * 60_000);
    const later = await scene.openCase('Second again.');
    const going = await merge(later, earlier);
    expect(going).toMatchObject({ registeredAt: earlier.registeredAt, nextDueAt: earlier.nextDueAt });
  });

  it('needs a reason, another case, and one that is still open', async () => {
    const row = await scene.openCase('Alone.');
    await expect(merge(row, row)).rejects.toMatchObject({ code: 'same-case' });
    const other = await scene.openCase('Not alone.');
    await expect(merge(row, other, ' ')).rejects.toMatchObject({ code: 'reason-missing' });
    const going = await merge(row, other);
    await expect(merge(going, { ...row, version: 9 })).rejects.toMatchObject({ code: 'act-not-possible' });
  });
});

describe('splitting', () => {
  it('gives a message its own case with clocks from when it came, and ties the two', async () => {
    const row = await scene.openCase('Pothole and no heating.');
    const messageId = await scene.write('And the radiators are cold.');
    const { realmId, operator, heatingId } = scene.realm;
    const at = scene.clock.now();
    const joined = await inRealm((tx) =>
      joinMessage(tx, { realmId, actor: operator, at }, row, { messageId, reach: 7 }),
    );
    scene.clock.advance(30 * 60_000);
    const input = { messageId, reason: 'It is about heating.', topicId: heatingId };
    const fresh = await splitMessage(scene.parts, operator, row.id, joined.version, input);
    expect(fresh).toMatchObject({ topicId: heatingId, severity: 4, areaId: row.areaId, registeredAt: at });
    expect(await scene.readCase(row)).toMatchObject({ messageCount: 1 });
    expect(await inRealm((tx) => messageIdsOf(tx, realmId, fresh.id))).toEqual([messageId]);
    expect(await inRealm((tx) => tiesOf(tx, realmId, row.id))).toMatchObject([{ otherId: fresh.id }]);
  });

  it('leaves no case without a message', async () => {
    const row = await scene.openCase('Only one.');
    const [messageId] = await inRealm((tx) => messageIdsOf(tx, scene.realm.realmId, row.id));
    const input = { messageId: messageId!, reason: 'Because.' };
    await expect(
      splitMessage(scene.parts, scene.realm.operator, row.id, row.version, input),
    ).rejects.toMatchObject({ code: 'only-message' });
  });
});

describe('linking', () => {
  it('is told in both stories once, seen from both sides, and can be taken back', async () => {
    const one = await scene.openCase('One side.');
    const other = await scene.openCase('Other side.');
    const link = () =>
      linkCases(scene.parts, scene.realm.operator, one.id, { otherId: other.id, reason: 'One pipe.' });
    await link();
    await link();
    const { realmId } = scene.realm;
    expect(await inRealm((tx) => tiesOf(tx, realmId, other.id))).toEqual([
      { otherId: one.id, reason: 'One pipe.' },
    ]);
    const told = (await storyOf(other)).filter(({ type }) => type === 'case.linked');
    expect(told).toHaveLength(1);
    await unlinkCases(scene.parts, scene.realm.operator, other.id, one.id);
    expect(await inRealm((tx) => tiesOf(tx, realmId, one.id))).toEqual([]);
  });
});
