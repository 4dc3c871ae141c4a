import { kindsEn } from './lexicon/kinds.en.ts';
import { kindsRu } from './lexicon/kinds.ru.ts';
import { compilePhrases, type Hit } from './phrases.ts';
import type { Word } from './reading.ts';
import { isDenied } from './weigh.ts';

const book = compilePhrases(kindsRu, kindsEn);

/** Kinds of words: `of:…` who, what and what happens; `calm:…` how ordinary complaints talk. */
const said: readonly string[] = Object.keys(kindsRu);

/** Each also as denied: "does not smell" is another thing than "smells", "does not breathe" than "breathes". */
const kinds = [...said, ...said.map((kind) => `not:${kind}`)];

/** Name of each pair of kinds, made once: a message of ten kinds has 45 pairs. */
const pairNames = kinds.map((first) => kinds.map((second) => `both:${first}+${second}`));
const numbers = new Map(kinds.map((kind, number) => [kind, number]));

export interface KindsFound {
  /** Each kind with its first hit. */
  readonly first: ReadonlyMap<string, Hit>;
  /** Names of the pairs that stand together in some sentence. */
  readonly pairs: ReadonlySet<string>;
}

export function kindsIn(words: readonly Word[]): KindsFound {
  const first = new Map<string, Hit>();
  const bySentence = new Map<number, Set<number>>();
  for (const hit of book.find(words)) {
    const kind = isDenied({ words }, hit) ? `not:${hit.concept}` : hit.concept;
    if (!first.has(kind)) first.set(kind, hit);
    const { sentence } = words[hit.from]!;
    const own = bySentence.get(sentence) ?? new Set<number>();
    bySentence.set(sentence, own.add(numbers.get(kind)!));
  }
  const pairs = new Set<string>();
  for (const own of bySentence.values())
    addPairs(
      [...own].sort((a, b) => a - b),
      pairs,
    );
  return { first, pairs };
}

function addPairs(own: readonly number[], pairs: Set<string>): void {
  own.forEach((a, at) => {
    for (const b of own.slice(at + 1)) pairs.add(pairNames[a]![b]!);
  });
}
