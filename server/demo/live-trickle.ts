import { createAcceptance } from '../intake/index.ts';
import type { Platform } from '../platform/module.ts';
import { findRealmChannels, readPosition, writePosition } from './trickle.store.ts';
import { demoWorld, trickle } from './world/index.ts';

/** A resident of the demo writes about this often, give or take a half. */
const everyMs = 45_000;

/**
 * While the demo region is served, its residents go on writing: one message after another goes the way every message
 * goes. Which one is next is kept in the database, so a restart repeats none.
 */
export function liveTrickle(platform: Platform): { stop(): Promise<void> } {
  const accept = createAcceptance(platform);
  const world = demoWorld();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const next = () => {
    if (stopped) return;
    timer = setTimeout(
      () => {
        running = writeOne()
          .catch((error: unknown) => platform.log.warn({ error }, 'a message of the demo was not written'))
          .then(next);
      },
      everyMs * (0.5 + Math.random()),
    );
  };

  async function writeOne(): Promise<void> {
    const channels = await platform.database.acrossRealms(findRealmChannels);
    const [first] = channels;
    if (!first) return;
    const n = (await platform.database.acrossRealms((tx) => readPosition(tx, first.realmId, first.id))) ?? 0;
    const message = trickle(world, 'live', n, platform.clock.now().getTime());
    const channel = channels.find(({ address }) => message.channelKey.endsWith(address)) ?? first;
    const author = { address: message.authorKey, name: message.authorName, contact: null };
    const heard = {
      externalId: message.externalId,
      text: message.text,
      publishedAt: new Date(message.publishedAt),
      author,
      threadId: null,
      parentExternalId: null,
      url: message.url ?? null,
      title: null,
      private: false,
      reach: message.reach,
      point: message.point ? { lon: message.point[0], lat: message.point[1] } : null,
      address: null,
      files: [],
    };
    const { realmId, id: channelId, centreId } = channel;
    await accept([{ realmId, channelId, centreId, source: 'driver', message: heard }], 'demo');
    await platform.database.acrossRealms((tx) => writePosition(tx, first.realmId, first.id, n + 1));
  }

  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
