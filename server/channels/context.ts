import type { Platform } from '../platform/module.ts';
import { openFromVault } from '../platform/vault.ts';
import { type Channel, readPosition, realmLanguage, writePosition } from './channels.store.ts';
import type { ChannelContext, Sink } from './contract.ts';

/** For contexts that only send or fetch: nothing is heard through them. */
export const deafSink: Sink = {
  message: async () => {},
  edited: async () => {},
  deleted: async () => {},
};

/** Everything a driver needs to work for one configured channel, its secret unsealed. */
export async function openContext(
  parts: Pick<Platform, 'database' | 'keyRing' | 'log' | 'publicUrl'>,
  channel: Channel,
  sink: Sink,
): Promise<ChannelContext> {
  const { realmId, id } = channel;
  const { database } = parts;
  const { secret, language } = await database.inRealm(realmId, async (tx) => ({
    secret: channel.secretId ? await openFromVault(tx, parts.keyRing, realmId, channel.secretId) : null,
    language: await realmLanguage(tx, realmId),
  }));
  return {
    realmId,
    channelId: id,
    officialName: channel.officialName,
    language,
    publicUrl: parts.publicUrl(),
    config: channel.config,
    secret: typeof secret === 'string' ? secret : null,
    log: parts.log.child({ channel: id, driver: channel.driver }),
    sink,
    position: {
      read: () => database.inRealm(realmId, (tx) => readPosition(tx, realmId, id)),
      write: (position) => database.inRealm(realmId, (tx) => writePosition(tx, realmId, id, position)),
    },
  };
}
