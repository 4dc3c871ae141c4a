import type { Boundary, Directory, GazetteerEntry, Names, Topic } from '../../territory/index.ts';
import type { Ground, GroundTopic } from './reader.types.ts';

/** What of a realm's directory reading needs, as plain data. */
export function groundOf(
  directory: Directory,
  boundaries: readonly Boundary[],
  gazetteer: readonly GazetteerEntry[],
): Ground {
  const { realmId, stamp, language } = directory;
  const topics = [...directory.topics.values()];
  return {
    realmId,
    stamp,
    language,
    languages: [...new Set([language, ...topics.flatMap(({ name }) => Object.keys(name))])],
    topics: topics.map(topicOf),
    areas: [...directory.areas.values()].map(({ id, centreId, name, lon, lat }) => ({
      id,
      centreId,
      name,
      lon,
      lat,
    })),
    boundaries: boundaries.map(({ id, boundary }) => ({ id, boundary })),
    gazetteer,
  };
}

function topicOf({ id, groupId, name, description, passport }: Topic): GroundTopic {
  const { severity, type } = passport;
  const words = [...said(name), ...said(description), ...Object.values(passport.words).flat()];
  return { id, groupId, severity, type, words };
}

function said(names: Names): string[] {
  return Object.values(names).filter((name) => name.trim() !== '');
}
