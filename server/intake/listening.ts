import { type Channel, type Drivers, listEnabledChannels, openContext } from '../channels/index.ts';
import type { Platform } from '../platform/module.ts';
import type { Wake } from '../platform/wake.ts';
import { createChannelLocks } from './channel-locks.ts';
import { type SinkParts, sinkOf } from './sink.ts';

export type ListenParts = Platform & SinkParts & { readonly drivers: Drivers; readonly wake: Wake };

interface Listener {
  readonly version: number;
  stop(): Promise<void>;
}

/** However busy the log is, channels are looked at once in `calmMs`; however quiet, once in `patienceMs`. */
const usual = { calmMs: 1000, patienceMs: 60_000 };

/**
 * Listens to every enabled channel that is pulled, each in one process at a time, and follows their changes: a channel
 * added, changed or switched off takes effect when the log rings, in a minute at the latest.
 */
export function listenToChannels(parts: ListenParts, times = usual): { stop(): Promise<void> } {
  const running = new Map<string, Listener>();
  const stopped = Promise.withResolvers<void>();
  let stopping = false;
  const stopAll = async () => {
    const listeners = [...running.values()];
    running.clear();
    await Promise.all(listeners.map((listener) => listener.stop()));
  };
  const locks = createChannelLocks(parts.database.pool, parts.log, () => {
    void stopAll().then(() => parts.wake.ring());
  });

  const look = async () => {
    const channels = await parts.database.acrossRealms(listEnabledChannels);
    const wanted = new Map(channels.map((channel) => [channel.id, channel]));
    for (const [id, listener] of running) {
      if (wanted.get(id)?.version === listener.version) continue;
      running.delete(id);
      await listener.stop();
      await locks.release(id);
    }
    for (const channel of channels) if (!running.has(channel.id) && !stopping) await begin(channel);
  };

  const begin = async (channel: Channel) => {
    try {
      const driver = parts.drivers.of(channel.driver);
      if (!driver.listen || !(await locks.acquire(channel.id))) return;
      const listener = driver.listen(await openContext(parts, channel, sinkOf(parts, channel)));
      running.set(channel.id, { version: channel.version, stop: () => listener.stop() });
    } catch (error) {
      // One channel that cannot be opened keeps nobody from listening to the others.
      parts.log.error({ error, channel: channel.id }, 'a channel cannot be listened to');
      await locks.release(channel.id);
    }
  };

  const done = (async () => {
    while (!stopping) {
      const seen = parts.wake.count();
      try {
        await look();
      } catch (error) {
        parts.log.warn({ error }, 'the channels could not be read; trying again');
      }
      if (!stopping) await Promise.race([parts.wake.sleep(times.calmMs), stopped.promise]);
      if (!stopping && parts.wake.count() === seen) await parts.wake.wait(times.patienceMs);
    }
  })();

  return {
    async stop() {
      stopping = true;
      stopped.resolve();
      parts.wake.ring();
      await done;
      await stopAll();
      locks.close();
    },
  };
}
