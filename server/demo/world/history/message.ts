/** Makes one message: who writes, about what, where, in which words, and what became of it. */

import type { DemoMessage, NoiseKind } from '../message.types.ts';
import { Random } from '../random.ts';
import type { Place } from '../text/gazetteer.ts';
import { Scene } from '../text/scene.ts';
import { type Author, drawAuthor, shownName } from '../voice/author.ts';
import { compose, type Draft, finish } from '../voice/compose.ts';
import { mannered } from '../voice/manner.ts';
import { drawNoise, writeNoise } from '../voice/write-noise.ts';
import type { DemoChannel, TopicPassport } from '../world.types.ts';
import type { Remembered } from './memory.ts';
import { begin, complete, type MakeOptions, type Making } from './record.ts';

const NOISE_SHARE = 0.07;
const COPY_SHARE = 0.03;
const COPY_SHARE_IN_OUTBREAK = 0.1;
const REPEAT_SHARE = 0.03;
const VAGUE_SHARE = 0.045;
const DOUBLE_SHARE = 0.045;
const DAY = 86_400_000;

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
  const message = begin(making, channel, author, scene, writeNoise(noise, scene, author));
  message.noise = noise;
  return message;
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
    repeatOf: origin.repeatOf,
    alsoTopicCodes: also && also !== topic ? [also.passport.code] : [],
    isFormal,
    isEmergency,
    isVague,
  });
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
  if (source.landmarkId) message.landmarkId = source.landmarkId;
  return message;
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
