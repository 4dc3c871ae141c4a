import { createStemmer, tokenise } from '../../../engines/text/index.ts';
import { english } from './lexicon.en.ts';
import { russian } from './lexicon.ru.ts';
import { type Evasion, evasions, type Lexicon, type Merit, merits } from './lexicon.ts';
import { bookOf, findPhrases, fold, type PhraseBook, type Span, spansOf } from './phrases.ts';

/** The languages the detector reads; phrases of one never match words of another, so all are tried on every text. */
const lexicons: readonly Lexicon[] = [russian, english];

const book: PhraseBook<Evasion | Merit> = bookOf(
  lexicons.flatMap((lexicon) => [
    ...evasions.map((name) => [name, lexicon.evasions[name]] as const),
    ...merits.map((name) => [name, lexicon.merits[name]] as const),
  ]),
);

/** Everything seen in an answer, by where it stands. */
export interface Reading {
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly words: number;
  /** Phrases, by what they are a sign of. */
  readonly phrases: ReadonlyMap<Evasion | Merit, readonly Span[]>;
  readonly done: readonly Span[];
  readonly will: readonly Span[];
  readonly namedDeeds: readonly Span[];
  readonly impersonal: readonly Span[];
  readonly dates: readonly Span[];
  readonly people: readonly Span[];
  readonly places: readonly Span[];
  readonly phones: readonly Span[];
  /** Hours, prices, sizes: a figure with what it counts. */
  readonly figures: readonly Span[];
  readonly officeNouns: readonly Span[];
  readonly participles: readonly Span[];
  readonly statutes: readonly Span[];
}

const phone =
  /(?:\+?\d[\s-]?)?(?:\(\d{3,5}\)[\s-]?)?\d{1,4}(?:[-\s]\d{2,4}){1,3}(?!\d)|(?<!\d)0\d{3,}(?!\d)/gu;
const figure =
  /(?<!\d)\d{1,2}[:.]\d{2}(?!\d)|(?<!\d)\d+(?:[.,]\d+)?\s?(?:руб|₽|%|м²|м³|м\b|км|см|мм|кг|мг|°|градус|атм|час|мин|дн|дня|дней|am|pm|db|mm|cm|kg|m²|m³|minutes|hours|days|weeks)|[£$€]\s?\d+|(?:каб|кв|окн)\p{L}*\.?\s?№?\s?\d+/giu;

export function readReply(text: string): Reading {
  const folded = fold(text);
  const spoken = lexicons.filter(({ alphabet }) => alphabet.test(folded));
  const all = (pick: (lexicon: Lexicon) => RegExp, within = folded) =>
    spoken.flatMap((lexicon) => spansOf(pick(lexicon), within));
  const office = all(({ shapes }) => shapes.officeVerb);
  const deeds = (spans: readonly Span[]) => spans.filter((span) => !office.some((one) => overlap(one, span)));
  return {
    text,
    sentences: sentencesOf(text),
    words: tokenise(text).filter(({ kind }) => kind === 'word' || kind === 'number').length,
    phrases: findPhrases(book, folded),
    done: deeds(all(({ shapes }) => shapes.done)),
    will: deeds(all(({ shapes }) => shapes.will)),
    namedDeeds: deeds(all(({ shapes }) => shapes.named)),
    impersonal: all(({ shapes }) => shapes.impersonal),
    dates: datesIn(folded),
    people: all(({ names }) => names.person, text),
    places: all(({ names }) => names.place, text),
    phones: spansOf(phone, text),
    figures: spansOf(figure, text),
    officeNouns: all(({ shapes }) => shapes.officeNoun),
    participles: all(({ shapes }) => shapes.participle),
    statutes: all(({ shapes }) => shapes.statute),
  };
}

export const overlap = (one: Span, other: Span) => one.start < other.end && other.start < one.end;
export const inside = (outer: Span, inner: Span) => outer.start <= inner.start && inner.end <= outer.end;

/** Days in the calendar, without those that only date a letter, a permit or a law. */
function datesIn(folded: string): Span[] {
  return lexicons.flatMap(({ shapes }) =>
    spansOf(shapes.date, folded).filter(
      ({ start }) => !shapes.paperDate.test(folded.slice(Math.max(0, start - 60), start)),
    ),
  );
}

const sentenceEnd = /[.!?…]+(?=\s+[«"“–—-]?\s?[A-ZА-ЯЁ0-9]|\s*$)|\n+/gu;

/** Sentences; a full stop after one capital or a short word is an abbreviation, not an end. */
export function sentencesOf(text: string): Span[] {
  const sentences: Span[] = [];
  let from = 0;
  for (const found of text.matchAll(sentenceEnd)) {
    const end = found.index + found[0].length;
    const word = /\p{L}+$/u.exec(text.slice(from, found.index))?.[0] ?? '';
    if (found[0] === '.' && end < text.length && (/^\p{Lu}$/u.test(word) || abbreviations.has(word)))
      continue;
    if (text.slice(from, end).trim() !== '') sentences.push({ start: from, end });
    from = end;
  }
  if (text.slice(from).trim() !== '') sentences.push({ start: from, end: text.length });
  return sentences;
}

const abbreviations = new Set([
  'ул',
  'д',
  'г',
  'тел',
  'каб',
  'им',
  'п',
  'ст',
  'р',
  'руб',
  'кв',
  'пос',
  'дер',
  'с',
  'пр',
  'St',
  'Mr',
  'Mrs',
  'Dr',
  'No',
]);

const stemOf = createStemmer(20_000);

/** Stems of the words that carry meaning: four letters or more, and numbers. */
export function contentStems(text: string): Set<string> {
  const stems = new Set<string>();
  for (const { kind, text: word } of tokenise(fold(text))) {
    if (kind === 'number' || (kind === 'word' && word.length >= 4)) stems.add(stemOf(word));
  }
  return stems;
}
