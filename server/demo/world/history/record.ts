/** Turns a written text into a record: place, identity, reach, truth and story. */
import { housePoint } from '../land/streets.ts';
import type { DemoMessage } from '../message.types.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../text/scene.ts';
import { type Author, shownName } from '../voice/author.ts';
import type { DemoChannel, Severity, TopicPassport } from '../world.types.ts';
import { externalIdOf, receivedAfter, urlOf } from './identity.ts';
import type { Kit, TopicKit } from './kit.ts';
import type { Memory, Remembered } from './memory.ts';
import type { Outbreak } from './outbreaks.ts';
import { drawReach } from './reach.ts';
import { tellStory } from './story.ts';

/** Operators now and then record a neighbouring topic, and more often when the text is vague. */
const MISLABELLED = 0.05;
const MISLABELLED_VAGUE = 0.2;
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
export type Making = MakeOptions & { readonly random: Random; readonly local: number };

export type Traits = {
  readonly alsoTopicCodes: readonly string[];
  readonly isFormal: boolean;
  readonly isEmergency: boolean;
  readonly isVague: boolean;
  readonly duplicateOf?: string | undefined;
  readonly repeatOf?: string | undefined;
};

/** Adds topic, reach and story to a written text, and remembers it. */
export function complete(
  making: Making,
  author: Author,
  channel: DemoChannel,
  topic: TopicKit,
  scene: Scene,
  text: string,
  traits: Traits,
): Mutable<DemoMessage> {
  const { kit, random, outbreak, until } = making;
  const { passport } = topic;
  const message = begin(making, channel, author, scene, text);
  message.topicCode = passport.code;
  message.recordedTopicCode = recordedTopic(topic, traits.isVague, random);
  message.alsoTopicCodes = traits.alsoTopicCodes;
  message.isFormal = traits.isFormal;
  message.isEmergency = traits.isEmergency;
  message.severity = severityOf(passport, traits.isEmergency, random);
  if (traits.duplicateOf !== undefined) message.duplicateOf = traits.duplicateOf;
  if (traits.repeatOf !== undefined) message.repeatOf = traits.repeatOf;
  if (outbreak) message.outbreakId = outbreak.id;
  const memo = remembered(making, author, message, kit.topicIndex.get(passport.code)!, scene);
  if (until !== undefined) {
    const operators = kit.operatorsOf(channel.areaId);
    const { receivedAt, isEmergency } = message;
    const story = tellStory(kit, { topic, scene, operators, receivedAt, isEmergency, until });
    if (story) message.story = story;
    if (story?.final?.quality === 'good') memo.solvedAt = story.final.at;
  }
  making.memory.add(memo);
  return message;
}

/** Taken before the story is told, which may ask for an address the text did not give. */
function remembered(
  { at, outbreak }: Making,
  author: Author,
  message: DemoMessage,
  topic: number,
  scene: Scene,
): Mutable<Remembered> {
  return {
    externalId: message.externalId,
    original: message.duplicateOf ?? message.externalId,
    at,
    text: message.text,
    topic,
    place: scene.place,
    street: scene.street,
    house: scene.house,
    houseSuffix: scene.houseSuffix,
    landmarkId: scene.landmark?.id,
    author: author.number,
    language: author.language,
    outbreakId: outbreak?.id,
    solvedAt: undefined,
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

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * A message without a problem yet: where it stands, who wrote it, and what the text told about the place. The
 * settlement is the author's own even when left unsaid.
 */
export function begin(
  { kit, at, index, random, outbreak }: Making,
  channel: DemoChannel,
  author: Author,
  scene: Scene,
  text: string,
): Mutable<DemoMessage> {
  const { settlement } = scene.place;
  const { kind } = channel;
  const message: Mutable<DemoMessage> = {
    externalId: externalIdOf(channel, index),
    channelKey: channel.key,
    channelKind: kind,
    publishedAt: at,
    receivedAt: receivedAfter(channel, at, kit.hours, random),
    authorKey: `${kind}:${author.number + 1}`,
    authorName: shownName(author, kind),
    text,
    language: author.language,
    topicCode: null,
    recordedTopicCode: null,
    alsoTopicCodes: [],
    areaId: settlement.areaId,
    settlementId: settlement.id,
    severity: 1,
    isFormal: false,
    isEmergency: false,
    reach: drawReach(channel, outbreak !== undefined, random),
  };
  const url = urlOf(channel, message.externalId, index);
  if (url !== undefined) message.url = url;
  locate(message, scene);
  return message;
}

function locate(message: Mutable<DemoMessage>, { street, house, landmark }: Scene): void {
  if (street) message.streetId = street.id;
  if (landmark) message.landmarkId = landmark.id;
  if (street && house !== undefined) {
    message.house = house;
    message.point = housePoint(street, house);
  } else if (landmark) message.point = landmark.point;
}
