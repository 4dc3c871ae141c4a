import { kindsRu } from './lexicon/kinds.ru.ts';

/** Kinds of words: `of:…` who, what and what happens; `calm:…` how ordinary complaints talk. */
const said: readonly string[] = Object.keys(kindsRu);

/** Each also as denied: "does not smell" is another thing than "smells", "does not breathe" than "breathes". */
export const kinds: readonly string[] = [...said, ...said.map((kind) => `not:${kind}`)];

const numbers = new Map(said.map((kind, number) => [kind, number]));

/** Place of a concept among `kinds`; −1 when it is no kind of words. */
export function kindNumber(concept: string, denied: boolean): number {
  const number = numbers.get(concept) ?? -1;
  return number >= 0 && denied ? number + said.length : number;
}
