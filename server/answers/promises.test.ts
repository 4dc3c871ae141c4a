import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actOnCase } from '../cases/act.ts';
import type { Case } from '../cases/index.ts';
import { sql } from '../platform/database.ts';
import { readStream } from '../platform/event-log.ts';
import type { AnswerText } from './answer.types.ts';
import { movePromise } from './move-promise.ts';
import { promisesByAuthority } from './promises.store.ts';
import { approveAnswer } from './review-answer.ts';
import { type AnswerScene, answerScene, wholeAnswer } from './testing/answer-scene.ts';
import { watchPromises } from './watch-promises.ts';

const day = 86_400_000;
const promising = (promisedOn: string): AnswerText => ({
  ...wholeAnswer,
  kind: 'interim',
  outcome: null,
  text: 'The crew comes as soon as the asphalt plant opens.',
  promisedOn,
});

let scene: AnswerScene;
beforeAll(async () => {
  scene = await answerScene();
});
afterAll(() => scene.database.close());

interface Promised {
  readonly id: string;
  readonly state: string;
  readonly promisedOn: string;
  readonly movedTo: string | null;
}

const promisesOf = (row: Case) =>
  scene.database.inRealm(scene.realm.realmId, (tx) =>
    tx.all(sql<Promised>`select id, state, promised_on as "promisedOn", moved_to as "movedTo" from promises
      where realm_id = ${scene.realm.realmId} and case_id = ${row.id} order by id`),
  );
const inDays = (days: number) =>
  new Date(scene.clock.now().getTime() + days * day).toISOString().slice(0, 10);

async function publishMove(row: Case, days: number): Promise<void> {
  const { parts, realm } = scene;
  const [open] = await promisesOf(row);
  const sent = await movePromise(parts, realm.executor, {
    promiseId: open!.id,
    promisedOn: inDays(days),
    reason: 'The asphalt plant stays shut a week longer; the crew comes right after.',
  });
  await approveAnswer(parts, realm.curator, { answerId: sent.id, seen: sent.version });
  await scene.deliverAll();
}

describe('a promise', () => {
  it('is no longer due, and not broken, once its case is withdrawn', async () => {
    const row = await scene.openCase();
    await scene.publish(row, promising(inDays(3)));
    const { version } = await scene.readCase(row);
    const act = { act: 'withdraw' as const, reason: 'The writer asked for it.' };
    await actOnCase(scene.parts, scene.realm.curator, row.id, version, act);
    scene.clock.advance(5 * day);
    await watchPromises(scene.parts);
    expect(await promisesOf(row)).toMatchObject([{ state: 'no longer due' }]);
    const { realmId, townCentreId } = scene.realm;
    const sight = { centreIds: [townCentreId], authorityIds: [] };
    const countedFrom = (days: number) =>
      scene.database.inRealm(realmId, (tx) => promisesByAuthority(tx, realmId, sight, inDays(days)));
    expect(await countedFrom(-2)).toMatchObject([{ noLongerDue: 1, broken: 0 }]);
    expect(await countedFrom(-1)).toEqual([]);
  });

  it('is moved by an answer published in time, and the new one stands', async () => {
    const row = await scene.openCase();
    await scene.publish(row, promising(inDays(5)));
    await publishMove(row, 12);
    const [old, anew] = await promisesOf(row);
    expect(old).toMatchObject({ state: 'moved', movedTo: anew!.id });
    expect(anew).toMatchObject({ state: 'open', promisedOn: inDays(12) });
  });

  it('stays open until the new date is published', async () => {
    const { parts, realm } = scene;
    const row = await scene.openCase();
    await scene.publish(row, promising(inDays(5)));
    const [open] = await promisesOf(row);
    const asked = {
      promiseId: open!.id,
      promisedOn: inDays(9),
      reason: 'The plant stays shut a week longer.',
    };
    await movePromise(parts, realm.executor, asked);
    expect(await promisesOf(row)).toMatchObject([{ state: 'open' }]);
  });

  it('is reminded of once before its day, and broken when the day has passed', async () => {
    const { parts, realm, clock, database } = scene;
    const row = await scene.openCase();
    await scene.publish(row, promising(inDays(4)));
    const types = async () =>
      (await database.inRealm(realm.realmId, (tx) => readStream(tx, realm.realmId, row.id)))
        .map(({ type }) => type)
        .filter((type) => type.startsWith('promise.'));
    await watchPromises(parts);
    expect(await types()).toEqual(['promise.made']);
    clock.advance(2 * day);
    await watchPromises(parts);
    await watchPromises(parts);
    expect(await types()).toEqual(['promise.made', 'promise.due-soon']);
    clock.advance(3 * day);
    await watchPromises(parts);
    await watchPromises(parts);
    expect(await types()).toEqual(['promise.made', 'promise.due-soon', 'promise.settled']);
    const [broken] = await promisesOf(row);
    expect(broken!.state).toBe('broken');
    const late = movePromise(parts, realm.executor, {
      promiseId: broken!.id,
      promisedOn: inDays(9),
      reason: 'Too late',
    });
    await expect(late).rejects.toMatchObject({ code: 'promise-settled' });
  });

  it('is counted for its authority', async () => {
    const { realm, database } = scene;
    const sight = { centreIds: [], authorityIds: [realm.roadsId] };
    const rows = await database.inRealm(realm.realmId, (tx) =>
      promisesByAuthority(tx, realm.realmId, sight, inDays(-30)),
    );
    const roads = rows.find(({ authorityId }) => authorityId === realm.roadsId)!;
    expect(roads.moved).toBe(1);
    expect(roads.broken).toBeGreaterThanOrEqual(1);
  });
});

describe('the day of a promise', () => {
  it('is that of the centre, not by the day in Greenwich', async () => {
    const row = await scene.openCase();
    await scene.publish(row, promising('2027-03-05'));
    scene.clock.set('2027-03-05T19:00:00Z');
    await watchPromises(scene.parts);
    expect(await promisesOf(row)).toMatchObject([{ state: 'open' }]);
    scene.clock.set('2027-03-05T21:00:00Z');
    await watchPromises(scene.parts);
    expect(await promisesOf(row)).toMatchObject([{ state: 'broken' }]);
  });
});
