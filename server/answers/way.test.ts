import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptMessage } from '../cases/accept-message.ts';
import { actOnCase } from '../cases/act.ts';
import { type Case, type CaseParts, findCase, readClocks } from '../cases/index.ts';
import { onCaseOpened } from '../cases/on-case-opened.ts';
import { createDrivers, insertChannel, memoryChannel, portalDriver } from '../channels/index.ts';
import { deliverDue } from '../delivery/index.ts';
import { createAcceptance } from '../intake/index.ts';
import type { Person } from '../platform/actor.ts';
import { heldClock } from '../platform/clock.ts';
import { step } from '../platform/consumers.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { readStream } from '../platform/event-log.ts';
import { newId } from '../platform/ids.ts';
import { createLog } from '../platform/log.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { createDirectories } from '../territory/index.ts';
import { type SmallRealm, smallRealm } from '../territory/testing/small-realm.ts';
import type { AnswerText } from './answer.types.ts';
import { answersOfCase } from './answers.store.ts';
import { draftAnswer, saveAnswer } from './draft-answer.ts';
import { giveVerdict } from './give-verdict.ts';
import { onOutgoing } from './on-outgoing.ts';
import { approveAnswer, sendBack, sendToReview } from './review-answer.ts';

const clock = heldClock('2026-11-02T08:00:00Z');
const memory = memoryChannel();
const log = createLog('silent');

let database: Database;
let realm: SmallRealm;
let parts: CaseParts;
let channelId: string;
let accept: ReturnType<typeof createAcceptance>;

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  realm = await smallRealm(database, clock);
  parts = {
    database,
    clock,
    log,
    keyRing: { current: 'k1', keys: new Map([['k1', Buffer.alloc(32, 3)]]) },
    dataDirectory: '',
    scanner: undefined,
    publicUrl: () => 'https://heed.example',
    drivers: createDrivers([memory.driver, portalDriver]),
    directories: createDirectories(),
  };
  accept = createAcceptance(parts);
  channelId = newId();
  const { realmId, regionCentreId: centreId } = realm;
  await database.acrossRealms((tx) =>
    insertChannel(
      tx,
      {
        realmId,
        id: channelId,
        centreId,
        driver: 'memory',
        name: { en: 'Memory' },
        officialName: 'Small Region centre',
        config: {},
        secretId: null,
        enabled: true,
      },
      clock.now(),
    ),
  );
});

afterAll(() => database.close());

let heard = 0;

/** A resident writes about a pothole in the north. */
async function write(text = 'A deep pothole at Garden Street 4.', isPrivate = false): Promise<string> {
  heard += 1;
  const message = {
    externalId: `m${heard}`,
    text,
    publishedAt: null,
    author: { address: `chat:${heard}`, name: 'A resident', contact: null },
    threadId: null,
    parentExternalId: null,
    url: null,
    title: null,
    private: isPrivate,
    reach: null,
    point: null,
    address: null,
    files: [],
  };
  const { realmId, regionCentreId: centreId } = realm;
  const [accepted] = await accept([{ realmId, channelId, centreId, source: 'driver', message }], 'test');
  return accepted!.messageId;
}

async function openCase(): Promise<Case> {
  const decision = { topicId: realm.potholesId, areaId: realm.northId };
  return acceptMessage(parts, realm.operator, await write(), 1, decision);
}

const act = (person: Person, row: Case, input: Parameters<typeof actOnCase>[4]) =>
  actOnCase(parts, person, row.id, row.version, input);

const read = (row: Case): Promise<Case> =>
  database.inRealm(realm.realmId, async (tx) => (await findCase(tx, realm.realmId, row.id))!);

const clocksOf = (row: Case) =>
  database.inRealm(realm.realmId, (tx) => readClocks(tx, realm.realmId, [row.id]));

const final: AnswerText = {
  kind: 'final',
  outcome: 'solved',
  text: 'The pothole was filled today, 2 November.',
  promisedOn: null,
  responsible: 'P. Orlov, road master',
  whatResidentCanDo: null,
};

/** Sends everything that waits, then lets the consumers see what became of it. */
async function deliverAll(): Promise<void> {
  for (const driver of parts.drivers.all()) while ((await deliverDue(parts, driver, 10)) > 0);
  await runConsumers();
}

