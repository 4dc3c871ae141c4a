import { insertChannel } from '../../channels/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { type KeyRing, putInVault, sealField } from '../../platform/vault.ts';

/** A channel of a realm for tests, its secret sealed. @returns its id */
export function testChannel(
  parts: { database: Database; clock: Clock; keyRing: KeyRing },
  place: { realmId: string; centreId: string },
  channel: { driver: string; config?: Record<string, unknown>; secret?: string },
): Promise<string> {
  const { realmId, centreId } = place;
  const { driver, config = {}, secret } = channel;
  const at = parts.clock.now();
  return parts.database.acrossRealms(async (tx) => {
    const id = newId();
    const secretId =
      secret === undefined
        ? null
        : await putInVault(tx, realmId, sealField(parts.keyRing, realmId, 'channel secret', secret), at);
    const named = { name: { ru: driver, en: driver }, officialName: 'Town centre' };
    await insertChannel(tx, { realmId, id, centreId, driver, ...named, config, secretId, enabled: true }, at);
    return id;
  });
}
