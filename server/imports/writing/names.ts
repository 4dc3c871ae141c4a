import type { Channel } from '../../channels/index.ts';
import type { Area, Authority, Centre, Directory, Names, Topic, TopicGroup } from '../../territory/index.ts';
import { findByName, plainName, plainPlace } from '../plain-name.rules.ts';
import type { ImportedRow } from '../rows/imported.types.ts';

/** Platform of what says nothing of where it was written. */
export const unknownPlatform = 'file';

/** What rows name and the realm does not have yet. */
export interface Missing {
  readonly platforms: readonly string[];
  /** The authority nearest to the work that a row names. */
  readonly authorities: readonly string[];
  /** Group by topic; null: the group of imported topics. */
  readonly topics: ReadonlyMap<string, string | null>;
}

/** Finds what names mean in one state of the realm; each name is looked for once. */
export interface NameFinder {
  topic(name: string): Topic | undefined;
  authority(names: readonly string[]): Authority | undefined;
  area(name: string | null): Area | undefined;
  channel(platform: string | null): Channel | undefined;
  group(name: string): TopicGroup | undefined;
  readonly root: Centre;
  readonly directory: Directory;
}

export function createNameFinder(directory: Directory, channels: readonly Channel[]): NameFinder {
  const named = (item: { code: string; name: Names }) => [item.code, ...Object.values(item.name)];
  const root = [...directory.centres.values()].find(({ parentId }) => parentId === null);
  if (!root) throw new Error(`realm ${directory.realmId} has no centre`);
  const topic = once((name) => findByName(directory.topics.values(), named, name));
  const authority = once((name) =>
    findByName(
      directory.authorities.values(),
      (one) => [...named(one), ...Object.values(one.shortName)],
      name,
    ),
  );
  // Places by their name and nothing near it: their names are alike, and a column of addresses has no end of them.
  const areas = new Map(
    [...directory.areas.values()].flatMap((one) =>
      named(one).map((name) => [plainPlace(name), one] as const),
    ),
  );
  const group = once((name) => findByName(directory.groups.values(), named, name));
  return {
    directory,
    root,
    topic,
    group,
    authority: (names) => {
      for (const name of names) {
        const found = authority(name);
        if (found) return found;
      }
      return undefined;
    },
    area: (name) => (name === null ? undefined : areas.get(plainPlace(name))),
    channel: (platform) => channels.find((one) => isArchiveOf(one, platform ?? unknownPlatform)),
  };
}

function isArchiveOf(channel: Channel, platform: string): boolean {
  return channel.driver === 'archive' && channel.config.platform === platform;
}

function once<T>(find: (name: string) => T | undefined): (name: string) => T | undefined {
  const known = new Map<string, T | undefined>();
  return (name) => {
    const key = plainName(name);
    if (!known.has(key)) known.set(key, find(name));
    return known.get(key);
  };
}

/** What of these rows has to be made before they can be written. `channelGiven`: all go into one channel. */
export function missingIn(
  finder: NameFinder,
  rows: readonly ImportedRow[],
  channelGiven: boolean,
): Missing | undefined {
  const platforms = new Set<string>();
  const authorities = new Map<string, string>();
  const topics = new Map<string, { name: string; group: string | null }>();
  for (const { message, handled } of rows) {
    if (!channelGiven && !finder.channel(message.platform))
      platforms.add(message.platform ?? unknownPlatform);
    if (!handled) continue;
    const { topic, topicGroup: group } = handled;
    if (!finder.topic(topic))
      topics.set(plainName(topic), topics.get(plainName(topic)) ?? { name: topic, group });
    const [widest] = handled.authorities.slice(-1);
    if (widest && !finder.authority(handled.authorities)) authorities.set(plainName(widest), widest);
  }
  if (platforms.size + authorities.size + topics.size === 0) return undefined;
  return {
    platforms: [...platforms],
    authorities: [...authorities.values()],
    topics: new Map([...topics.values()].map(({ name, group }) => [name, group])),
  };
}
