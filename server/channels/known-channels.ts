import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Channel, findChannel } from './channels.store.ts';

const keptMs = 5_000;

/** Channels by id, each looked up at most once in five seconds: a channel switched off receives at most that long. */
export function createKnownChannels(parts: { database: Database; clock: Clock }) {
  const kept = new Map<string, { channel: Channel; until: number }>();
  /** @throws Refusal `channel-unknown` when there is none or it is switched off */
  return async (realmId: string, channelId: string): Promise<Channel> => {
    const now = parts.clock.now().getTime();
    const known = kept.get(channelId);
    if (known && known.until > now && known.channel.realmId === realmId) return known.channel;
    const channel = await parts.database.inRealm(realmId, (tx) => findChannel(tx, realmId, channelId));
    if (!channel?.enabled) throw new Refusal('channel-unknown');
    kept.set(channelId, { channel, until: now + keptMs });
    return channel;
  };
}
