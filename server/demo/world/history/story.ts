/** What became of a message: who took it, who answered when and how, and what the author thought of it. */
import { type AnswerKind, ASIDES, NOTES, writeFinal } from '../answers/write.ts';
import type { DemoFinal, DemoSatisfaction, DemoStory } from '../message.types.ts';
import type { Random } from '../random.ts';
import { say } from '../text/phrases.ts';
import type { Scene } from '../text/scene.ts';
import type { Authority, Person } from '../world.types.ts';
import type { Kit, TopicKit } from './kit.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SHIFT_OPENS = 8;
const SHIFT_CLOSES = 22;

const FORWARDED = 0.06;
const WITHDRAWN = 0.012;
/** Cases nobody ever answered. */
const FORGOTTEN = 0.012;
const SENT_BACK = 0.11;
const RATED = 0.36;
const REOPENED: Readonly<Record<DemoFinal['quality'], number>> = {
  good: 0.03,
  borderline: 0.13,
  empty: 0.27,
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export type StoryInput = {
  readonly topic: TopicKit;
  readonly scene: Scene;
  readonly operators: readonly Person[];
  readonly receivedAt: number;
  readonly isEmergency: boolean;
  /** The end of the history: what came later is not told. */
  readonly until: number;
};

/** The working state while a story is told. */
type Telling = StoryInput & {
  readonly kit: Kit;
  readonly random: Random;
  readonly authority: Authority;
  readonly executor: Person;
  readonly due: number;
};

/** Undefined when the message had not even been taken by the end of the history. */
export function tellStory(kit: Kit, input: StoryInput): DemoStory | undefined {
  const { topic, scene, until } = input;
  const { random } = scene;
  const acceptedAt = accepted(kit, input, random);
  if (acceptedAt > until) return undefined;
  const authority = kit.authorityFor(topic.passport.duty, scene.place.settlement.areaId);
  const executor = kit.person(random.pick(authority.executorIds));
  const { days, counted } = topic.passport.resolution;
  const due = kit.hours.due(acceptedAt, input.isEmergency ? Math.min(days, 1) : days, counted);
  const telling: Telling = { ...input, kit, random, authority, executor, due };
  const story: Mutable<DemoStory> = {
    operatorId: random.pick(input.operators).id,
    acceptedAt,
    authorityCode: authority.code,
    executorId: executor.id,
  };
  scene.reply = { at: acceptedAt + kit.hours.offset, due: due + kit.hours.offset, authority, executor };
  assign(story, telling);
  if (story.assignedAt !== undefined) proceed(story, telling);
  return story;
}

/** Operators take turns from eight to ten in the evening every day; emergencies wake the one on duty. */
function accepted({ hours }: Kit, { receivedAt, isEmergency }: StoryInput, random: Random): number {
  if (isEmergency) return receivedAt + random.between(2, 14) * MINUTE;
  const at = receivedAt + random.logNormal(16, 0.8) * MINUTE;
  const local = at + hours.offset;
  const hour = (local % DAY) / HOUR;
  if (hour >= SHIFT_OPENS && hour < SHIFT_CLOSES) return Math.floor(at);
  const day = Math.floor(local / DAY) + (hour >= SHIFT_CLOSES ? 1 : 0);
  return Math.floor(day * DAY + (SHIFT_OPENS + 1.5 * random.float()) * HOUR - hours.offset);
}

function assign(story: Mutable<DemoStory>, { kit, random, authority, scene, until }: Telling): void {
  const at = story.acceptedAt + random.between(1, 12) * MINUTE;
  if (at > until) return;
  story.assignedAt = at;
  if (!random.chance(FORWARDED)) return;
  const from = random.pick(kit.authoritiesAround(scene.place.settlement.areaId));
  const sentAt = Math.floor(kit.hours.open(at + random.between(1, 26) * HOUR, random.float()));
  if (from.code === authority.code || sentAt > until) return;
  story.forwarded = { fromAuthorityCode: from.code, at: sentAt, reason: say(NOTES.forward, scene) };
}

function proceed(story: Mutable<DemoStory>, telling: Telling): void {
  const { random, scene, until } = telling;
  const start = story.forwarded?.at ?? story.assignedAt!;
  if (random.chance(WITHDRAWN)) {
    const at = start + random.between(1, 40) * HOUR;
    if (at > until) return;
    story.withdrawn = { at, reason: say(NOTES.withdrawal, scene) };
    story.closedAt = at;
    return;
  }
  clarify(story, telling, start);
  const finalAt = random.chance(FORGOTTEN) ? Number.POSITIVE_INFINITY : answerTime(telling, start);
  promise(story, telling, start, finalAt);
  if (finalAt > until) return;
  story.final = answer(telling, finalAt, start, drawKind(telling));
  rate(story, telling);
  reopen(story, telling);
  close(story, telling);
}

function clarify(story: Mutable<DemoStory>, { random, scene, until }: Telling, start: number): void {
  if (scene.street || scene.landmark || !random.chance(0.12)) return;
  const asides = ASIDES[scene.language];
  const askedAt = start + random.between(4, 150) * MINUTE;
  if (askedAt > until) return;
  const clarification: Mutable<NonNullable<DemoStory['clarification']>> = {
    question: say(asides.clarification, scene),
    askedAt,
  };
  const repliedAt = askedAt + Math.floor(random.logNormal(3, 1) * HOUR);
  if (random.chance(0.75) && repliedAt <= until) {
    clarification.reply = say(asides.clarificationReply, scene);
    clarification.repliedAt = repliedAt;
  }
  story.clarification = clarification;
}

/** The share of the time limit used is log-normal: most answers come at two thirds of it, some long after it. */
function answerTime({ kit, random, authority, due, topic }: Telling, start: number): number {
  const share = random.logNormal(0.5 * kit.habitOf(authority).pace + 0.12, 0.42);
  const at = start + Math.max(40 * MINUTE, (due - start) * share);
  const isNight = authority.hours === 'round the clock' && topic.passport.severity === 5;
  return Math.floor(isNight ? at : kit.hours.open(at, random.float()));
}

function promise(story: Mutable<DemoStory>, telling: Telling, start: number, finalAt: number): void {
  const { kit, random, topic, scene, due, until } = telling;
  const isLong = topic.passport.resolution.days >= 8;
  if (!random.chance(isLong ? 0.3 : 0.06)) return;
  const span = Math.min(finalAt, due) - start;
  const at = Math.floor(kit.hours.open(start + span * (0.15 + 0.4 * random.float()), random.float() / 2));
  if (at >= finalAt || at > until) return;
  setReply(telling, at, due);
  story.interim = { text: say(ASIDES[scene.language].interim, scene), at, promisedFor: due };
}

function drawKind({ kit, random, authority, topic }: Telling): AnswerKind {
  const { emptiness } = kit.habitOf(authority);
  const draw = random.float();
  const quality = draw < emptiness ? 'empty' : draw < emptiness + 0.17 ? 'borderline' : 'good';
  const usual = topic.passport.type === 'explain' ? 'explained' : 'solved';
  const luck = random.float();
  if (quality === 'empty') return { quality, outcome: luck < 0.5 ? 'explained' : usual };
  if (luck < 0.2) return { quality, outcome: 'planned' };
  if (luck < 0.26) return { quality, outcome: 'not possible' };
  return { quality, outcome: luck < 0.28 ? 'handed on' : usual };
}

/** A promise to do something lies one to three weeks ahead. */
function setReply({ kit, random, scene, authority, executor }: Telling, at: number, due?: number): void {
  const until = due ?? at + random.between(7, 24) * DAY;
  const { offset } = kit.hours;
  scene.reply = { at: at + offset, due: until + offset, authority, executor };
}

function answer(telling: Telling, at: number, start: number, kind: AnswerKind): DemoFinal {
  const { random, scene, topic, authority, executor } = telling;
  setReply(telling, at);
  const reviewedAt = Math.max(start, at - random.between(2, 25) * MINUTE);
  const draftedAt = Math.max(start, reviewedAt - Math.floor(random.logNormal(70, 0.9) * MINUTE));
  const others = authority.executorIds.filter((id) => id !== executor.id);
  const final: Mutable<DemoFinal> = {
    text: writeFinal(kind, scene, topic.speech, topic.passport),
    ...kind,
    draftedAt,
    reviewedAt,
    at,
    executorId: executor.id,
    reviewerId: random.chance(0.6) || others.length === 0 ? authority.headId : random.pick(others),
  };
  if (kind.quality !== 'empty' && random.chance(SENT_BACK)) {
    final.sentBack = {
      text: writeFinal({ quality: 'empty', outcome: 'explained' }, scene, topic.speech, topic.passport),
      at: Math.floor((draftedAt + reviewedAt) / 2),
      reason: say(NOTES.sentBack, scene),
    };
  }
  return final;
}

/** Mean marks: a solved problem 4.5, a promise 3.3, a borderline answer 2.7, an empty one 1.6. */
function drawRating({ quality, outcome }: DemoFinal, random: Random): DemoSatisfaction['rating'] {
  const mean = quality === 'empty' ? 1.6 : quality === 'borderline' ? 2.7 : outcome === 'solved' ? 4.5 : 3.3;
  return Math.max(1, Math.min(5, Math.round(random.normal(mean, 0.8)))) as DemoSatisfaction['rating'];
}

function rate(story: Mutable<DemoStory>, { random, scene, until }: Telling): void {
  const final = story.final!;
  const at = final.at + Math.floor(random.logNormal(8, 1.1) * HOUR);
  if (!random.chance(RATED) || at > until) return;
  const rating = drawRating(final, random);
  const asides = ASIDES[scene.language];
  story.satisfaction = {
    rating,
    solved: final.outcome === 'solved' && final.quality !== 'empty' && rating >= 3,
    ...(random.chance(0.5) && { comment: say(rating >= 4 ? asides.satisfied : asides.dissatisfied, scene) }),
    at,
  };
}

function reopen(story: Mutable<DemoStory>, telling: Telling): void {
  const { random, scene, topic, kit, until } = telling;
  const final = story.final!;
  const isHappy = (story.satisfaction?.rating ?? 0) >= 4;
  if (isHappy || !random.chance(REOPENED[final.quality])) return;
  const at = (story.satisfaction?.at ?? final.at) + Math.floor(random.logNormal(26, 0.9) * HOUR);
  if (at > until || at > final.at + topic.passport.objectionDays * DAY) return;
  const text = say(ASIDES[scene.language].reopening, scene);
  const again = Math.floor(kit.hours.open(at + random.logNormal(60, 0.6) * HOUR, random.float()));
  const outcome = topic.passport.type === 'explain' ? 'explained' : 'solved';
  story.reopened = {
    at,
    text,
    ...(again <= until && { final: answer(telling, again, at, { quality: 'good', outcome }) }),
  };
}

/** A case closes when the author is content, or when the days to object have passed. */
function close(story: Mutable<DemoStory>, { topic, until }: Telling): void {
  const last = story.reopened ? story.reopened.final : story.final;
  if (!last) return;
  const isContent = !story.reopened && (story.satisfaction?.rating ?? 0) >= 4;
  const at = isContent ? story.satisfaction!.at : last.at + topic.passport.objectionDays * DAY;
  if (at <= until) story.closedAt = at;
}
