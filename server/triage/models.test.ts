import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { sql } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { learnCorrectionsJobs } from './learn-corrections.jobs.ts';
import { learnCorrections } from './learn-corrections.ts';
import { activeModelId, insertModel, listModels, readModelBytes } from './models.store.ts';
import { openEverywhere } from './reader/open-everywhere.ts';
import { createReadingRoom, type ReadingRoom } from './reader/reading-room.ts';
import { type ReadingThread, startThread } from './reader/start-thread.ts';
import { recordCorrections } from './record-corrections.ts';
import { askForTraining, runTraining } from './run-training.ts';
import { type Desk, openDesk } from './testing/desk.ts';
import { trainTopics } from './train-model.ts';
import { latestTraining } from './trainings.store.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const roads = ['яма', 'выбоина', 'асфальт', 'колея', 'щебень', 'тротуар', 'бордюр', 'перекрёсток'];
const streets = ['Садовой', 'Лесной', 'Мира', 'Школьной', 'Речной', 'Полевой', 'Новой', 'Южной', 'Заводской'];
const warmth = ['батарея', 'радиатор', 'стояк', 'котельная', 'тепло', 'отопление', 'горячая вода', 'мороз'];

/** Messages of two topics in words the passports do not have. */
function history() {
  const { potholesId, heatingId } = desk.realm;
  const groupId = 'services';
  const rows = (topicId: string, words: readonly string[], end: string) =>
    words.flatMap((word) =>
      streets.map((street) => ({ topicId, groupId, text: `${word} на ${street}, ${end}` })),
    );
  return [
    ...rows(potholesId, roads, 'пробил колесо, проехать невозможно'),
    ...rows(heatingId, warmth, 'в квартире ребёнок мёрзнет, ждём слесаря'),
  ].map((row, index) => ({ ...row, messageId: String(index), chosenAt: null }));
}

const models = () => desk.database.acrossRealms((tx) => listModels(tx, desk.realm.realmId, 50));
const modelInUse = () => desk.database.acrossRealms((tx) => activeModelId(tx, desk.realm.realmId));

async function choose(messageId: string, chosen: string): Promise<void> {
  desk.clock.advance(1000);
  const { realmId, operator } = desk.realm;
  const context = { realmId, actor: operator, at: desk.clock.now() };
  await desk.database.inRealm(realmId, (tx) =>
    recordCorrections(tx, context, messageId, [{ field: 'topic', proposed: desk.realm.potholesId, chosen }]),
  );
}

