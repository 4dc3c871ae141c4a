/** Everything the making of messages looks up, arranged once per world. */
import { OfficeHours } from '../calendar/office-hours.ts';
import { responsible } from '../offices/authorities.ts';
import { hash32, Weighted } from '../random.ts';
import { type CompiledSpeech, compiledSpeech } from '../speech/compiled.ts';
import { buildGazetteer, type Gazetteer } from '../text/gazetteer.ts';
import type { Authority, DemoChannel, Duty, Person, TopicPassport, World } from '../world.types.ts';
import { Seasons } from './season.ts';

export type TopicKit = {
  readonly passport: TopicPassport;
  readonly speech: CompiledSpeech;
  /** Topics an operator may take it for: of the same group, or of the same duty. */
  readonly neighbours: readonly TopicPassport[];
};

/** How an office works: 1 is the usual pace; the share of answers that say nothing. */
export type Habit = { readonly pace: number; readonly emptiness: number };

export type ChannelChoice = { readonly channels: readonly DemoChannel[]; readonly weights: Weighted };

export type Kit = {
  readonly world: World;
  readonly gazetteer: Gazetteer;
  readonly hours: OfficeHours;
  readonly seasons: Seasons;
  readonly topics: readonly TopicKit[];
  readonly topicIndex: ReadonlyMap<string, number>;
  readonly channelsOf: (areaId: string, isPrivate: boolean) => ChannelChoice;
  readonly authorityFor: (duty: Duty, areaId: string) => Authority;
  readonly authoritiesAround: (areaId: string) => readonly Authority[];
  readonly habitOf: (authority: Authority) => Habit;
  readonly operatorsOf: (areaId: string) => readonly Person[];
  readonly person: (id: string) => Person;
};

function memoised<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let found = known.get(key);
    if (found === undefined) {
      found = make(key);
      known.set(key, found);
    }
    return found;
  };
}

function topicKits(topics: readonly TopicPassport[]): TopicKit[] {
  const speech = compiledSpeech();
  return topics.map((passport) => {
    const own = speech.get(passport.code);
    if (!own) throw new Error(`nobody knows how to speak of ${passport.code}`);
    const neighbours = topics.filter(
      (other) =>
        other !== passport && (other.groupCode === passport.groupCode || other.duty === passport.duty),
    );
    return { passport, speech: own, neighbours };
  });
}

/** Shares of the places where people write; private matters go to desks rather than to open pages. */
function weightOf(
  { kind, isOfficial, key, areaId }: DemoChannel,
  regionId: string,
  isPrivate: boolean,
): number {
  if (kind === 'portal') return isPrivate ? 34 : 19;
  if (kind === 'email') return isPrivate ? 8 : 3;
  if (kind === 'hotline') return isPrivate ? 14 : 6;
  const open = isPrivate ? 0.5 : 1;
  if (areaId === regionId)
    return { telegram: 10, max: 5, vk: key.includes('governor') ? 6 : 5, ok: 3 }[kind] * open;
  if (kind === 'telegram') return 9 * open;
  return (isOfficial ? 17 : 21) * open;
}

export function buildKit(world: World): Kit {
  const regionId = world.region.id;
  const people = new Map(world.staff.map((person) => [person.id, person]));
  const carriers = memoised((duty: Duty) =>
    memoised((areaId: string) => responsible(world.authorities, duty, areaId)),
  );
  const choices = (isPrivate: boolean) =>
    memoised((areaId: string): ChannelChoice => {
      const channels = world.channels.filter((one) => one.areaId === areaId || one.areaId === regionId);
      return { channels, weights: new Weighted(channels.map((one) => weightOf(one, regionId, isPrivate))) };
    });
  const [open, closed] = [choices(false), choices(true)];
  return {
    world,
    gazetteer: buildGazetteer(world),
    hours: new OfficeHours(world.calendar),
    seasons: new Seasons(world.topics),
    topics: topicKits(world.topics),
    topicIndex: new Map(world.topics.map((topic, i) => [topic.code, i])),
    channelsOf: (areaId, isPrivate) => (isPrivate ? closed : open)(areaId),
    authorityFor: (duty, areaId) => carriers(duty)(areaId),
    authoritiesAround: memoised((areaId) =>
      world.authorities.filter((one) => one.areaId === areaId || one.level === 'regional'),
    ),
    habitOf: memoised((authority) => ({
      pace: 0.55 + (hash32(authority.code, 7) % 1000) / 1250,
      emptiness: 0.05 + (hash32(authority.code, 11) % 1000) / 3200,
    })),
    operatorsOf: memoised((areaId) =>
      world.staff.filter((one) => one.role === 'operator' && one.centreAreaId === areaId),
    ),
    person: (id) => people.get(id)!,
  };
}

const kits = new WeakMap<World, Kit>();

/** The kit of a world, made on the first call. */
export function kitOf(world: World): Kit {
  let kit = kits.get(world);
  if (!kit) {
    kit = buildKit(world);
    kits.set(world, kit);
  }
  return kit;
}
