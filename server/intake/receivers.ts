import {
  type Channel,
  type ChannelContext,
  type Drivers,
  findChannelAnywhere,
  openContext,
} from '../channels/index.ts';
import type { HttpServer } from '../platform/http/server.ts';
import { isId } from '../platform/ids.ts';
import type { Platform } from '../platform/module.ts';
import { type SinkParts, sinkOf } from './sink.ts';

const keptMs = 5_000;

/** Mounts the receivers of the drivers that platforms push to; a channel switched off receives five seconds more at most. */
export function mountReceivers(
  app: HttpServer,
  parts: Platform & SinkParts & { readonly drivers: Drivers },
): void {
  const kept = new Map<string, { channel: Channel; context: ChannelContext; until: number }>();

  const contextOf = async (driver: string, channelId: string): Promise<ChannelContext | undefined> => {
    if (!isId(channelId)) return undefined;
    const now = parts.clock.now().getTime();
    const known = kept.get(channelId);
    if (known && known.until > now) return known.channel.driver === driver ? known.context : undefined;
    const channel = await parts.database.acrossRealms((tx) => findChannelAnywhere(tx, channelId));
    kept.delete(channelId);
    if (!channel?.enabled || channel.driver !== driver) return undefined;
    // The same context as long as nothing changed: drivers may keep what they know beside it.
    const same = known?.channel.version === channel.version ? known.context : undefined;
    const context = same ?? (await openContext(parts, channel, sinkOf(parts, channel)));
    kept.set(channelId, { channel, context, until: now + keptMs });
    return context;
  };

  for (const driver of parts.drivers.all()) driver.mount?.(app, (id) => contextOf(driver.name, id));
}
