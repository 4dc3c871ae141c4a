/** What the words of a language do in an address. Everything a language knows is in one object: a third is data. */
export interface PlaceLanguage {
  /** The key under which gazetteers give names in this language, such as `ru`. */
  code: string;
  /** Kinds of streets and the words for them, base forms and abbreviations. A word may stand for several kinds. */
  streetKinds: Readonly<Record<string, readonly string[]>>;
  settlementKinds: Readonly<Record<string, readonly string[]>>;
  /**
   * Words that only say "this is a municipality", by kind of it; `any` for those that say no more (municipal …).
   * They are no part of the name proper.
   */
  areaKinds: Readonly<Record<string, readonly string[]>>;
  /** The words of each further role, base forms. */
  words: Readonly<Record<WordRole, readonly string[]>>;
  /** Words that are common nouns or adjectives as well as names: in lower case they prove nothing. */
  commonWords: readonly string[];
  /** Different writings of one word inside names: the second is read as the first. */
  sameWord: Readonly<Record<string, string>>;
  /** Ordinal adjectives, the first one for 1: "Первая Линия" is "1-я Линия". */
  ordinals: readonly string[];
  /** All written forms of a word of a name, itself included, folded as by `foldWord`. */
  inflect(word: string, use: NameUse): readonly WordForm[];
  /** Whether the word is an adjective in its base form. */
  isAdjective(word: string): boolean;
  /**
   * Whether `next` continues the noun phrase begun by the adjective form `word` ("в Заречном | парке").
   * `locative`: a preposition of place stands before it, which leaves fewer cases.
   */
  continuesPhrase(word: string, next: string, locative: boolean): boolean;
  /** Whether the word can only be a patronymic or given name beside a surname. */
  isPersonal(word: string): boolean;
  /** Adjectives that stand before "street" in ordinary speech: "новую улицу" names none. */
  plainAdjectives: readonly string[];
  /** Whether a name in this form after "in" is where someone goes ("в Пермь"), not where something is. */
  isDestination(word: string, base: boolean): boolean;
  /** The same name in Latin letters, for texts in another language; undefined when it already is. */
  romanise?(name: string): string;
}

/** `declined`: towns, districts, landmarks. `fixed`: streets, whose nouns mostly stand in a frozen genitive. */
export type NameUse = 'declined' | 'fixed';

/** `weak`: formed by a rule that often yields another word; it counts only with a marker or preposition. */
export interface WordForm {
  text: string;
  weak: boolean;
}

export type WordRole =
  | 'in'
  | 'on'
  | 'from'
  | 'to'
  | 'near'
  | 'between'
  | 'and'
  | 'crossing'
  | 'house'
  | 'houses'
  | 'building'
  | 'structure'
  | 'letter'
  | 'flat'
  | 'unit'
  | 'month'
  | 'title'
  | 'numbered'
  | 'silent'
  | 'wide';

/** What a word found in a text may be doing there. */
export interface WordRoles {
  roles: WordRole[];
  streetKinds: string[];
  settlementKinds: string[];
  areaKinds: string[];
}

/** Folded word → what it may be doing. */
export type Lexicon = Map<string, WordRoles>;

/** Merges the words of all languages with all their forms. Takes a few milliseconds. */
export function buildLexicon(languages: readonly PlaceLanguage[]): Lexicon {
  const lexicon: Lexicon = new Map();
  for (const language of languages) {
    for (const [kind, words] of Object.entries(language.streetKinds)) {
      eachForm(language, words, lexicon, (entry) => pushNew(entry.streetKinds, kind));
    }
    for (const [kind, words] of Object.entries(language.settlementKinds)) {
      eachForm(language, words, lexicon, (entry) => pushNew(entry.settlementKinds, kind));
    }
    for (const [kind, words] of Object.entries(language.areaKinds)) {
      eachForm(language, words, lexicon, (entry) => pushNew(entry.areaKinds, kind));
    }
    for (const [role, words] of Object.entries(language.words) as Array<[WordRole, readonly string[]]>) {
      eachForm(language, words, lexicon, (entry) => pushNew(entry.roles, role));
    }
  }
  return lexicon;
}

function eachForm(
  language: PlaceLanguage,
  words: readonly string[],
  lexicon: Lexicon,
  mark: (entry: WordRoles) => void,
): void {
  for (const word of words) {
    const short = word.length < 4 || /[^\p{L}]/u.test(word);
    const forms = short
      ? [word]
      : language
          .inflect(word, 'declined')
          .filter((form) => !form.weak)
          .map((form) => form.text);
    for (const form of forms) {
      const entry = lexicon.get(form) ?? { roles: [], streetKinds: [], settlementKinds: [], areaKinds: [] };
      mark(entry);
      lexicon.set(form, entry);
    }
  }
}

function pushNew<T>(list: T[], value: T): void {
  if (!list.includes(value)) list.push(value);
}
