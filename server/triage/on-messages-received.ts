import { type EventData, emit } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Consumer } from '../platform/consumers.ts';
import type { Tx } from '../platform/database.ts';
import type { StoredEvent } from '../platform/event-log.ts';
import type { Directories, Directory } from '../territory/index.ts';
import { completeProposal } from './complete-proposal.ts';
import { openCasesOf, readMessages, type StoredMessage } from './messages.store.ts';
import { writeProposed } from './proposals.store.ts';
import type { Draft, MessageToRead } from './reader/reader.types.ts';
import type { OpenRoom, ReadingRoom } from './reader/reading-room.ts';
import { readingConsumer } from './reading-backlog.ts';

export interface TriageParts {
  readonly clock: Clock;
  readonly directories: Directories;
  readonly room: ReadingRoom;
}

const actor = system('triage');
/**
 * In one transaction, unless one event alone speaks of more: then cases open while the next are read. At its beginning
 * nothing is written and at its end nothing is read: twice as many make half as many of these.
 */
const most = 2000;
/** Read and written at a time: what can be written is not held, and nobody waits long for the thread. */
const slice = 250;

/** Proposes on what has come in: everything is read off this thread, and written in a handful of statements. */
export function onMessagesReceived(parts: TriageParts): Consumer {
  return {
    name: readingConsumer,
    types: ['messages.received', 'message.edited'],
    batch: 200,
    weigh: ({ data }) => (data as Partial<EventData<'messages.received'>>).messageIds?.length ?? 1,
    mostWeight: most,
    turn: 'on the way',
    async handle(tx, events) {
      for (const [realmId, wanted] of byRealm(events)) {
        const directory = await parts.directories.of(tx, realmId);
        const room = await parts.room.open(tx, directory, { at: parts.clock.now() });
        await proposeAll(tx, parts, { room, directory, wanted });
      }
    },
  };
}

/** While one part is written, the next is read. */
async function proposeAll(tx: Tx, parts: TriageParts, desk: Desk): Promise<void> {
  const ids = [...desk.wanted.keys()];
  let reading: Promise<Draft[]> = Promise.resolve([]);
  let read: readonly StoredMessage[] = [];
  for (let from = 0; from < ids.length + slice; from += slice) {
    const messages = await readMessages(tx, desk.directory.realmId, ids.slice(from, from + slice));
    const drafts = await reading;
    reading = messages.length > 0 ? desk.room.read(messages.map(toRead)) : Promise.resolve([]);
    // It is waited for below; should writing fail before, its own failure says nothing more.
    reading.catch(() => {});
    await propose(tx, parts, desk, read, drafts);
    read = messages;
  }
}

/** Messages of each realm, each once; true: edited, so that it is read again. */
function byRealm(events: readonly StoredEvent[]): Map<string, Map<string, boolean>> {
  const realms = new Map<string, Map<string, boolean>>();
  for (const { realmId, type, data, streamId } of events) {
    const wanted = realms.get(realmId) ?? new Map<string, boolean>();
    realms.set(realmId, wanted);
    if (type === 'message.edited' && streamId) wanted.set(streamId, true);
    if (type !== 'messages.received') continue;
    for (const id of (data as EventData<'messages.received'>).messageIds)
      if (!wanted.has(id)) wanted.set(id, false);
  }
  return realms;
}

interface Desk {
  readonly room: OpenRoom;
  readonly directory: Directory;
  /** Message → whether it was edited. */
  readonly wanted: ReadonlyMap<string, boolean>;
}

async function propose(
  tx: Tx,
  parts: TriageParts,
  { directory, wanted }: Desk,
  messages: readonly StoredMessage[],
  drafts: readonly Draft[],
): Promise<void> {
  if (messages.length === 0) return;
  const { realmId } = directory;
  const awaited = messages.flatMap((message, index): [StoredMessage, Draft][] =>
    awaitsProposal(message, wanted.get(message.messageId) ?? false) ? [[message, drafts[index]!]] : [],
  );
  const others = awaited.flatMap(([, { duplicates }]) => duplicates.map(({ messageId }) => messageId));
  const caseOf = await openCasesOf(tx, realmId, [...new Set(others)]);
  const at = parts.clock.now();
  const proposals = awaited.map(([message, draft]) =>
    completeProposal(directory, message, draft, caseOf, at),
  );
  await writeProposed(tx, realmId, { at, holder: parts.room.holder, messages, drafts, proposals });
  if (proposals.length === 0) return;
  const data = {
    messageIds: proposals.map(({ messageId }) => messageId),
    automatic: proposals.filter(({ detail }) => detail.automatic.allowed).map(({ messageId }) => messageId),
  };
  await emit(tx, { realmId, actor, at }, [{ event: { type: 'messages.proposed', data }, streamId: null }]);
}

/** An event read twice proposes nothing twice; what a person has decided on is theirs. */
function awaitsProposal({ disposition }: StoredMessage, edited: boolean): boolean {
  return disposition === 'received' || (edited && disposition === 'proposed');
}

function toRead({ messageId, text, title, receivedAt, place, ...from }: StoredMessage): MessageToRead {
  const { lon, lat, address } = place ?? {};
  return {
    messageId,
    // A photograph with a title and no words.
    text: text.trim() === '' ? (title ?? '') : text,
    centreId: from.centreId,
    channelId: from.channelId,
    source: from.source,
    at: receivedAt.getTime(),
    point: lon !== undefined && lat !== undefined ? { lon, lat } : null,
    address: address ?? null,
  };
}
