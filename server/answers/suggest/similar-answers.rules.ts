import { signatureOf, similarity } from '../../../engines/neardup/index.ts';
import { createStemmer, normalise, tokenise } from '../../../engines/text/index.ts';

/** What a case is compared by. */
export interface Likeness {
  /** What the resident wrote. */
  readonly words: string;
  readonly topicId: string;
  readonly areaId: string | null;
  readonly streetId: string | null;
}

/** An answer somebody approved, on another case. */
export interface Answered extends Likeness {
  readonly answer: string;
  readonly answeredAt: Date;
  /** What the resident said in the end; null: nothing. */
  readonly solved: boolean | null;
  readonly rating: number | null;
  /** The detector calls it an empty answer. */
  readonly empty: boolean;
}

export type LikenessReason =
  | { readonly code: 'topic' | 'street' | 'area'; readonly words: readonly string[] }
  /** The words both residents used, as this one wrote them. */
  | { readonly code: 'words'; readonly words: readonly string[] };

export interface Ranked<T> {
  readonly of: T;
  readonly score: number;
  readonly reasons: readonly LikenessReason[];
}

/** What the resident wrote says most; the topic alone makes two cases kin, not alike. */
const weights = { words: 0.55, topic: 0.15, place: 0.2, recent: 0.1 };
/** An answer this old counts half as recent. */
const halfLifeDays = 180;
const dayMs = 86_400_000;
/** A word shown as a reason says something to a reader: no greeting, which every fourth text has, and no particle. */
const mostWords = 4;
const longEnough = 4;
const shortestWord = 3;

const stemmer = createStemmer(20_000);

/** The stems of a text, each with the word it was first written as. */
function stemsOf(text: string): Map<string, string> {
  const stems = new Map<string, string>();
  for (const { text: written, kind } of tokenise(text)) {
    if (kind !== 'word' || written.length < shortestWord) continue;
    const stem = stemmer(normalise(written));
    if (!stems.has(stem)) stems.set(stem, written.toLowerCase());
  }
  return stems;
}

/** How rare a stem is among the texts: of words that all of them hold, none tells two cases alike. */
function rarityOf(texts: readonly ReadonlyMap<string, string>[]): (stem: string) => number {
  const held = new Map<string, number>();
  for (const stems of texts) for (const stem of stems.keys()) held.set(stem, (held.get(stem) ?? 0) + 1);
  return (stem) => Math.log((1 + texts.length) / (held.get(stem) ?? 1));
}

/** As if the answer were this much worth: what residents called unsolved or the detector empty comes last. */
function worthOf({ solved, rating, empty }: Answered): number {
  const satisfied = solved === true || (rating ?? 0) >= 4;
  const denied = solved === false || (rating !== null && rating <= 2);
  return (denied ? 0.3 : satisfied ? 1 : 0.8) * (empty ? 0.2 : 1);
}

/**
 * The answers to the cases most like this one, the best first, no two that say the same: cosine of the words weighted by
 * rarity among the candidates (Spärck Jones 1972), topic, place and age, times what the answer proved worth.
 */
export function mostSimilar<T extends Answered>(
  row: Likeness,
  candidates: readonly T[],
  now: Date,
  most: number,
): Ranked<T>[] {
  const asked = stemsOf(row.words);
  const theirs = candidates.map(({ words }) => stemsOf(words));
  const rarity = rarityOf([asked, ...theirs]);
  const texts = theirs.length + 1;
  const rareEnough = Math.log((1 + texts) / Math.max(2, texts / 4));
  const lengthOf = (stems: ReadonlyMap<string, string>) =>
    Math.sqrt([...stems.keys()].reduce((sum, stem) => sum + rarity(stem) ** 2, 0)) || 1;
  const ranked = candidates.map((of, index) => {
    const shared = [...asked.keys()].filter((stem) => theirs[index]!.has(stem) && rarity(stem) > 0);
    shared.sort((one, other) => rarity(other) - rarity(one));
    const overlap = shared.reduce((sum, stem) => sum + rarity(stem) ** 2, 0);
    const alike = overlap / (lengthOf(asked) * lengthOf(theirs[index]!));
    const age = Math.max(0, now.getTime() - of.answeredAt.getTime()) / dayMs;
    const score =
      weights.words * alike +
      weights.topic * Number(of.topicId === row.topicId) +
      weights.place * closeness(row, of) +
      weights.recent * 0.5 ** (age / halfLifeDays);
    const telling = shared.filter((stem) => rarity(stem) >= rareEnough);
    const words = telling.map((stem) => asked.get(stem)!).filter((word) => word.length >= longEnough);
    return { of, score: score * worthOf(of), reasons: reasonsOf(row, of, words.slice(0, mostWords)) };
  });
  return unlikeEachOther(
    ranked.sort((one, other) => other.score - one.score),
    most,
  );
}

function closeness(row: Likeness, { streetId, areaId }: Likeness): number {
  if (row.streetId !== null && row.streetId === streetId) return 1;
  return row.areaId !== null && row.areaId === areaId ? 0.5 : 0;
}

function reasonsOf(row: Likeness, of: Likeness, words: readonly string[]): LikenessReason[] {
  const near = closeness(row, of);
  return [
    ...(of.topicId === row.topicId ? [{ code: 'topic' as const, words: [] }] : []),
    ...(near > 0 ? [{ code: near === 1 ? ('street' as const) : ('area' as const), words: [] }] : []),
    ...(words.length > 0 ? [{ code: 'words' as const, words }] : []),
  ];
}

/** Answers with this much in common differ in days and names, which are taken out of both. */
const sameWords = 0.7;

function unlikeEachOther<T extends Answered>(ranked: readonly Ranked<T>[], most: number): Ranked<T>[] {
  const kept: { one: Ranked<T>; signature: ReturnType<typeof signatureOf> }[] = [];
  for (const one of ranked) {
    if (kept.length === most) break;
    const signature = signatureOf(one.of.answer);
    if (!kept.some((other) => similarity(other.signature, signature) >= sameWords))
      kept.push({ one, signature });
  }
  return kept.map(({ one }) => one);
}
