/** Ways of saying nothing, each a sign of its own: its words in a language are a list of phrases (see `phrases.ts`). */
export const evasions = [
  'noted',
  'no-funds',
  'not-ours',
  'under-control',
  'some-day',
  'by-the-rules',
  'pleasantries',
  'advice',
  'will-inform',
  'passed-on',
  'measures-taken',
  'no-grounds',
  'statistics',
  'to-be-considered',
  'asks-rating',
] as const;
export type Evasion = (typeof evasions)[number];

/** What speaks for an answer. */
export const merits = ['cause', 'how-to', 'instead', 'proof-shown', 'yes-or-no', 'role', 'contact'] as const;
export type Merit = (typeof merits)[number];

/** What the detector knows of one language. A new language is one more of these. */
export interface Lexicon {
  /** A letter of it: texts without one are not searched for its shapes. */
  readonly alphabet: RegExp;
  readonly evasions: Readonly<Record<Evasion, readonly string[]>>;
  readonly merits: Readonly<Record<Merit, readonly string[]>>;
  /** Expressions over folded text. */
  readonly shapes: {
    /** Something was done, in so many words. */
    readonly done: RegExp;
    /** Somebody will do it. */
    readonly will: RegExp;
    /** A deed of those crews and offices do, done or to come. */
    readonly named: RegExp;
    /** Things that "are carried out", by nobody, at no time. */
    readonly impersonal: RegExp;
    /** Verbs of the office, which `done` and `will` look like but are not. */
    readonly officeVerb: RegExp;
    /** Nouns and participles of the office, for density. */
    readonly officeNoun: RegExp;
    readonly participle: RegExp;
    readonly statute: RegExp;
    /** A day a calendar can hold. */
    readonly date: RegExp;
    /** What stands before a date that dates a paper, not a deed. */
    readonly paperDate: RegExp;
  };
  /** Expressions over the text as written, for capitals tell a name. */
  readonly names: { readonly person: RegExp; readonly place: RegExp };
}
