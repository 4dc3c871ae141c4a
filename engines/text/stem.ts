import { stemEnglish } from './stem-en.ts';
import { stemRussian } from './stem-ru.ts';

/** ISO 639-1 codes of the languages with a stemmer. */
export type Language = 'ru' | 'en';

const STEMMERS: Readonly<Record<Language, (word: string) => string>> = { ru: stemRussian, en: stemEnglish };

/** Snowball stem of one lower-case word (see `normalise`). Other alphabets are returned as they are. */
export function stem(word: string, language: Language): string {
  return STEMMERS[language](word);
}

/** A stemmer that remembers: the language is chosen by the word's alphabet. */
export type Stemmer = (word: string) => string;

/** Which language a word of an alphabet is stemmed as: code point ranges, inclusive. */
const ALPHABETS: readonly { readonly language: Language; readonly from: number; readonly to: number }[] = [
  { language: 'ru', from: 0x400, to: 0x4ff },
  { language: 'en', from: 0x61, to: 0x7a },
];

/**
 * A stemmer with a memory of at most `2 × capacity` words (default 65,536; about 15 MB when full).
 * Two generations: when the young one is full it becomes the old one, and what is not asked for again
 * is forgotten with it. The language is that of the first letter with a known alphabet; words without
 * one (numbers, other scripts) are returned as they are.
 */
export function createStemmer(capacity = 65_536): Stemmer {
  let young = new Map<string, string>();
  let old = new Map<string, string>();
  return (word) => {
    const known = young.get(word);
    if (known !== undefined) return known;
    const result = old.get(word) ?? stemByAlphabet(word);
    if (young.size >= capacity) {
      old = young;
      young = new Map();
    }
    young.set(ownCopy(word), result);
    return result;
  };
}

function stemByAlphabet(word: string): string {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    for (const { language, from, to } of ALPHABETS) {
      if (code >= from && code <= to) return STEMMERS[language](word);
    }
  }
  return word;
}

/** A word cut from a message keeps the whole message in memory; what is remembered must not. */
function ownCopy(word: string): string {
  return ` ${word}`.slice(1);
}
