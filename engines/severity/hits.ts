import { kindNumber } from './kinds.ts';
import { findPhrases } from './phrases.ts';
import type { Word } from './reading.ts';

/** Where a concept stands: words from `from` to before `to`. */
export interface Hit {
  readonly concept: string;
  /** Its place among kinds of words, −1 when it is none. */
  readonly kind: number;
  readonly from: number;
  readonly to: number;
  /** The phrase says "not" itself ("не дышит"). */
  readonly denies: boolean;
  /** It is turned round: "газом не пахнет", "no smell of gas". */
  readonly denied: boolean;
}

/** All concepts of the lexicons that stand in the words, in order of their first word. */
export function findHits(words: readonly Word[]): Hit[] {
  const hits: Hit[] = [];
  findPhrases(words, ({ concept, denies }, from, to) => {
    const denied = isDenied(words, from, to, denies);
    hits.push({ concept, kind: kindNumber(concept, denied), from, to, denies, denied });
  });
  return hits;
}

/** A phrase that says "not" itself is not turned round by that. */
function isDenied(words: readonly Word[], from: number, to: number, denies: boolean): boolean {
  const { clause } = words[from]!;
  for (let i = from - 1; i >= from - 2 && words[i]?.clause === clause; i--) {
    const { not, between } = words[i]!.form;
    if (not) return !denies;
    if (!between) break;
  }
  if (denies) return false;
  for (let i = from; i < to; i++) if (words[i]!.form.not) return true;
  return false;
}
