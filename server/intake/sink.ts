import type { Channel, HeardMessage, Sink } from '../channels/index.ts';
import { queueJob } from '../platform/jobs.ts';
import type { Platform } from '../platform/module.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Accepted, Arrival } from './accept-messages.ts';
import { awaitMore } from './awaited-files.store.ts';
import { longestText } from './message.rules.ts';
import { fetchFilesJob } from './messages.store.ts';
import { recordDeletion, recordEdit } from './record-change.ts';

export type SinkParts = Pick<Platform, 'database' | 'clock' | 'log'> & {
  readonly accept: (arrivals: readonly Arrival[], by: string) => Promise<Accepted[]>;
  /** Hears colleagues who write to the centre's own bot: what they say to it is no message of a resident. */
  readonly hearStaff?: (channel: Channel, message: HeardMessage) => Promise<boolean>;
};

/** Where the driver of a channel puts what it hears: each call resolves when it is stored for good. */
export function sinkOf(parts: SinkParts, channel: Channel): Sink {
  const { realmId, id: channelId } = channel;
  return {
    message: (message) => take(parts, channel, message),
    edited: async (externalId, text, at) => {
      await recordEdit(parts, { realmId, channelId, externalId }, { text, at });
    },
    deleted: async (externalId, at) => {
      await recordDeletion(parts, { realmId, channelId, externalId }, at);
    },
  };
}

/**
 * A driver that cannot get rid of a message would bring it for ever, and what stands behind it would wait: so whatever
 * can be kept of it is kept, and what is no message at all is only noted.
 */
async function take(parts: SinkParts, channel: Channel, message: HeardMessage): Promise<void> {
  if (await parts.hearStaff?.(channel, message)) return;
  const text = message.text.slice(0, longestText);
  try {
    await accept(parts, channel, { ...message, text });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'date-unlikely')
      return accept(parts, channel, { ...message, text, publishedAt: null });
    const { externalId } = message;
    parts.log.error(
      { channel: channel.id, externalId, code: error.code },
      'what a channel brought is no message',
    );
  }
}

async function accept(parts: SinkParts, channel: Channel, message: HeardMessage): Promise<void> {
  const { realmId, id: channelId, centreId } = channel;
  const arrival = { realmId, channelId, centreId, source: 'driver', message };
  const [accepted] = await parts.accept([arrival], channel.driver);
  if (accepted!.isNew || message.files.length === 0) return;
  const { messageId } = accepted!;
  await parts.database.inRealm(realmId, async (tx) => {
    const more = await awaitMore(tx, realmId, messageId, message.files, parts.clock.now());
    if (more > 0)
      await queueJob(tx, fetchFilesJob, { realmId, messageId }, { key: `${fetchFilesJob}:${messageId}` });
  });
}
