/** Makes one message: who writes, about what, where, in which words, and what became of it. */

import { housePoint } from '../land/streets.ts';
import type { DemoMessage, NoiseKind } from '../message.types.ts';
import { Random } from '../random.ts';
import type { Place } from '../text/gazetteer.ts';
import { Scene } from '../text/scene.ts';
import { type Author, drawAuthor, shownName } from '../voice/author.ts';
import { compose, type Draft, finish } from '../voice/compose.ts';
import { mannered } from '../voice/manner.ts';
import { drawNoise, writeNoise } from '../voice/write-noise.ts';
import type { DemoChannel, Point, Severity, TopicPassport } from '../world.types.ts';
import { identify, receivedAfter } from './identity.ts';
import type { Kit, TopicKit } from './kit.ts';
import type { Memory, Remembered } from './memory.ts';
import type { Outbreak } from './outbreaks.ts';
import { drawReach } from './reach.ts';
import { tellStory } from './story.ts';

const NOISE_SHARE = 0.07;
const COPY_SHARE = 0.03;
const COPY_SHARE_IN_OUTBREAK = 0.1;
const REPEAT_SHARE = 0.03;
const VAGUE_SHARE = 0.045;
const DOUBLE_SHARE = 0.045;
/** Operators now and then record a neighbouring topic, and more often when the text is vague. */
const MISLABELLED = 0.05;
const MISLABELLED_VAGUE = 0.2;
const DAY = 86_400_000;

export type MakeOptions = {
  readonly kit: Kit;
  readonly seed: string;
  readonly index: number;
  readonly at: number;
  /** Residents who write at all; a few of them write often. */
  readonly authors: number;
  readonly memory: Memory;
  readonly outbreak?: Outbreak | undefined;
  /** The end of the history; absent for live messages, which have no story yet. */
  readonly until?: number;
};

/** The working state of one message. */
type Making = MakeOptions & { readonly random: Random; readonly local: number };

export function makeMessage(options: MakeOptions): DemoMessage {
  const { kit, seed, index, at, outbreak, memory } = options;
  const random = new Random(`${seed}|${index}`);
  const making: Making = { ...options, random, local: at + kit.hours.offset };
  const draw = random.float();
  if (!outbreak && draw < NOISE_SHARE) return makeNoise(making, drawNoise(random));
  if (draw > 1 - (outbreak ? COPY_SHARE_IN_OUTBREAK : COPY_SHARE)) {
    const source = memory.recent(
      random,
      600,
      (one) => at - one.at < 3 * DAY && one.outbreakId === outbreak?.id,
    );
    if (source) return makeCopy(making, source);
  }
  if (!outbreak && draw < NOISE_SHARE + REPEAT_SHARE) {
    const source = memory.recent(random, 6000, (one) => isStillOpen(one, at));
    if (source) return makeRepeat(making, source);
  }
  return makeProblem(making);
}

function isStillOpen({ at: then, solvedAt }: Remembered, now: number): boolean {
  return now - then > 3 * DAY && now - then < 75 * DAY && (solvedAt === undefined || solvedAt > now);
}

/** A few write often: the share of an author falls with a power of the number. */
function drawAuthorNumber({ random, authors }: Making): number {
  return Math.floor(authors * random.float() ** 1.4);
}

function sceneOf({ kit, random, local, outbreak }: Making, author: Author, place: Place): Scene {
  const scene = new Scene({
    gazetteer: kit.gazetteer,
    place,
    language: author.language,
    gender: author.gender,
    localTime: local,
    random,
    ...(outbreak && { streets: outbreak.streets }),
    ...(author.home.street.settlementId === place.settlement.id && !outbreak && { home: author.home }),
  });
  scene.addressee = author.language === 'ru' ? author.firstName : shownName(author, 'vk');
  scene.route = outbreak?.route;
  return scene;
}

/** An author seen from the place of an outbreak lives there. */
function authorHere(making: Making, number: number, place: Place | undefined): Author {
  const author = drawAuthor(making.kit.gazetteer, making.seed, number);
  return place && place !== author.place ? { ...author, place } : author;
}

function drawChannel(
  { kit, random }: Making,
  place: Place,
  passport: TopicPassport | undefined,
): DemoChannel {
  const { channels, weights } = kit.channelsOf(place.settlement.areaId, passport?.visibility === 'private');
  return channels[weights.index(random)]!;
}

