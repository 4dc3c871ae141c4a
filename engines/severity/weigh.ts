import type { Hit } from './phrases.ts';
import { reasonAt, type SignReason, type Signs } from './signs.ts';
import { baseWeights, calming, furtherKind, graveWeights, hintWeights, stillGoes } from './weights.ts';

export interface Weighed {
  /** 1 and above: critical. */
  readonly score: number;
  /** The gravest sign as the words have it, before what speaks against. */
  readonly top: number;
  /** What takes weight away, by the sentence and over the whole message. */
  readonly reasons: readonly SignReason[];
  /** How much speaks against, over the whole message. */
  readonly calm: number;
}

/** How grave the words are: the gravest sign after what its sentence takes from it, further kinds, hints, the topic. */
export function weigh(signs: Signs, base: number): Weighed {
  const idioms = signs.of.get('idiom') ?? [];
  const calm = calmOf(signs);
  const grave = Object.entries(graveWeights).flatMap(([concept, weight]) => {
    const standing = (signs.of.get(concept) ?? []).filter(
      (hit) => !isDenied(signs, hit) && !overlaps(hit, idioms),
    );
    const best = bestOf(standing, (hit) => weight - calm.inSentence(signs.words[hit.from]!.sentence));
    return best ? [{ concept, ...best, weight }] : [];
  });
  grave.sort((a, b) => b.value - a.value);
  const [first] = grave;
  const further = grave.slice(1, 4).reduce((sum, { value }) => sum + (value > 0.2 ? furtherKind : 0), 0);
  const hints = hintsOf(signs, idioms);
  const words = (first ? first.value + further : 0) + (first ? 0.5 : 0.75) * hints.sum + together(signs);
  const score =
    words +
    (baseWeights[base] ?? 0) * (words > 0.4 ? 1 : 0) -
    calm.message -
    idiomCalm(idioms.length) -
    lengthCalm(signs.words.length);
  return {
    score,
    top: first?.weight ?? 0,
    calm: calm.message,
    reasons: [
      ...grave
        .slice(0, 4)
        .map(({ concept, hit }) => reasonAt(signs, `danger-${concept.replace(/\d$/, '')}`, hit)),
      ...(first ? [] : hints.reasons),
      ...calm.reasons,
      ...idioms.slice(0, 1).map((hit) => reasonAt(signs, 'calm-idiom', hit)),
    ],
  };
}

/** Something dangerous and what it does or does to somebody, in one clause, that no phrase of the lexicon foresaw. */
const sameClause = 0.25;

function together(signs: Signs): number {
  const clauses = (concept: string) =>
    (signs.of.get(concept) ?? [])
      .filter((hit) => !isDenied(signs, hit))
      .map(({ from }) => signs.words[from]!.clause);
  const harmed = new Set(clauses('harm?'));
  return clauses('hazard?').some((clause) => harmed.has(clause)) ? sameClause : 0;
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

const notWords = new Set([
  'не',
  'нет',
  'без',
  'ни',
  'никакого',
  'никакой',
  'никаких',
  'not',
  'no',
  'without',
  "isn't",
  "wasn't",
  "aren't",
  "don't",
  "didn't",
  "doesn't",
  "hasn't",
  'never',
]);
const between = new Set([
  'было',
  'был',
  'была',
  'из',
  'из-за',
  'так',
  'уже',
  'ещё',
  'еще',
  'это',
  'то',
  'any',
  'a',
  'the',
  'of',
  'because',
  'really',
  'even',
  'actually',
  'been',
  'being',
]);

/** "газом не пахнет", "no smell of gas"; a phrase that says "not" itself is not turned round by that. */
export function isDenied({ words }: Pick<Signs, 'words'>, { from, to, denies }: Hit): boolean {
  const own = words[from]!;
  for (let i = from - 1; i >= from - 2 && words[i]?.clause === own.clause; i--) {
    if (notWords.has(words[i]!.text)) return !denies;
    if (!between.has(words[i]!.text)) break;
  }
  if (denies) return false;
  for (let i = from; i < to; i++) if (notWords.has(words[i]!.text)) return true;
  return false;
}

interface Calm {
  readonly message: number;
  inSentence(sentence: number): number;
  readonly reasons: readonly SignReason[];
}

function calmOf(signs: Signs): Calm {
  const bySentence = new Map<number, number>();
  const reasons: SignReason[] = [];
  const ironic = signs.of.has('ironicThanks');
  const still = new Set((signs.of.get('still') ?? []).map((hit) => signs.words[hit.from]!.sentence));
  let message = 0;
  for (const [concept, weights] of Object.entries(calming)) {
    // "Not a drill", "not put out yet" calm nobody.
    const hits = (signs.of.get(concept) ?? []).filter((one) => one.denies || !isDenied(signs, one));
    const [hit] = hits;
    if (!hit || (concept === 'thanks' && ironic)) continue;
    const alone = concept === 'advert' && hits.length < 2;
    message = Math.max(message, alone ? weights.message / 3 : weights.message);
    reasons.push(reasonAt(signs, `calm-${concept}`, hit));
    for (const sentence of new Set(hits.map(({ from }) => signs.words[from]!.sentence)))
      bySentence.set(sentence, Math.max(bySentence.get(sentence) ?? 0, weights.sentence));
  }
  if (signs.laughs > 0) message = Math.max(message, 0.6);
  if (signs.laughs > 0) reasons.push({ code: 'calm-joke', params: { words: '' } });
  const goesOn = still.size > 0 ? stillGoes : 0;
  return {
    message: Math.max(0, message - goesOn),
    inSentence: (sentence) =>
      Math.max(0, (bySentence.get(sentence) ?? 0) - (still.has(sentence) ? stillGoes : 0)),
    reasons,
  };
}

function hintsOf(signs: Signs, idioms: readonly Hit[]): { sum: number; reasons: SignReason[] } {
  let sum = 0;
  const reasons: SignReason[] = [];
  for (const [concept, weight] of Object.entries(hintWeights)) {
    const hits = (signs.of.get(concept) ?? []).filter(
      (hit) => !isDenied(signs, hit) && !overlaps(hit, idioms),
    );
    const [hit] = hits;
    if (!hit) continue;
    sum += weight * Math.min(2, 0.75 + 0.25 * hits.length);
    reasons.push(reasonAt(signs, `hint-${concept.slice(0, -1)}`, hit));
  }
  return { sum: Math.min(sum, 1.1), reasons };
}
