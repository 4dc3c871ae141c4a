import { type Remembered, rememberWords } from '../text/index.ts';
import { foldWord } from './fold.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { WordRoles } from './language.ts';
import type { FoldedWord, WordBook } from './scan.ts';
import { correct } from './typo.ts';

/** A word of names that a word of the text may be. */
export interface Step {
  word: number;
  weak: boolean;
  typo: boolean;
}

/** What a gazetteer knows of a word of a text. */
export interface KnownWord extends FoldedWord {
  roles: WordRoles | undefined;
  steps: readonly Step[];
  /** As if it were one letter off; looked for when first asked for. */
  corrected: readonly Step[] | undefined;
}

/** As the gazetteer knows it that asked last: messages of one region come many at a time. */
interface RememberedWord extends KnownWord, Remembered {
  askedBy: number;
}

const none: readonly never[] = [];
const nobody = 0;
const numbers = new WeakMap<Gazetteer, number>();
let gazetteers = 0;

const wordOf = rememberWords<RememberedWord>((text, hash) => {
  const fold = foldWord(text);
  return { text, hash, fold, askedBy: nobody, roles: undefined, steps: none, corrected: undefined };
});

/** What a gazetteer knows of words; remembered, as nearly every word of a text was met before. */
export function bookOf(gazetteer: Gazetteer): WordBook<KnownWord> {
  const number = numbers.get(gazetteer) ?? ++gazetteers;
  numbers.set(gazetteer, number);
  return {
    plain(letters, from, to) {
      const word = wordOf(letters, from, to);
      if (word.askedBy !== number) {
        Object.assign(word, knownTo(gazetteer, word.fold));
        word.askedBy = number;
      }
      return word;
    },
    folded: (fold) => knownTo(gazetteer, fold),
  };
}

function knownTo(gazetteer: Gazetteer, fold: string): KnownWord {
  const steps = stepsTo(fold, gazetteer, false);
  return { fold, roles: gazetteer.lexicon.get(fold), steps, corrected: undefined };
}

/** The words of names that a word may be which is one letter off. */
export function correctedSteps(word: KnownWord, gazetteer: Gazetteer): readonly Step[] {
  word.corrected ??= once(correct(word.fold, gazetteer).flatMap((form) => stepsTo(form, gazetteer, true)));
  return word.corrected;
}

/** The words of names that have this form. */
export function stepsTo(form: string, { forms }: Gazetteer, typo: boolean): readonly Step[] {
  const found = forms.get(form);
  return found ? found.map((packed) => ({ word: packed >> 1, weak: packed % 2 === 1, typo })) : none;
}

/** Each word of names by the first of its forms. */
function once(steps: readonly Step[]): readonly Step[] {
  const words = new Map<number, Step>();
  for (const step of steps) if (!words.has(step.word)) words.set(step.word, step);
  return words.size > 0 ? [...words.values()] : none;
}