function makeNoise(making: Making, noise: NoiseKind): DemoMessage {
  const author = authorHere(making, drawAuthorNumber(making), undefined);
  const scene = sceneOf(making, author, author.place);
  const channel = drawChannel(making, author.place, undefined);
  return {
    ...envelope(making, channel, author),
    text: writeNoise(noise, scene, author),
    language: author.language,
    topicCode: null,
    recordedTopicCode: null,
    alsoTopicCodes: [],
    ...placeOf(scene),
    severity: 1,
    isFormal: false,
    isEmergency: false,
    reach: drawReach(channel, false, making.random),
    noise,
  };
}

function makeProblem(making: Making): DemoMessage {
  const { kit, random, outbreak, local } = making;
  const author = authorHere(making, drawAuthorNumber(making), outbreak?.place);
  const topicAt = outbreak
    ? outbreak.topics[outbreak.weights.index(random)]!
    : kit.seasons.at(local).index(random);
  return write(making, author, topicAt, sceneOf(making, author, author.place), {});
}

/** The same author again about the same thing. */
function makeRepeat(making: Making, source: Remembered): DemoMessage {
  const author = authorHere(making, source.author, source.place);
  const scene = sceneOf(making, author, source.place);
  if (source.street) {
    scene.street = source.street;
    scene.house = source.house;
    scene.houseSuffix = source.houseSuffix;
  }
  return write(making, author, source.topic, scene, { repeatOf: source.externalId });
}

function emergencyChance({ severity, code }: TopicPassport): number {
  if (code === 'energy.gas-smell' || code === 'safety.thin-ice' || code === 'health.ambulance') return 0.55;
  return severity === 5 ? 0.16 : severity === 4 ? 0.015 : 0;
}

function formalChance(channel: DemoChannel, author: Author): number {
  if (author.language === 'en' || (channel.kind !== 'portal' && channel.kind !== 'email')) return 0;
  return author.manner.tone === 'formal' ? 0.8 : 0.09;
}

function write(
  making: Making,
  author: Author,
  topicAt: number,
  scene: Scene,
  origin: { readonly repeatOf?: string },
): DemoMessage {
  const { kit, random, outbreak, local } = making;
  const topic = kit.topics[topicAt]!;
  const { passport } = topic;
  const channel = drawChannel(making, author.place, passport);
  const also = random.chance(DOUBLE_SHARE) ? kit.topics[kit.seasons.at(local).index(random)]! : undefined;
  const isFormal = random.chance(formalChance(channel, author));
  const isEmergency = random.chance(emergencyChance(passport));
  const isVague = !isFormal && !isEmergency && !also && random.chance(VAGUE_SHARE);
  const draft: Draft = {
    speech: topic.speech,
    ...(topicAt === outbreak?.topics[0] && { event: outbreak.event[author.language] }),
    ...(also && also !== topic && { also: also.speech }),
    channel: channel.kind,
    isFormal,
    isEmergency,
    isRepeat: origin.repeatOf !== undefined,
    isVague,
    needsTown: channel.areaId === kit.world.region.id || !author.place.settlement.isSeat,
  };
  scene.word = random.pick(passport.keywords[author.language]);
  scene.topic = passport.name[author.language];
  const text = compose(draft, scene, author);
  return complete(making, author, channel, topic, scene, text, {
    ...origin,
    alsoTopicCodes: also && also !== topic ? [also.passport.code] : [],
    isFormal,
    isEmergency,
    isVague,
  });
}

type Traits = Pick<
  DemoMessage,
  'alsoTopicCodes' | 'isFormal' | 'isEmergency' | 'duplicateOf' | 'repeatOf'
> & {
  readonly isVague: boolean;
};

/** Adds place, reach and story to a written text, and remembers it. */
function complete(
  making: Making,
  author: Author,
  channel: DemoChannel,
  topic: TopicKit,
  scene: Scene,
  text: string,
  { isVague, ...traits }: Traits,
): DemoMessage {
  const { kit, random, outbreak, until } = making;
  const start = envelope(making, channel, author);
  const operators = kit.operatorsOf(channel.areaId);
  const place = placeOf(scene);
  const remembered = { street: scene.street, house: scene.house, houseSuffix: scene.houseSuffix };
  const story =
    until === undefined
      ? undefined
      : tellStory(kit, {
          topic,
          scene,
          operators,
          receivedAt: start.receivedAt,
          isEmergency: traits.isEmergency,
          until,
        });
  const solved = story?.final?.quality === 'good' ? story.final.at : undefined;
  making.memory.add({
    externalId: start.externalId,
    original: traits.duplicateOf ?? start.externalId,
    at: making.at,
    text,
    topic: kit.topicIndex.get(topic.passport.code)!,
    place: scene.place,
    ...remembered,
    landmarkId: place.landmarkId,
    author: author.number,
    language: author.language,
    outbreakId: outbreak?.id,
    solvedAt: solved,
  });
  return {
    ...start,
    text,
    language: author.language,
    topicCode: topic.passport.code,
    recordedTopicCode: recordedTopic(topic, isVague, random),
    ...traits,
    ...place,
    severity: severityOf(topic.passport, traits.isEmergency, random),
    reach: drawReach(channel, outbreak !== undefined, random),
    ...(outbreak && { outbreakId: outbreak.id }),
    ...(story && { story }),
  };
}

