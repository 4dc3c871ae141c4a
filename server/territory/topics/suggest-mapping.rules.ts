import { createStemmer, tokenise } from '../../../engines/text/index.ts';

export interface DescribedTopic {
  readonly id: string;
  /** Names, descriptions and words that speak for it, in every language there is. */
  readonly texts: readonly string[];
}

export interface LocalTopic extends DescribedTopic {
  /** The beginnings of messages that were labelled with it. */
  readonly messages: readonly string[];
}

export interface Suggestion {
  readonly nationalTopicId: string;
  /** 0–1: the cosine of their words, weighed by how few topics of both lists use them. */
  readonly likeness: number;
  /** Words both use, the most telling first, as our list or its messages spell them. */
  readonly byName: readonly string[];
  readonly byMessages: readonly string[];
}

const mostSuggestions = 3;
const mostWords = 4;
const leastLikeness = 0.15;
/** Of a topic's own words against those of its messages: names are chosen with care, messages wander. */
const messageWeight = 0.35;
/** A word of one message alone is that message's, not the topic's. */
const leastMessages = 2;

type Vector = ReadonlyMap<string, number>;

/**
 * Gives for one of our topics the national ones most like it. Words are stems; a word counts by the logarithm of how few
 * topics use it (tf-idf; Salton and Buckley, 1988), likeness is the cosine.
 */
export function mappingSuggester(
  locals: readonly DescribedTopic[],
  nationals: readonly DescribedTopic[],
): (local: LocalTopic) => readonly Suggestion[] {
  const stem = createStemmer();
  const stemsOf = (text: string) => stemsIn(text, stem);
  const theirs = nationals.map(({ id, texts }) => ({ id, counts: counted(texts.flatMap(stemsOf)) }));
  const ours = locals.map(({ texts }) => counted(texts.flatMap(stemsOf)));
  const rarity = rarityIn(
    theirs.map(({ counts }) => counts),
    ours,
  );
  const vectors = theirs.map(({ id, counts }) => ({ id, vector: unit(weighed(counts, rarity)) }));
  return ({ texts, messages }) => {
    const named = texts.flatMap(stemsOf);
    const written = commonStems(messages.map(stemsOf));
    const own = unit(weighed(counted(named), rarity));
    const learned = unit(weighed(counted(written), rarity));
    const vector = unit(sum(own, learned, messageWeight));
    const spelling = new Map([...written, ...named].map(({ stem: key, word }) => [key, word]));
    return vectors
      .map(({ id: nationalTopicId, vector: their }) => ({
        nationalTopicId,
        their,
        likeness: Math.round(dot(vector, their) * 100) / 100,
      }))
      .filter(({ likeness }) => likeness >= leastLikeness)
      .toSorted((a, b) => b.likeness - a.likeness || (a.nationalTopicId < b.nationalTopicId ? -1 : 1))
      .slice(0, mostSuggestions)
      .map(({ nationalTopicId, their, likeness }) => {
        const byName = shared(own, their, spelling);
        const byMessages = shared(learned, their, spelling).filter((word) => !byName.includes(word));
        return { nationalTopicId, likeness, byName, byMessages };
      });
  };
}

interface Stem {
  readonly stem: string;
  readonly word: string;
}

const shortest = 3;

function stemsIn(text: string, stem: (word: string) => string): Stem[] {
  return tokenise(text)
    .filter(({ kind, text: word }) => kind === 'word' && word.length >= shortest)
    .map(({ text: word }) => {
      const lower = word.toLowerCase().replaceAll('ё', 'е');
      return { stem: stem(lower), word: lower };
    });
}

/** Those that stand in several messages, once for each. */
function commonStems(messages: readonly (readonly Stem[])[]): Stem[] {
  const once = messages.flatMap((stems) => [...new Map(stems.map((one) => [one.stem, one])).values()]);
  const counts = counted(once);
  return once.filter(({ stem }) => (counts.get(stem) ?? 0) >= leastMessages);
}

function counted(stems: readonly Stem[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stem } of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

/** Of words nobody in the national list uses there is nothing to say: they are left out by being 0. */
function rarityIn(theirs: readonly Vector[], ours: readonly Vector[]): Vector {
  const documents = [...theirs, ...ours];
  const uses = new Map<string, number>();
  for (const document of documents)
    for (const stem of document.keys()) uses.set(stem, (uses.get(stem) ?? 0) + 1);
  const known = new Set(theirs.flatMap((document) => [...document.keys()]));
  return new Map(
    [...uses]
      .filter(([stem]) => known.has(stem))
      .map(([stem, count]) => [stem, Math.log((documents.length + 1) / count)]),
  );
}

function weighed(counts: Vector, rarity: Vector): Vector {
  return new Map(
    [...counts].map(([stem, count]) => [stem, (1 + Math.log(count)) * (rarity.get(stem) ?? 0)] as const),
  );
}

function unit(vector: Vector): Vector {
  const length = Math.sqrt([...vector.values()].reduce((total, value) => total + value * value, 0));
  return length === 0 ? vector : new Map([...vector].map(([stem, value]) => [stem, value / length]));
}

function sum(one: Vector, other: Vector, weight: number): Vector {
  const total = new Map(one);
  for (const [stem, value] of other) total.set(stem, (total.get(stem) ?? 0) + weight * value);
  return total;
}

function dot(one: Vector, other: Vector): number {
  let total = 0;
  for (const [stem, value] of one) total += value * (other.get(stem) ?? 0);
  return Math.min(1, total);
}

function shared(one: Vector, other: Vector, spelling: ReadonlyMap<string, string>): string[] {
  return [...one]
    .map(([stem, value]) => [stem, value * (other.get(stem) ?? 0)] as const)
    .filter(([, value]) => value > 0.02)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, mostWords)
    .map(([stem]) => spelling.get(stem) ?? stem);
}
