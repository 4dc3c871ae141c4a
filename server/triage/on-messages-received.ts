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

export interface TriageParts {
  readonly clock: Clock;
  readonly directories: Directories;
  readonly room: ReadingRoom;
}

const actor = system('triage');
/** A batch of the import has a thousand messages: this many of them wait in memory at most before they are written. */
const slice = 4_000;
/** Read at a time, so that a person who opens an arrival waits a fraction of a second for the thread. */
const readAtOnce = 250;

/** Proposes on what has come in: everything is read off this thread, and written in a handful of statements. */
export function onMessagesReceived(parts: TriageParts): Consumer {
  return {
    name: 'triage: proposals',
    types: ['messages.received', 'message.edited'],
    batch: 32,
    async handle(tx, events) {
      for (const [realmId, wanted] of byRealm(events)) {
        const directory = await parts.directories.of(tx, realmId);
        const room = await parts.room.open(tx, directory, { at: parts.clock.now() });
        const ids = [...wanted.keys()];
        for (let from = 0; from < ids.length; from += slice)
          await propose(tx, parts, { room, directory, wanted }, ids.slice(from, from + slice));
      }
    },
  };
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

async function propose(tx: Tx, parts: TriageParts, desk: Desk, ids: readonly string[]): Promise<void> {
  const { directory, wanted } = desk;
  const { realmId } = directory;
  const messages = await readMessages(tx, realmId, ids);
  const drafts = await read(desk.room, messages);
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

async function read(room: OpenRoom, messages: readonly StoredMessage[]): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (let from = 0; from < messages.length; from += readAtOnce) {
    const some = messages.slice(from, from + readAtOnce).map(toRead);
    drafts.push(...(await room.read(some)));
  }
  return drafts;
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
