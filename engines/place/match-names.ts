import { type Gazetteer, type NameEnd, WORD_SPAN } from './gazetteer.ts';
import { correctedSteps, type KnownWord, type Step, stepsTo } from './gazetteer-words.ts';
import type { WordRoles } from './language.ts';
import { GAP, type PlaceToken } from './scan.ts';

/** A run of tokens that spells a name of the gazetteer. */
export interface NameMatch {
  from: number;
  to: number;
  ends: readonly NameEnd[];
  /** Some word stands in a form that often is another word. */
  weak: boolean;
  /** Some word is one letter off. */
  typo: boolean;
  /** Every word stands in its base form. */
  base: boolean;
}

/** What is known of the tokens of one text. */
export interface Reading {
  text: string;
  tokens: readonly PlaceToken<KnownWord>[];
  roles: ReadonlyArray<WordRoles | undefined>;
}

/** No name has more words; bounds the walk on hostile text. */
const LONGEST_NAME = 8;

/** All runs of tokens that spell names, overlapping ones included, in order of their start. */
export function matchNames(reading: Reading, gazetteer: Gazetteer): NameMatch[] {
  const { tokens, roles } = reading;
  const found: NameMatch[] = [];
  const steps = tokens.map((_, i) => readSteps(reading, i, gazetteer));

  function walk(
    from: number,
    i: number,
    node: number,
    so: { weak: boolean; typo: boolean; base: boolean },
  ): void {
    const token = tokens[i];
    if (token === undefined || i - from >= LONGEST_NAME) return;
    if (i > from && separates(tokens[i - 1]!, token)) return;
    if (node > 0 && roles[i]?.roles.includes('silent')) walk(from, i + 1, node, so);
    for (const step of steps[i]!) {
      const next = gazetteer.edges.get(node * WORD_SPAN + step.word);
      if (next === undefined || (step.typo && so.typo)) continue;
      const base = so.base && gazetteer.words[step.word] === token.fold;
      const now = { weak: so.weak || step.weak, typo: so.typo || step.typo, base };
      const ends = gazetteer.ends.get(next);
      if (ends !== undefined) found.push({ from, to: i + 1, ends, ...now });
      walk(from, i + 1, next, now);
    }
  }

  for (let i = 0; i < tokens.length; i++)
    if (steps[i]!.length > 0) walk(i, i, 0, { weak: false, typo: false, base: true });
  return found;
}

function readSteps({ tokens, roles }: Reading, i: number, gazetteer: Gazetteer): readonly Step[] {
  const { fold, word } = tokens[i]!;
  if (word === undefined) return stepsTo(`#${fold}`, gazetteer, false);
  const { steps } = word;
  return steps.length > 0 || word.roles !== undefined || !mayBeMistyped(tokens, roles, i)
    ? steps
    : correctedSteps(word, gazetteer);
}

/** A typo is looked for only where a name is likely: capitals, or a kind word or a number beside it. */
function mayBeMistyped(tokens: readonly PlaceToken[], roles: Reading['roles'], i: number): boolean {
  const beside = (entry: WordRoles | undefined) =>
    entry !== undefined &&
    (entry.areaKinds.length > 0 || entry.streetKinds.length > 0 || entry.settlementKinds.length > 0);
  return (
    tokens[i]!.isCapital || beside(roles[i - 1]) || beside(roles[i + 1]) || tokens[i + 1]?.isNumber === true
  );
}

/** Names do not run over commas or ends of sentences; a stop is fine after an initial. */
function separates(before: PlaceToken, token: PlaceToken): boolean {
  if (token.gap & (GAP.comma | GAP.break | GAP.slash | GAP.colon)) return true;
  return (token.gap & GAP.dot) !== 0 && before.end - before.start > 3;
}