async function runConsumers(): Promise<void> {
  for (const consumer of [onCaseOpened(parts), onOutgoing(parts)]) {
    while ((await step(database, clock, log, consumer)) > 0);
  }
}

/** Drafts, sends to review, approves and delivers an answer. */
async function answer(row: Case, text: AnswerText = final): Promise<void> {
  const draft = await draftAnswer(parts, realm.executor, row.id, text);
  const sent = await sendToReview(parts, realm.executor, { answerId: draft.id, seen: draft.version });
  await approveAnswer(parts, realm.curator, { answerId: draft.id, seen: sent.version });
  await deliverAll();
}

const resident = (row: Case) => ({ kind: 'resident' as const, realmId: realm.realmId, caseId: row.id });
const verdict = (row: Case, solved: boolean, comment: string | null = null) =>
  database.inRealm(realm.realmId, (tx) =>
    giveVerdict(tx, parts, resident(row), { solved, rating: null, comment }),
  );

describe('the way of a message', () => {
  it('is routed by the rules, with deadlines by passport and risk, and the resident learns its number', async () => {
    memory.sent.length = 0;
    const row = await openCase();
    expect(row).toMatchObject({ state: 'assigned', authorityId: realm.roadsId });
    // Monday 12:00 in Samara: eight working hours of reaction end on Tuesday at 11:00, that is 07:00 UTC.
    expect(row.nextDueAt?.toISOString()).toBe('2026-11-03T07:00:00.000Z');
    await runConsumers();
    await deliverAll();
    expect(memory.sent).toHaveLength(1);
    expect(memory.sent[0]!.text).toContain(`${row.number.slice(0, 4)}-${row.number.slice(4)}`);
    expect(memory.sent[0]!.text).toContain('https://heed.example/r/small/f/');
  });

  it('goes from draft to published with a second person, stops the clocks and asks if it is solved', async () => {
    const row = await openCase();
    await runConsumers();
    await deliverAll();
    memory.sent.length = 0;
    await answer(row);
    const answered = await read(row);
    expect(answered).toMatchObject({ state: 'answered', outcome: 'solved', nextDueAt: null });
    expect(answered.objectionUntil).not.toBeNull();
    expect(memory.sent[0]!.text).toContain('filled today');
    const running = (await clocksOf(row)).filter(({ state }) => state === 'running');
    expect(running.map((one) => one.clock)).toEqual(['objection']);
    clock.advance(25 * 3_600_000);
    await deliverAll();
    const asked = memory.sent.at(-1)!;
    expect(asked.manner).toBe('private');
    expect(asked.text).toContain('https://heed.example/r/small/a/');
  });

  it('refuses the drafter as the second person', async () => {
    const row = await openCase();
    const draft = await draftAnswer(parts, realm.head, row.id, final);
    const sent = await sendToReview(parts, realm.head, { answerId: draft.id, seen: draft.version });
    const own = approveAnswer(parts, realm.head, { answerId: draft.id, seen: sent.version });
    await expect(own).rejects.toMatchObject({ code: 'four-eyes' });
  });

  it('sends back with the reason, and the draft can be taken up again', async () => {
    const row = await openCase();
    const draft = await draftAnswer(parts, realm.executor, row.id, final);
    const sent = await sendToReview(parts, realm.executor, { answerId: draft.id, seen: draft.version });
    const back = await sendBack(parts, realm.curator, {
      answerId: draft.id,
      seen: sent.version,
      reason: 'Which pothole?',
    });
    expect(back.state).toBe('sent back');
    const text = { ...final, text: 'Filled at Garden Street 4.' };
    const saved = await saveAnswer(parts, realm.executor, draft.id, back.version, text);
    expect(saved.state).toBe('draft');
  });

  it('refuses to write over somebody else', async () => {
    const row = await openCase();
    const draft = await draftAnswer(parts, realm.executor, row.id, final);
    await saveAnswer(parts, realm.head, draft.id, draft.version, { ...final, text: 'The head was faster.' });
    const late = saveAnswer(parts, realm.executor, draft.id, draft.version, final);
    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });

  it('shows an outcome nobody knows on the answer, and publishes it when a person finds it arrived', async () => {
    const row = await openCase();
    await runConsumers();
    await deliverAll();
    memory.next = async () => {
      throw new Error('the line broke');
    };
    await answer(row);
    const [unknown] = await database.inRealm(realm.realmId, (tx) => answersOfCase(tx, realm.realmId, row.id));
    expect(unknown!.state).toBe('outcome unknown');
    expect((await read(row)).state).toBe('assigned');
    memory.next = async (outgoing) => ({ outcome: 'sent', externalId: outgoing.key, url: null });
  });

  it('reopens to the head of the same authority when the resident says no, and the term runs again', async () => {
    const row = await openCase();
    await answer(row);
    const reopened = await verdict(row, false, 'The pothole is still there');
    expect(reopened).toMatchObject({
      state: 'reopened',
      authorityId: realm.roadsId,
      executorId: realm.head.id,
    });
    const resolution = (await clocksOf(row)).filter((one) => one.clock === 'resolution');
    expect(resolution.map(({ round, state }) => [round, state])).toEqual([
      [1, 'stopped'],
      [2, 'running'],
    ]);
    const story = await database.inRealm(realm.realmId, (tx) => readStream(tx, realm.realmId, row.id));
    expect(story.some(({ type }) => type === 'case.reopened')).toBe(true);
    // What is erased on request stands in no event.
    expect(JSON.stringify(story)).not.toContain('The pothole is still there');
  });

  it('closes when the resident says it is solved', async () => {
    const row = await openCase();
    await answer(row);
    expect((await verdict(row, true)).state).toBe('closed');
  });

  it('pauses resolution while a question is with the resident, but never reaction', async () => {
    const row = await openCase();
    const before = await clocksOf(row);
    const asked = await act(realm.executor, row, {
      act: 'ask resident',
      question: 'Which side of the street?',
    });
    clock.advance(48 * 3_600_000);
    await act(realm.executor, asked, { act: 'resident replied' });
    const after = await clocksOf(row);
    const due = (clocks: typeof before, name: string) =>
      clocks.find((one) => one.clock === name)!.dueAt!.getTime();
    expect(due(after, 'reaction')).toBe(due(before, 'reaction'));
    expect(due(after, 'resolution')).toBeGreaterThan(due(before, 'resolution'));
  });

  it('forwards "not ours" only with a reason and another owner, and counts it', async () => {
    const row = await openCase();
    const forward = (input: { authorityId?: string; reason?: string }) =>
      act(realm.executor, row, { act: 'forward', ...input });
    await expect(forward({ authorityId: realm.townHallId })).rejects.toMatchObject({
      code: 'reason-missing',
    });
    await expect(forward({ reason: 'x', authorityId: realm.roadsId })).rejects.toMatchObject({
      code: 'authority-same',
    });
    await expect(forward({ reason: 'x', authorityId: newId() })).rejects.toMatchObject({
      code: 'authority-unknown',
    });
    const moved = await forward({ authorityId: realm.townHallId, reason: 'The yard belongs to the town' });
    expect(moved).toMatchObject({ authorityId: realm.townHallId, forwardedCount: 1, executorId: null });
  });

  it('keeps an executor away from the cases of another authority', async () => {
    const row = await openCase();
    const named = act(realm.curator, row, {
      act: 'assign',
      authorityId: realm.roadsId,
      executorId: realm.townExecutor.id,
    });
    await expect(named).rejects.toMatchObject({ code: 'executor-elsewhere' });
    const foreign = act(realm.townExecutor, row, { act: 'start work' });
    await expect(foreign).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('replays a story into the row it led to', async () => {
    const row = await openCase();
    const started = await act(realm.executor, row, { act: 'start work', executorId: realm.executor.id });
    await act(realm.executor, started, { act: 'ask resident', question: 'Where?' });
    await answer(row);
    const stored = await read(row);
    const story = await database.inRealm(realm.realmId, (tx) => readStream(tx, realm.realmId, row.id));
    const replayed = Object.assign(
      {},
      ...story.map(({ data }) => (data as { changes?: object }).changes ?? {}),
    );
    const { id, version, ...fields } = JSON.parse(JSON.stringify(stored));
    const filled = (all: object) =>
      Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
    expect(filled(replayed)).toEqual(filled(fields));
  });
});
