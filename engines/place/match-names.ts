import { type Gazetteer, type NameEnd, WORD_SPAN } from './gazetteer.ts';
import type { WordRoles } from './language.ts';
import type { PlaceToken } from './scan.ts';
import { GAP } from './scan.ts';
import { correct } from './typo.ts';

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
  tokens: readonly PlaceToken[];
  roles: ReadonlyArray<WordRoles | undefined>;
}

interface Step {
  word: number;
  weak: boolean;
  typo: boolean;
}

/** No name has more words; bounds the walk on hostile text. */
const LONGEST_NAME = 8;

/** All runs of tokens that spell names, overlapping ones included, in order of their start. */
export function matchNames(reading: Reading, gazetteer: Gazetteer): NameMatch[] {
  const { tokens, roles } = reading;
  const found: NameMatch[] = [];
  const stepsAt = new Map<number, Step[]>();

  function steps(i: number): Step[] {
    const known = stepsAt.get(i);
    if (known !== undefined) return known;
    const made = readSteps(reading, i, gazetteer);
    stepsAt.set(i, made);
    return made;
  }

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
    for (const step of steps(i)) {
      const next = gazetteer.edges.get(node * WORD_SPAN + step.word);
      if (next === undefined || (step.typo && so.typo)) continue;
      const base = so.base && gazetteer.words[step.word] === token.fold;
      const now = { weak: so.weak || step.weak, typo: so.typo || step.typo, base };
      const ends = gazetteer.ends.get(next);
      if (ends !== undefined) found.push({ from, to: i + 1, ends, ...now });
      walk(from, i + 1, next, now);
    }
  }

  for (let i = 0; i < tokens.length; i++) walk(i, i, 0, { weak: false, typo: false, base: true });
  return found;
}

function readSteps({ tokens, roles }: Reading, i: number, gazetteer: Gazetteer): Step[] {
  const token = tokens[i]!;
  const exact = gazetteer.forms.get(token.isNumber ? `#${token.fold}` : token.fold);
  if (exact !== undefined)
    return exact.map((packed) => ({ word: packed >> 1, weak: packed % 2 === 1, typo: false }));
  if (token.isNumber || roles[i] !== undefined || !mayBeMistyped(tokens, roles, i)) return [];
  const steps = new Map<number, Step>();
  for (const form of correct(token.fold, gazetteer)) {
    for (const packed of gazetteer.forms.get(form) ?? []) {
      const word = packed >> 1;
      if (!steps.has(word)) steps.set(word, { word, weak: packed % 2 === 1, typo: true });
    }
  }
  return [...steps.values()];
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
