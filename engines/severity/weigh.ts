import type { Hit } from './hits.ts';
import { reasonAt, type SignReason, type Signs } from './signs.ts';
import { baseWeights, calming, furtherKind, graveWeights, hintWeights, stillGoes } from './weights.ts';

export interface Weighed {
  /** 1 and above: critical. Depends a little on the severity of the topic. */
  score(base: number): number;
  /** The gravest sign as the words have it, before what speaks against. */
  readonly top: number;
  /** How much speaks against, over the whole message. */
  readonly calm: number;
  /** What raised it, and what takes weight away. */
  reasons(): SignReason[];
}

interface Grave {
  readonly concept: string;
  readonly hit: Hit;
  readonly value: number;
  readonly weight: number;
}

const ordered = (concepts: Readonly<Record<string, unknown>>): ReadonlyMap<string, number> =>
  new Map(Object.keys(concepts).map((concept, place) => [concept, place]));
const gravePlaces = ordered(graveWeights);
const hintPlaces = ordered(hintWeights);
const calmPlaces = ordered(calming);

/** Those of the concepts that stand in the message, in the order of `places`. */
function standing({ of }: Signs, places: ReadonlyMap<string, number>): string[] {
  const found: string[] = [];
  for (const concept of of.keys()) if (places.has(concept)) found.push(concept);
  return found.length > 1 ? found.sort((a, b) => places.get(a)! - places.get(b)!) : found;
}

/** How grave the words are: the gravest sign after what its sentence takes from it, further kinds, hints. */
export function weigh(signs: Signs): Weighed {
  const idioms = signs.of.get('idiom') ?? [];
  const calm = calmOf(signs);
  const grave = graveIn(signs, idioms, calm);
  const [first] = grave;
  const further = grave.slice(1, 4).reduce((sum, { value }) => sum + (value > 0.2 ? furtherKind : 0), 0);
  const hints = hintsIn(signs, idioms);
  const words = (first ? first.value + further : 0) + (first ? 0.5 : 0.75) * sumOf(hints) + together(signs);
  const score = (base: number) =>
    words +
    (baseWeights[base] ?? 0) * (words > 0.4 ? 1 : 0) -
    calm.message -
    idiomCalm(idioms.length) -
    lengthCalm(signs.words.length);
  return {
    score,
    top: first?.weight ?? 0,
    calm: calm.message,
    reasons: () => [
      ...grave
        .slice(0, 4)
        .map(({ concept, hit }) => reasonAt(signs, `danger-${concept.replace(/\d$/, '')}`, hit)),
      ...(first ? [] : hints.map(({ concept, hit }) => reasonAt(signs, `hint-${concept.slice(0, -1)}`, hit))),
      ...calm.hits.map(({ concept, hit }) => reasonAt(signs, `calm-${concept}`, hit)),
      ...(signs.laughs > 0 ? [{ code: 'calm-joke', params: { words: '' } }] : []),
      ...idioms.slice(0, 1).map((hit) => reasonAt(signs, 'calm-idiom', hit)),
    ],
  };
}

/** The gravest first. */
function graveIn(signs: Signs, idioms: readonly Hit[], calm: Calm): Grave[] {
  const grave: Grave[] = [];
  for (const concept of standing(signs, gravePlaces)) {
    const weight = graveWeights[concept]!;
    const hits = signs.of.get(concept)!.filter((hit) => !hit.denied && !overlaps(hit, idioms));
    const best = bestOf(hits, (hit) => weight - calm.inSentence(signs.words[hit.from]!.sentence));
    if (best) grave.push({ concept, ...best, weight });
  }
  return grave.sort((a, b) => b.value - a.value);
}

/** Something dangerous and what it does or does to somebody, in one clause, that no phrase of the lexicon foresaw. */
const sameClause = 0.25;

function together({ of, words }: Signs): number {
  const hazards = of.get('hazard?');
  const harms = of.get('harm?');
  if (!hazards || !harms) return 0;
  const clauses = (hits: readonly Hit[]) =>
    hits.filter((hit) => !hit.denied).map(({ from }) => words[from]!.clause);
  const harmed = new Set(clauses(harms));
  return clauses(hazards).some((clause) => harmed.has(clause)) ? sameClause : 0;
}

/** Who is in danger is brief: in a long letter words of danger stand by chance. */
const lengthCalm = (words: number) => Math.min(0.3, Math.max(0, words - 60) * 0.004);

const idiomCalm = (count: number) => (count > 0 ? 0.3 : 0);

function bestOf(hits: readonly Hit[], worth: (hit: Hit) => number): { hit: Hit; value: number } | undefined {
  let best: { hit: Hit; value: number } | undefined;
  for (const hit of hits) {
    const value = worth(hit);
    if (!best || value > best.value) best = { hit, value };
  }
  return best;
}

function overlaps(hit: Hit, others: readonly Hit[]): boolean {
  return others.some(({ from, to }) => from < hit.to && hit.from < to);
}

interface Calm {
  readonly message: number;
  inSentence(sentence: number): number;
  readonly hits: readonly Named[];
}

interface Named {
  readonly concept: string;
  readonly hit: Hit;
}

function calmOf(signs: Signs): Calm {
  const bySentence = new Map<number, number>();
  const named: Named[] = [];
  const ironic = signs.of.has('ironicThanks');
  const still = new Set((signs.of.get('still') ?? []).map((hit) => signs.words[hit.from]!.sentence));
  let message = 0;
  for (const concept of standing(signs, calmPlaces)) {
    const weights = calming[concept]!;
    // "Not a drill", "not put out yet" calm nobody.
    const hits = signs.of.get(concept)!.filter((one) => one.denies || !one.denied);
    const [hit] = hits;
    if (!hit || (concept === 'thanks' && ironic)) continue;
    const alone = concept === 'advert' && hits.length < 2;
    message = Math.max(message, alone ? weights.message / 3 : weights.message);
    named.push({ concept, hit });
    for (const { from } of hits) {
      const { sentence } = signs.words[from]!;
      bySentence.set(sentence, Math.max(bySentence.get(sentence) ?? 0, weights.sentence));
    }
  }
  if (signs.laughs > 0) message = Math.max(message, 0.6);
  const goesOn = still.size > 0 ? stillGoes : 0;
  return {
    message: Math.max(0, message - goesOn),
    inSentence: (sentence) =>
      Math.max(0, (bySentence.get(sentence) ?? 0) - (still.has(sentence) ? stillGoes : 0)),
    hits: named,
  };
}

interface Hint extends Named {
  readonly weight: number;
}

function hintsIn(signs: Signs, idioms: readonly Hit[]): Hint[] {
  const hints: Hint[] = [];
  for (const concept of standing(signs, hintPlaces)) {
    const hits = signs.of.get(concept)!.filter((hit) => !hit.denied && !overlaps(hit, idioms));
    const [hit] = hits;
    if (hit)
      hints.push({ concept, hit, weight: hintWeights[concept]! * Math.min(2, 0.75 + 0.25 * hits.length) });
  }
  return hints;
}

const sumOf = (hints: readonly Hint[]) =>
  Math.min(
    hints.reduce((sum, { weight }) => sum + weight, 0),
    1.1,
  );
