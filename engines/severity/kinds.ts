import { kindsRu } from './lexicon/kinds.ru.ts';

/** Kinds of words: `of:…` who, what and what happens; `calm:…` how ordinary complaints talk. */
const said: readonly string[] = Object.keys(kindsRu);

/** Each also as denied: "does not smell" is another thing than "smells", "does not breathe" than "breathes". */
export const kinds: readonly string[] = [...said, ...said.map((kind) => `not:${kind}`)];

const numbers = new Map(said.map((kind, number) => [kind, number]));

export const isKind = (concept: string): boolean => numbers.has(concept);

/** Place of a kind among `kinds`. */
export function kindNumber(concept: string, denied: boolean): number {
  return numbers.get(concept)! + (denied ? said.length : 0);
}
