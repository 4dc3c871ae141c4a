import { type Channel, type HeardMessage, insertChannel } from '../../channels/index.ts';
import { createAcceptance } from '../../intake/index.ts';
import { heldClock } from '../../platform/clock.ts';
import { step } from '../../platform/consumers.ts';
import { type Database, openDatabase, sql } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { createLog, type Log } from '../../platform/log.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { createDirectories, type Directories } from '../../territory/index.ts';
import { type SmallRealm, smallRealm } from '../../territory/testing/small-realm.ts';
import { onMessagesReceived } from '../on-messages-received.ts';
import type { Proposal } from '../proposal.types.ts';
import { latestProposals } from '../proposals.store.ts';
import { createReadingRoom, type ReadingRoom } from '../reader/reading-room.ts';

/** A small realm whose triage runs when told to: `await desk.receive('text')`, `await desk.triage()`. */
export interface Desk {
  readonly database: Database;
  readonly clock: ReturnType<typeof heldClock>;
  readonly realm: SmallRealm;
  readonly room: ReadingRoom;
  readonly directories: Directories;
  readonly log: Log;
  /** Accepts messages as from a channel of the region; gives their ids. */
  receive(...texts: string[]): Promise<string[]>;
  /** One step of the consumer. @returns the number of events taken */
  triage(room?: ReadingRoom): Promise<number>;
  proposalOf(messageId: string): Promise<Proposal>;
  close(): Promise<void>;
}

const keyRing = { current: 'k1', keys: new Map([['k1', Buffer.alloc(32, 7)]]) };

export async function openDesk(): Promise<Desk> {
  const clock = heldClock('2026-11-02T10:00:00Z');
  const database = openDatabase(await testDatabase());
  const realm = await smallRealm(database, clock);
  const directories = createDirectories();
  const room = createReadingRoom();
  const channel = await addChannel(database, realm, clock.now());
  const accept = createAcceptance({ database, clock, keyRing });
  const log = createLog('error');
  return {
    database,
    clock,
    realm,
    room,
    directories,
    log,
    async receive(...texts) {
      const { realmId } = realm;
      const arrivals = texts.map((text) => ({
        realmId,
        channelId: channel.id,
        centreId: channel.centreId,
        source: 'api',
        message: heard(text),
      }));
      return (await accept(arrivals, 'test')).map(({ messageId }) => messageId);
    },
    triage: (other = room) =>
      step(database, clock, log, onMessagesReceived({ clock, directories, room: other })),
    async proposalOf(messageId) {
      const [found] = await database.inRealm(realm.realmId, (tx) =>
        latestProposals(tx, realm.realmId, [messageId]),
      );
      if (!found) throw new Error(`nothing has been proposed on ${messageId}`);
      return found;
    },
    async close() {
      await room.close();
      await database.close();
    },
  };
}

async function addChannel(
  database: Database,
  realm: SmallRealm,
  at: Date,
): Promise<Pick<Channel, 'id' | 'centreId'>> {
  const channel = {
    realmId: realm.realmId,
    id: newId(),
    centreId: realm.regionCentreId,
    driver: 'memory',
    name: { en: 'Test' },
    officialName: 'Test',
    config: {},
    secretId: null,
    enabled: true,
  };
  await database.acrossRealms((tx) => insertChannel(tx, channel, at));
  return channel;
}

function heard(text: string): HeardMessage {
  return {
    externalId: newId(),
    text,
    publishedAt: null,
    author: { address: 'tg:1001', name: 'A. Writer', contact: null },
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
}

/** Lets a topic be handed over by itself from this certainty on. */
export async function allowAutomatic(desk: Desk, topicId: string, from: number): Promise<void> {
  await desk.database.acrossRealms(async (tx) => {
    await tx.run(sql`update topic_passports set automatic_from = ${from} where topic_id = ${topicId}`);
    await tx.run(sql`update directory_stamps set stamp = stamp + 1 where realm_id = ${desk.realm.realmId}`);
  });
}
