/** One word inside quotation marks; `prefix` when it was written with a star. */
export interface PhraseWord {
  readonly text: string;
  readonly prefix: boolean;
}

/** What a post can be restricted by. */
export type Field = 'place' | 'source' | 'lang';

/** Nodes that stand at a place in the text, so that their distance can be measured. */
export type Positional =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'prefix'; readonly text: string }
  | { readonly kind: 'hashtag'; readonly text: string }
  | { readonly kind: 'phrase'; readonly exact: boolean; readonly words: readonly PhraseWord[] }
  | {
      readonly kind: 'near';
      readonly distance: number;
      readonly left: PositionalGroup;
      readonly right: PositionalGroup;
    };

/** What may stand beside NEAR: something positional, or alternatives of such. */
export type PositionalGroup =
  | Positional
  | { readonly kind: 'or'; readonly rules: readonly PositionalGroup[] };

/**
 * A rule as a tree. In its canonical form, which the parsers give: texts are folded (see `fold.ts`),
 * `and` and `or` have at least two rules and none of their own kind among them, `not` holds no `not`,
 * a phrase of one word is exact and no prefix.
 */
export type Rule =
  | Positional
  | { readonly kind: 'and'; readonly rules: readonly Rule[] }
  | { readonly kind: 'or'; readonly rules: readonly Rule[] }
  | { readonly kind: 'not'; readonly rule: Rule }
  | { readonly kind: 'restriction'; readonly field: Field; readonly value: string };

/** Words (and other leaves) a rule may have: bounds the work one rule can cause. */
export const MAX_TERMS = 1000;
/** Parentheses and NOTs inside one another. */
export const MAX_DEPTH = 32;
/** The farthest NEAR, in words. */
export const MAX_DISTANCE = 50;
/** NEARs inside one another: each level multiplies the spans to be compared. */
export const MAX_NEAR_DEPTH = 3;
/** Letters before the star: shorter beginnings match half the language. */
export const MIN_PREFIX = 2;

/** Whether a node may stand beside NEAR. */
export function isPositional(rule: Rule): rule is PositionalGroup {
  if (rule.kind === 'or') return rule.rules.every(isPositional);
  return rule.kind !== 'and' && rule.kind !== 'not' && rule.kind !== 'restriction';
}
