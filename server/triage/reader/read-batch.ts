import { signatureOf } from '../../../engines/neardup/index.ts';
import {
  assessSeverity,
  type Circumstances,
  emergencyIn,
  formalAppealIn,
  readSigns,
  type Signs,
  setAsideIn,
  typeOf,
} from '../../../engines/severity/index.ts';
import { detectLanguage } from '../../../engines/text/index.ts';
import type { DuplicateGuess, TopicGuess } from '../proposal.types.ts';
import type { NearWindow } from './near-window.ts';
import type { PlaceReader } from './place-reader.ts';
import type { Draft, Ground, GroundTopic, MessageToRead } from './reader.types.ts';
import type { RecentProblems } from './recent-problems.ts';
import type { TopicReader } from './topic-reader.ts';
import type { WatchReader } from './watch-reader.ts';

/** What the messages of a realm are read with. */
export interface Desk {
  readonly ground: Ground;
  readonly topics: ReadonlyMap<string, GroundTopic>;
  readonly topicsOf: TopicReader;
  readonly places: PlaceReader;
  readonly window: NearWindow;
  readonly problems: RecentProblems;
  readonly watches: WatchReader;
}

/** What no topic is proposed for is taken as ordinary until a person says. */
const ordinary: Pick<GroundTopic, 'severity' | 'type'> = { severity: 2, type: 'solve' };

/**
 * Each engine reads all messages before the next one does: its code and tables then stay in the processor's cache,
 * which takes 0.7 of the time (docs/decisions/0070). What is remembered of earlier messages is asked in their order.
 */
export function readBatch(desk: Desk, messages: readonly MessageToRead[]): Draft[] {
  const { ground, topicsOf, places, window, watches } = desk;
  const texts = messages.map(({ text }) => text);
  const guesses = topicsOf.guess(texts);
  const found = messages.map((message) => places.read(message));
  const languages = texts.map((text) => languageOf(text, ground));
  const signatures = texts.map((text) => signatureOf(text));
  const repeats = messages.map(({ messageId, at }, n) => window.meet(messageId, signatures[n]!, at));
  const watched = messages.map((message, n) => watches.read(message, found[n]!, languages[n]!.value));
  const signs = texts.map((text) => readSigns(text));
  const retold = messages.map((message, n) => compare(desk, message, guesses[n]![0], found[n]!, signs[n]!));
  return messages.map(({ messageId }, n): Draft => {
    const topic = desk.topics.get(guesses[n]![0]?.topicId ?? '') ?? ordinary;
    return {
      messageId,
      madeBy: topicsOf.madeBy,
      signature: signatures[n]!,
      language: languages[n]!,
      topics: guesses[n]!,
      place: found[n]!,
      ...judge(signs[n]!, topic, {
        similarLastHour: Math.max(repeats[n]!.lastHour, retold[n]!.lastHour),
        tenderPlace: places.isTender(found[n]!.landmarkId),
      }),
      duplicates: together(messageId, repeats[n]!.duplicates, retold[n]!.alike),
      ...(watched[n]!.length > 0 ? { watches: watched[n]! } : {}),
    };
  });
}

/** What tells of the same problem in other words, and how many did within the hour before; then it is remembered itself. */
function compare(
  { problems }: Desk,
  { messageId, at }: MessageToRead,
  guess: TopicGuess | undefined,
  place: Draft['place'],
  signs: Signs,
): { alike: DuplicateGuess[]; lastHour: number } {
  if (!guess) return { alike: [], lastHour: 0 };
  const { topicId } = guess;
  const terms = termsOf(signs);
  const alike = problems.like(at, topicId, place, terms);
  const lastHour = problems.lastHour(at, topicId, place);
  problems.add(messageId, at, topicId, place, terms);
  return { alike, lastHour };
}

/** What a problem is compared by, beside topic and place. */
export function termsOf({ words }: Signs): string[] {
  const terms = new Set<string>();
  for (const { text, form } of words) if (text.length > 3) terms.add(form.stem);
  return [...terms];
}

/** What the words say of how to take it. */
function judge(
  signs: Signs,
  { severity: base, type: usual }: Pick<GroundTopic, 'severity' | 'type'>,
  around: Pick<Circumstances, 'similarLastHour' | 'tenderPlace'>,
): Pick<Draft, 'severity' | 'type' | 'setAside' | 'emergency' | 'formalAppeal'> {
  const severity = assessSeverity(signs, { base, ...around });
  return {
    severity: { value: severity.severity, reasons: severity.reasons },
    type: typeOf(signs, usual),
    setAside: setAsideIn(signs, severity) ?? null,
    emergency: emergencyIn(severity),
    formalAppeal: formalAppealIn(signs),
  };
}

/** Those told in the same words first; of the others only what came earlier. */
function together(messageId: string, same: DuplicateGuess[], alike: DuplicateGuess[]): DuplicateGuess[] {
  if (alike.length === 0) return same;
  const told = new Set(same.map((one) => one.messageId));
  return [...same, ...alike.filter((one) => one.messageId < messageId && !told.has(one.messageId))];
}

/** A message without a word to judge by is taken for the realm's own language, with no confidence. */
function languageOf(text: string, { language, languages }: Ground): Draft['language'] {
  const guess = detectLanguage(text, languages);
  const value = guess.language === 'unknown' ? language : guess.language;
  return { value, confidence: guess.confidence };
}
