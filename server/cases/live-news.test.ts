import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AnswerScene, answerScene } from '../answers/testing/answer-scene.ts';
import { newId } from '../platform/ids.ts';
import { createWake } from '../platform/wake.ts';
import { actOnCase } from './act.ts';
import { type News, newsOfRealms } from './live-news.ts';

let scene: AnswerScene;

beforeAll(async () => {
  scene = await answerScene();
});
afterAll(() => scene.database.close());

it('tells all who follow a realm of what happens to its cases, and nobody of another', async () => {
  const row = await scene.openCase('A lamp is out.');
  const wake = createWake();
  const news = newsOfRealms({ ...scene.parts, wake });
  const elsewhere: News[] = [];
  const { promise: heardOfBoth, resolve } = Promise.withResolvers<News[]>();
  const heard = new Map<number, News>();
  const follower = (place: number) => ({
    tell(one: News) {
      heard.set(place, one);
      if (heard.size === 2) resolve([...heard.values()]);
    },
    silence() {},
    end() {},
  });
  for (const place of [1, 2]) news.follow(scene.realm.realmId, follower(place));
  news.follow(newId(), { ...follower(3), tell: (one) => void elsewhere.push(one) });
  // Each act is news; the first may come before anybody listens.
  let { id, version } = row;
  while (heard.size < 2) {
    const asked = await actOnCase(scene.parts, scene.realm.curator, id, version, {
      act: 'ask resident',
      question: 'Where?',
    });
    ({ id, version } = await actOnCase(scene.parts, scene.realm.curator, id, asked.version, {
      act: 'resident replied',
    }));
    wake.ring();
    await wake.sleep(50);
  }
  for (const { events, cases } of await heardOfBoth) {
    expect(events.map(({ streamId }) => streamId)).toContain(row.id);
    expect(cases).toMatchObject([{ id: row.id, centreId: row.centreId, authorityId: row.authorityId }]);
  }
  news.stop();
  wake.all();
  expect(elsewhere).toEqual([]);
});

it('waits for no more news once it is stopped', async () => {
  const wake = createWake();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  let over = false;
  const wait = async (ms: number) => {
    begin();
    await wake.wait(ms);
    over = true;
  };
  const news = newsOfRealms({ ...scene.parts, wake: { ...wake, wait } });
  news.follow(scene.realm.realmId, { tell() {}, silence() {}, end() {} });
  await begun;
  news.stop();
  await new Promise((resolve) => setImmediate(resolve));
  expect(over).toBe(true);
});
