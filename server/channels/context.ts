import type { Database } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import { type KeyRing, openFromVault } from '../platform/vault.ts';
import { type Channel, readPosition, writePosition } from './channels.store.ts';
import type { ChannelContext, Sink } from './contract.ts';

/** Everything a driver needs to work for one configured channel, its secret unsealed. */
export async function openContext(
  parts: { database: Database; keyRing: KeyRing; log: Log },
  channel: Channel,
  sink: Sink,
): Promise<ChannelContext> {
  const { realmId, id } = channel;
  const { database } = parts;
  const secret = channel.secretId
    ? await database.inRealm(realmId, (tx) => openFromVault(tx, parts.keyRing, realmId, channel.secretId!))
    : null;
  return {
    realmId,
    channelId: id,
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
