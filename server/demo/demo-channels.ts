import { insertChannel } from '../channels/index.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { DemoIds } from './demo-realm.ts';
import type { World } from './world/index.ts';

/** Where the fictional residents write: demo drivers stand in for the platforms, one channel is for pasted addresses. */
export async function insertDemoChannels(tx: Tx, world: World, ids: DemoIds, at: Date): Promise<void> {
  await insertChannel(
    tx,
    {
      realmId: ids.realmId,
      id: newId(),
      centreId: ids.centres.get(world.region.id)!,
      driver: 'manual',
      name: { ru: 'Записано по ссылке', en: 'Registered by address' },
      officialName: world.region.name.ru,
      config: { kind: 'pasted' },
      secretId: null,
      enabled: true,
    },
    at,
  );
  const drivers: Readonly<Record<string, string>> = { portal: 'portal', hotline: 'manual' };
  for (const channel of world.channels) {
    await insertChannel(
      tx,
      {
        realmId: ids.realmId,
        id: ids.channels.get(channel.key)!,
        centreId: ids.centres.get(channel.areaId)!,
        driver: drivers[channel.kind] ?? 'demo',
        name: channel.title,
        officialName: channel.title.ru,
        config:
          channel.kind === 'hotline' ? { kind: 'hotline' } : { kind: channel.kind, address: channel.address },
        secretId: null,
        enabled: true,
      },
      at,
    );
  }
}