function recordedTopic({ passport, neighbours }: TopicKit, isVague: boolean, random: Random): string {
  const isWrong = neighbours.length > 0 && random.chance(isVague ? MISLABELLED_VAGUE : MISLABELLED);
  return isWrong ? random.pick(neighbours).code : passport.code;
}

function severityOf({ severity }: TopicPassport, isEmergency: boolean, random: Random): Severity {
  if (isEmergency) return 5;
  const shift = random.chance(0.12) ? 1 : random.chance(0.15) ? -1 : 0;
  return Math.max(1, Math.min(5, severity + shift)) as Severity;
}

/** A copy by somebody else, or by the same person elsewhere: word for word or with a few slips and words of support. */
function makeCopy(making: Making, source: Remembered): DemoMessage {
  const { random, kit } = making;
  const isOwn = random.chance(0.35);
  const number = isOwn ? source.author : drawAuthorNumber(making);
  const author: Author = { ...authorHere(making, number, source.place), language: source.language };
  const scene = sceneOf(making, author, source.place);
  scene.street = source.street;
  scene.house = source.house;
  scene.houseSuffix = source.houseSuffix;
  const topic = kit.topics[source.topic]!;
  scene.topic = topic.passport.name[author.language];
  const channel = drawChannel(making, author.place, topic.passport);
  const message = complete(making, author, channel, topic, scene, copied(source, author, random), {
    alsoTopicCodes: [],
    isFormal: false,
    isEmergency: false,
    duplicateOf: source.original,
    isVague: false,
  });
  return source.landmarkId ? { ...message, landmarkId: source.landmarkId } : message;
}

const SUPPORT = {
  ru: [
    'Поддерживаю!',
    'Репост:',
    'Присоединяюсь к обращению.',
    'У нас то же самое!',
    'Дублирую, чтобы увидели.',
    'Прошу обратить внимание!',
    '+++',
  ],
  en: ['Same here!', 'Repost:', 'I support this.'],
};

function copied({ text, language }: Remembered, author: Author, random: Random): string {
  const draw = random.float();
  if (draw < 0.35) return text;
  if (draw < 0.6) return mannered(text, { ...author.manner, typos: 0.06, capitals: 'no' }, random);
  if (draw < 0.85)
    return finish(
      [random.pick(SUPPORT[language]), text],
      { ...author, manner: { ...author.manner, typos: 0 } },
      random,
    );
  const cut = text.lastIndexOf('. ');
  return cut > 40 ? text.slice(0, cut + 1) : text;
}

type Place3 = Pick<DemoMessage, 'areaId' | 'settlementId' | 'streetId' | 'house' | 'landmarkId' | 'point'>;

/** What the text told about the place; the settlement is the author's own even when left unsaid. */
function placeOf({ place, street, house, landmark }: Scene): Place3 {
  const { areaId, id: settlementId } = place.settlement;
  const point = pointOf(street && house !== undefined ? housePoint(street, house) : landmark?.point);
  return {
    areaId,
    settlementId,
    ...(street && { streetId: street.id }),
    ...(street && house !== undefined && { house }),
    ...(landmark && { landmarkId: landmark.id }),
    ...point,
  };
}

function pointOf(point: Point | undefined): { point?: Point } {
  return point ? { point } : {};
}

type Envelope = Pick<
  DemoMessage,
  | 'externalId'
  | 'channelKey'
  | 'channelKind'
  | 'url'
  | 'publishedAt'
  | 'receivedAt'
  | 'authorKey'
  | 'authorName'
>;

function envelope({ kit, at, index, random }: Making, channel: DemoChannel, author: Author): Envelope {
  const { key, kind } = channel;
  return {
    ...identify(channel, index),
    channelKey: key,
    channelKind: kind,
    publishedAt: at,
    receivedAt: receivedAfter(channel, at, kit.hours, random),
    authorKey: `${kind}:${author.number + 1}`,
    authorName: shownName(author, kind),
  };
}
