/** How far a message was seen. */
import type { DemoReach } from '../message.types.ts';
import type { Random } from '../random.ts';
import type { DemoChannel } from '../world.types.ts';

const UNSEEN: DemoReach = { likes: 0, comments: 0, shares: 0, views: 0, subscribers: 0 };

/** Views follow a log-normal share of the subscribers (median 2 %); about one viewer in ninety reacts. */
export function drawReach(channel: DemoChannel, isHot: boolean, random: Random): DemoReach {
  if (channel.subscribers === 0) return UNSEEN;
  const views = Math.round(
    Math.min(channel.subscribers * 3, channel.subscribers * random.logNormal(isHot ? 0.06 : 0.02, 1.1)),
  );
  if (views === 0) return { ...UNSEEN, subscribers: channel.subscribers };
  const likes = Math.round((views / 90) * random.logNormal(1, 0.8));
  const comments = Math.round(likes * random.float() * 0.5);
  return {
    likes,
    comments,
    shares: Math.round(likes * random.float() * 0.12),
    views,
    subscribers: channel.subscribers,
  };
}
