import { acceptMessage } from '../../cases/accept-message.ts';
import { type Case, type CaseParts, findCase } from '../../cases/index.ts';
import { onCaseOpened } from '../../cases/on-case-opened.ts';
import {
  createDrivers,
  type Driver,
  insertChannel,
  memoryChannel,
  portalDriver,
} from '../../channels/index.ts';
import { deliverDue } from '../../delivery/index.ts';
import { createAcceptance } from '../../intake/index.ts';
import { heldClock } from '../../platform/clock.ts';
import { step } from '../../platform/consumers.ts';
import { openDatabase } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { createDirectories } from '../../territory/index.ts';
import { smallRealm } from '../../territory/testing/small-realm.ts';
import type { Answer, AnswerText } from '../answer.types.ts';
import { answersOfCase } from '../answers.store.ts';
import { draftAnswer } from '../draft-answer.ts';
import { onOutgoing } from '../on-outgoing.ts';
import { approveAnswer, sendToReview } from '../review-answer.ts';

export const wholeAnswer: AnswerText = {
  kind: 'final',
  outcome: 'solved',
  text: 'The pothole at Garden Street 4 was filled today, 2 November.',
  promisedOn: null,
  responsible: 'P. Orlov, road master',
  whatResidentCanDo: null,
};

/** The small realm with a channel held in memory (`drive` may change what it can), and the verbs of people at work. Monday morning, 2 November 2026. */
export async function answerScene({ drive = (driver: Driver) => driver } = {}) {
  const clock = heldClock('2026-11-02T08:00:00Z');
  const memory = memoryChannel();
  const log = createLog('silent');
  const database = openDatabase(await testDatabase());
  const realm = await smallRealm(database, clock);
  const { realmId, regionCentreId: centreId } = realm;
  const parts: CaseParts = {
    database,
    clock,
    log,
    keyRing: { current: 'k1', keys: new Map([['k1', Buffer.alloc(32, 3)]]) },
    dataDirectory: '',
    scanner: undefined,
    publicUrl: () => 'https://heed.example',
    drivers: createDrivers([drive(memory.driver), portalDriver]),
    directories: createDirectories(),
  };
  const accept = createAcceptance(parts);
  const channelId = newId();
  const channel = {
    realmId,
    id: channelId,
    centreId,
    driver: 'memory',
    name: { en: 'Memory' },
    officialName: 'Small Region centre',
    config: {},
    secretId: null,
    enabled: true,
  };
  await database.acrossRealms((tx) => insertChannel(tx, channel, clock.now()));
  let heard = 0;

  const write = async (text: string): Promise<string> => {
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
      private: false,
      reach: null,
      point: null,
      address: null,
      files: [],
    };
    const [accepted] = await accept([{ realmId, channelId, centreId, source: 'driver', message }], 'test');
    return accepted!.messageId;
  };

  const openCase = async (
    text = 'A deep pothole at Garden Street 4.',
    decision: { topicId?: string; areaId?: string } = {},
  ): Promise<Case> =>
    acceptMessage(parts, realm.operator, await write(text), 1, {
      topicId: realm.potholesId,
      areaId: realm.northId,
      ...decision,
    });

  const draft = (
    row: Case,
    text: AnswerText = wholeAnswer,
    templateIds: readonly string[] = [],
  ): Promise<Answer> => draftAnswer(parts, realm.executor, row.id, text, { templateIds });

  const inReview = async (
    row: Case,
    text: AnswerText = wholeAnswer,
    templateIds: readonly string[] = [],
  ): Promise<Answer> => {
    const drafted = await draft(row, text, templateIds);
    return sendToReview(parts, realm.executor, { answerId: drafted.id, seen: drafted.version });
  };

  const runConsumers = async (): Promise<void> => {
    for (const consumer of [onCaseOpened(parts), onOutgoing(parts)]) {
      while ((await step(database, clock, log, consumer)) > 0);
    }
  };

  const deliverAll = async (): Promise<void> => {
    for (const driver of parts.drivers.all()) while ((await deliverDue(parts, driver, 10)) > 0);
    await runConsumers();
  };

  /** Drafts, sends to review, approves and delivers; gives the answer as it then stands. */
  const publish = async (
    row: Case,
    text: AnswerText = wholeAnswer,
    templateIds: readonly string[] = [],
  ): Promise<Answer> => {
    const sent = await inReview(row, text, templateIds);
    await approveAnswer(parts, realm.curator, { answerId: sent.id, seen: sent.version });
    await deliverAll();
    return readAnswer(row, sent.id);
  };

  const readAnswer = async (row: Case, answerId: string): Promise<Answer> => {
    const answers = await database.inRealm(realmId, (tx) => answersOfCase(tx, realmId, row.id));
    return answers.find(({ id }) => id === answerId)!;
  };

  const readCase = (row: Case): Promise<Case> =>
    database.inRealm(realmId, async (tx) => (await findCase(tx, realmId, row.id))!);

  return {
    clock,
    database,
    realm,
    parts,
    memory,
    write,
    openCase,
    draft,
    inReview,
    publish,
    runConsumers,
    deliverAll,
    readAnswer,
    readCase,
  };
}

export type AnswerScene = Awaited<ReturnType<typeof answerScene>>;
