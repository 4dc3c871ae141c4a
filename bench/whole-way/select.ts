import type { DemoMessage } from '../../server/demo/world/index.ts';
import { systemClock } from '../../server/platform/clock.ts';
import type { Database } from '../../server/platform/database.ts';
import { newId } from '../../server/platform/ids.ts';
import { createDirectories } from '../../server/territory/index.ts';
import { completeProposal } from '../../server/triage/complete-proposal.ts';
import { createReadingRoom } from '../../server/triage/reader/reading-room.ts';
import type { Place } from '../intake/scene.ts';
import { messagesOf } from './region.ts';

export interface Selected {
  /** Texts that triage hands over without a person, none of them like another. */
  readonly texts: readonly string[];
  /** What part of all that was read they are. */
  readonly share: number;
}

const readAtOnce = 250;

/** Reads fresh messages as triage does until so many are found that go by themselves. */
export async function selectAutomatic(database: Database, place: Place, wanted: number): Promise<Selected> {
  const room = createReadingRoom();
  const texts: string[] = [];
  let read = 0;
  try {
    await database.acrossRealms(async (tx) => {
      const directory = await createDirectories().of(tx, place.realmId);
      const open = await room.open(tx, directory, { at: new Date(0) });
      const fresh = messagesOf('bench: stream', wanted * 12);
      while (texts.length < wanted) {
        const some = nextOf(fresh, readAtOnce);
        if (some.length === 0) break;
        const at = systemClock.now();
        const messages = some.map(({ text }) => storedAs(place, text, at));
        const drafts = await open.read(
          messages.map(({ messageId, text, channelId, source }) => ({
            messageId,
            text,
            centreId: place.regionCentreId,
            channelId,
            source,
            at: at.getTime(),
            point: null,
            address: null,
          })),
        );
        read += messages.length;
        for (const [index, message] of messages.entries()) {
          const { detail } = completeProposal(directory, message, drafts[index]!, new Map(), at);
          if (detail.automatic.allowed) texts.push(message.text);
        }
      }
    });
  } finally {
    await room.close();
  }
  if (texts.length < wanted) throw new Error(`only ${texts.length} of ${wanted} texts were found`);
  return { texts: texts.slice(0, wanted), share: texts.length / read };
}

/** `take` would end the generator with the first handful. */
function nextOf(messages: Iterator<DemoMessage>, count: number): DemoMessage[] {
  const some: DemoMessage[] = [];
  while (some.length < count) {
    const { value, done } = messages.next();
    if (done) break;
    some.push(value);
  }
  return some;
}

function storedAs({ regionCentreId }: Place, text: string, receivedAt: Date) {
  return {
    messageId: newId(),
    disposition: 'received' as const,
    text,
    title: null,
    channelId: newId(),
    centreId: regionCentreId,
    source: 'api',
    receivedAt,
    place: null,
    reach: 0,
  };
}
