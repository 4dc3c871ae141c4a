import { loadModel, type Model } from '../../../engines/classify/index.ts';
import { signatureOf } from '../../../engines/neardup/index.ts';
import {
  assessSeverity,
  emergencyIn,
  formalAppealIn,
  readSigns,
  type SignReason,
  type Signs,
  setAsideIn,
  typeOf,
} from '../../../engines/severity/index.ts';
import { detectLanguage } from '../../../engines/text/index.ts';
import type { Reason, TopicGuess } from '../proposal.types.ts';
import { learnInGroups } from '../learn-in-groups.ts';
import { nearWindow } from './near-window.ts';
import { placeReader } from './place-reader.ts';
import type {
  Draft,
  Ground,
  GroundTopic,
  KnownProblem,
  MessageToRead,
  StoredSignature,
  TopicModel,
  WatchChange,
} from './reader.types.ts';
import { recentProblems } from './recent-problems.ts';
import { topicReader } from './topic-reader.ts';
import { watchReader } from './watch-reader.ts';

/** Reads the messages of one realm. All in memory; what it knows is handed to it. */
export interface RealmReader {
  /** The directory as it now is. */
  stand(ground: Ground): void;
  /** The model in force; none: the passports' words. */
  use(model: TopicModel | undefined): void;
  /** Empties the window, to be filled by `recall`. */
  forget(): void;
  /** Earlier messages, oldest first. */
  recall(signatures: readonly StoredSignature[], problems: readonly KnownProblem[]): void;
  watch(change: WatchChange): void;
  read(messages: readonly MessageToRead[]): Draft[];
  explain(text: string, topicIds: readonly string[]): TopicGuess['fragments'][];
}

/** What no topic is proposed for is taken as ordinary until a person says. */
const ordinary: Pick<GroundTopic, 'severity' | 'type'> = { severity: 2, type: 'solve' };

export function realmReader(first: Ground): RealmReader {
  let window = nearWindow();
  let ground = first;
  let topics = new Map(ground.topics.map((topic) => [topic.id, topic]));
  const groupOf = (topicId: string) => topics.get(topicId)?.groupId;
  let problems = recentProblems(groupOf);
  let places = placeReader(ground);
  let base: { id: string; settled: Model } | undefined;
  let trained: { version: number; model: Model } | undefined;
  let topicsOf = topicReader(ground.topics, undefined);
  const watches = watchReader(ground);

  const termsOf = ({ words }: Signs) => [
    ...new Set(words.filter(({ text }) => text.length > 3).map(({ form }) => form.stem)),
  ];

  function readOne(message: MessageToRead, guesses: TopicGuess[]): Draft {
    const { messageId, text, at } = message;
    const signs = readSigns(text);
    const place = places.read(message);
    const topicId = guesses[0]?.topicId;
    const topic = topics.get(topicId ?? '') ?? ordinary;
    const terms = topicId ? termsOf(signs) : [];
    const signature = signatureOf(text);
    const same = window.meet(messageId, signature, at);
    const told = new Set(same.duplicates.map((one) => one.messageId));
    const alike = topicId ? problems.like(at, topicId, place, terms) : [];
    const burst = topicId ? problems.lastHour(at, topicId, place) : 0;
    if (topicId) problems.add(messageId, at, topicId, place, terms);
    const severity = assessSeverity(signs, {
      base: topic.severity,
      similarLastHour: Math.max(same.lastHour, burst),
      tenderPlace: places.isTender(place.landmarkId),
    });
    const setAside = setAsideIn(signs, severity);
    const type = typeOf(signs, topic.type);
    const language = languageOf(text, ground);
    const watched = watches.read(message, place, language.value);
    return {
      messageId,
      madeBy: topicsOf.madeBy,
      signature,
      language,
      topics: guesses,
      place,
      severity: { value: severity.severity, reasons: plain(severity.reasons) },
      type: { ...type, reasons: plain(type.reasons) },
      setAside: setAside ? { ...setAside, reasons: plain(setAside.reasons) } : null,
      emergency: plain(emergencyIn(severity)),
      formalAppeal: plain(formalAppealIn(signs)),
      duplicates: [
        ...same.duplicates,
        ...alike.filter((one) => one.messageId < messageId && !told.has(one.messageId)),
      ],
      ...(watched.length > 0 ? { watches: watched } : {}),
    };
  }

  /** What full groups have taught is kept: the next version goes on from there. */
  function teach({ version, baseId, bytes, lessons }: TopicModel): { version: number; model: Model } {
    const from = bytes ? loadModel(bytes) : base?.id === baseId ? base.settled : undefined;
    if (!from) throw new Error(`base ${baseId} has not been handed over`);
    const { settled, model } = learnInGroups(from, lessons);
    base = { id: baseId, settled };
    return { version, model };
  }

  return {
    stand(next) {
      ground = next;
      topics = new Map(ground.topics.map((topic) => [topic.id, topic]));
      places = placeReader(ground);
      topicsOf = topicReader(ground.topics, trained);
      watches.stand(ground);
    },
    use(next) {
      trained = next && teach(next);
      topicsOf = topicReader(ground.topics, trained);
    },
    forget() {
      window = nearWindow();
      problems = recentProblems(groupOf);
    },
    recall(signatures, known) {
      window.file(signatures);
      for (const { messageId, at, topicId, place, text } of known)
        problems.add(messageId, at, topicId, place, termsOf(readSigns(text)));
    },
    watch: (change) => watches.change(change),
    read(messages) {
      const guesses = topicsOf.guess(messages.map(({ text }) => text));
      return messages.map((message, index) => readOne(message, guesses[index] ?? []));
    },
    explain: (text, topicIds) => topicsOf.explain(text, topicIds),
  };
}

/** A message without a word to judge by is taken for the realm's own language, with no confidence. */
function languageOf(text: string, { language, languages }: Ground): Draft['language'] {
  const guess = detectLanguage(text, languages);
  const value = guess.language === 'unknown' ? language : guess.language;
  return { value, confidence: guess.confidence };
}

function plain(reasons: readonly SignReason[]): Reason[] {
  return reasons.map((reason) => ({ ...reason }));
}