describe('models of topics', () => {
  it('are not trained on too little', async () => {
    await expect(trainTopics(desk, desk.realm.realmId)).rejects.toMatchObject({
      code: 'training-too-little',
    });
    expect(await models()).toEqual([]);
  });

  it('are judged on messages kept back, saved as a version, and used when better than the passports’ words', async () => {
    const steps: string[] = [];
    const trained = await trainTopics(desk, desk.realm.realmId, {
      history: history(),
      onStep: (step) => steps.push(step),
    });
    expect(trained).toMatchObject({ version: 1, activated: true });
    expect(trained.metrics.before?.madeBy).toBe('passport words');
    expect(trained.metrics.labels.topic!.f1Weighted).toBeGreaterThan(
      trained.metrics.before!.topic.f1Weighted,
    );
    expect(steps).toContain('judging');
  });

  it('are laid out where they explain before anybody asks', async () => {
    const calls: string[] = [];
    const ask: ReadingThread['ask'] = async (name) => {
      calls.push(name);
      return null as never;
    };
    const room = createReadingRoom(() => ({ ask, ended: false, end: async () => {} }));
    const { realmId } = desk.realm;
    const directory = await desk.database.inRealm(realmId, (tx) => desk.directories.of(tx, realmId));
    const visit = async () => room.enter(desk.database, directory, await modelInUse());
    // Once for all who come before it is done, and for nobody who comes later.
    await Promise.all([openEverywhere({ ...desk, room }), visit(), visit(), visit()]);
    await (await visit()).explain('яма', [desk.realm.potholesId]);
    expect(calls).toEqual(['stand', 'use', 'explain']);
  });

  it('are picked up by the reading thread without a restart', async () => {
    const [before] = await desk.receive('Щебень на Новой, колея, пробил колесо');
    await desk.triage();
    expect(await desk.proposalOf(before!)).toMatchObject({
      madeBy: 'model 1',
      topicId: desk.realm.potholesId,
    });
  });

  it('are kept and not used when they are no better than what is in use, unless forced', async () => {
    const inUse = await modelInUse();
    const again = await trainTopics(desk, desk.realm.realmId, { history: history() });
    expect(again).toMatchObject({ version: 2, activated: false });
    expect(await modelInUse()).toBe(inUse);
    const forced = await trainTopics(desk, desk.realm.realmId, { history: history(), force: true });
    expect(forced).toMatchObject({ version: 3, activated: true });
    expect((await models()).filter(({ active }) => active).map(({ version }) => version)).toEqual([3]);
  });

  it('learn what people choose instead, and learn it once', async () => {
    const words = 'Кракозябра у фонтана опять шумит ночью';
    const [first] = await desk.receive(words);
    await desk.triage();
    const proposed = (await desk.proposalOf(first!)).topicId;
    const { heatingId, potholesId } = desk.realm;
    const chosen = proposed === heatingId ? potholesId : heatingId;
    const lessons = await desk.receive('Кракозябра ночью у фонтана', 'Шумит кракозябра у фонтана, ночь');
    for (const id of [first!, ...lessons]) await choose(id, chosen);
    // What was chosen a moment ago may still be on its way into the database.
    expect(await learnCorrections(desk)).toBe(0);
    desk.clock.advance(60_000);
    expect(await learnCorrections(desk)).toBe(1);
    expect(await learnCorrections(desk)).toBe(0);
    const [newest] = await models();
    expect(newest).toMatchObject({ version: 4, active: true });
    expect(newest!.baseId).not.toBe(newest!.id);
    const [second] = await desk.receive('Кракозябра у фонтана снова шумит всю ночь');
    await desk.triage();
    expect(await desk.proposalOf(second!)).toMatchObject({ madeBy: 'model 4', topicId: chosen });
  });

  it('learn within a minute what was chosen just too late for a look', async () => {
    const [message] = await desk.receive('Кракозябра у фонтана не даёт спать');
    await choose(message!, desk.realm.heatingId);
    const chosenAt = desk.clock.now();
    const jobs = learnCorrectionsJobs(desk);
    desk.clock.advance(9_000);
    const [before] = await models();
    await jobs['learn-corrections']();
    expect((await models())[0]).toEqual(before);
    const { runAt } = await desk.database.acrossRealms((tx) =>
      tx.one(sql<{ runAt: Date }>`select run_at as "runAt" from graphile_worker.jobs
        where task_identifier = 'learn-corrections-between'`),
    );
    expect(runAt.getTime() - chosenAt.getTime()).toBeLessThan(60_000);
    desk.clock.advance(runAt.getTime() - desk.clock.now().getTime());
    await jobs['learn-corrections-between']();
    const [after] = await models();
    expect(after).toMatchObject({ version: before!.version + 1, active: true, learntUntil: chosenAt });
  });

  it('can be trained from the desk, one at a time, and a training that cannot be done says why', async () => {
    const { administrator, operator, realmId } = desk.realm;
    expect(() => askForTraining(desk, operator)).toThrow(expect.objectContaining({ code: 'forbidden' }));
    const { jobId } = await askForTraining(desk, administrator);
    await expect(askForTraining(desk, administrator)).rejects.toMatchObject({ code: 'training-running' });
    await runTraining(desk, { realmId, id: jobId });
    await runTraining(desk, { realmId, id: jobId });
    const training = await desk.database.acrossRealms((tx) => latestTraining(tx, realmId));
    expect(training).toMatchObject({
      id: jobId,
      state: 'failed',
      error: 'training-too-little',
      modelId: null,
    });
    const { count } = await desk.database.acrossRealms((tx) =>
      tx.one(sql<{ count: number }>`select count(*) from models where realm_id = ${realmId}`),
    );
    expect(count).toBe(5);
  });

  it('learn only what is new once full groups are learnt, and a restart comes to the same', async () => {
    const { heatingId, potholesId, realmId } = desk.realm;
    const going: number[] = [];
    const anew: number[] = [];
    const rooms = [taughtRoom(going), taughtRoom(anew)] as const;
    onTestFinished(() => Promise.all(rooms.map((room) => room.close())).then(() => {}));
    const explained = async (room: ReadingRoom) => {
      const directory = await desk.database.inRealm(realmId, (tx) => desk.directories.of(tx, realmId));
      const inUse = await room.enter(desk.database, directory, await modelInUse());
      return inUse.explain('Кракозябра у фонтана и яма ночью', [heatingId, potholesId]);
    };
    await explained(rooms[0]);
    const [earlier] = going;
    const [message] = await desk.receive('Яма ночью у фонтана, кракозябра');
    await chooseOften(message!, 210, heatingId);
    await explained(rooms[0]);
    await chooseOften(message!, 5, potholesId);
    expect(await explained(rooms[0])).toEqual(await explained(rooms[1]));
    expect(going).toEqual([earlier, earlier! + 210, earlier! + 15]);
    expect(anew).toEqual([earlier! + 215]);
  });

  it('learn on top of what is coming into force, not of what it replaces', async () => {
    const { realmId, heatingId } = desk.realm;
    const [message] = await desk.receive('Кракозябра у фонтана всё шумит');
    await choose(message!, heatingId);
    desk.clock.advance(60_000);
    const [before] = await models();
    const trained = newId();
    const learning = await desk.database.acrossRealms(async (tx) => {
      await insertModel(tx, realmId, {
        ...before!,
        id: trained,
        baseId: null,
        bytes: await readModelBytes(tx, realmId, before!.baseId),
      });
      const started = learnCorrections(desk);
      await expect.poll(waitingForLocks).toBe(1);
      return { started };
    });
    expect(await learning.started).toBe(1);
    expect((await models())[0]).toMatchObject({ active: true, baseId: trained });
  });
});

/** How many transactions stand behind an advisory lock. */
async function waitingForLocks(): Promise<number> {
  const { count } = await desk.database.acrossRealms((tx) =>
    tx.one(sql<{ count: number }>`select count(*) from pg_locks
      where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`),
  );
  return count;
}

/** The same choice so many times over, learnt a minute later. */
async function chooseOften(messageId: string, times: number, chosen: string): Promise<void> {
  const { realmId, operator } = desk.realm;
  const context = { realmId, actor: operator, at: desk.clock.now() };
  const choice = { field: 'topic' as const, proposed: chosen, chosen };
  const choices = Array.from({ length: times }, () => choice);
  await desk.database.inRealm(realmId, (tx) => recordCorrections(tx, context, messageId, choices));
  desk.clock.advance(60_000);
  expect(await learnCorrections(desk)).toBe(1);
}

/** A room that notes how many lessons its thread is given each time. */
function taughtRoom(lessons: number[]): ReadingRoom {
  return createReadingRoom(() => {
    const thread = startThread();
    return {
      get ended() {
        return thread.ended;
      },
      end: () => thread.end(),
      ask(name, call) {
        if ('model' in call && call.model) lessons.push(call.model.lessons.length);
        return thread.ask(name, call);
      },
    };
  });
}
