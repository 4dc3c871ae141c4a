import type { FeatureNames } from './feature-names.ts';

/** What a word shows by itself: numbers of features, those that do not count left out but for the stems (−1). */
export interface WordFeatures {
  readonly stem: number;
  /** Where the word before denies it. */
  readonly deniedStem: number;
  /** Four letters anywhere in the word with its edges marked, and its first four and six letters. */
  readonly pieces: readonly number[];
  /** It denies the stem after it. */
  readonly denies: boolean;
}

/** Pieces of words are the most numerous features; their beginnings and middles forgive endings, typos and compounds. */
const PIECE_LENGTH = 4;
const BEGINNINGS = [4, 6];
const denying = /^(?:не|нет|ни|без|not|no|never|without|isn't|wasn't|doesn't|didn't|won't|can't)$/;
const none: readonly never[] = [];

/** What a word shows, by itself; costs a microsecond or more, so that it is to be remembered. */
export function wordFeatures(
  names: FeatureNames,
): (word: { readonly text: string; readonly stem: string }) => WordFeatures {
  const stemOf = names.under('stem:');
  const deniedOf = names.under('stem:not ');
  const pieceOf = names.under('piece:');
  const beginningOf = names.under('begins:');

  function piecesOf(word: string): readonly number[] {
    if (/\d/.test(word)) return none;
    const framed = `_${word}_`;
    const pieces: number[] = [];
    for (let at = 0; at + PIECE_LENGTH <= framed.length; at++)
      pieces.push(pieceOf(framed.slice(at, at + PIECE_LENGTH)));
    for (const length of BEGINNINGS)
      if (word.length > length) pieces.push(beginningOf(word.slice(0, length)));
    return pieces.filter((number) => number >= 0);
  }

  return ({ text, stem }) => {
    const own = /^\d+$/.test(text) ? (text.length > 2 ? '###' : '#') : stem;
    return {
      stem: stemOf(own),
      deniedStem: deniedOf(own),
      pieces: piecesOf(text),
      denies: denying.test(text),
    };
  };
}
