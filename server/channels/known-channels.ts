import { createBelieved } from '../platform/believed.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Channel, findChannel } from './channels.store.ts';

/** Channels by id, each believed for five seconds: one that is switched off receives at most that long. */
export function createKnownChannels(parts: { database: Database; clock: Clock }) {
  const known = createBelieved(parts.clock, 5_000, async (key) => {
    const [realmId = '', channelId = ''] = key.split('/');
    const channel = await parts.database.inRealm(realmId, (tx) => findChannel(tx, realmId, channelId));
    return channel?.enabled ? channel : undefined;
  });
  /** @throws Refusal `channel-unknown` when there is none or it is switched off */
  return async (realmId: string, channelId: string): Promise<Channel> => {
    const channel = await known.of(`${realmId}/${channelId}`);
    if (!channel) throw new Refusal('channel-unknown');
    return channel;
  };
}
