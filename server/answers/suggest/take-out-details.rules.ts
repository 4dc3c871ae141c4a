import { createStemmer, normalise, type RedactionKind, redact } from '../../../engines/text/index.ts';
import { type BlankKind, blanksIn } from './blanks.rules.ts';
import { detailPatterns, figures } from './detail-patterns.rules.ts';
import { properNames } from './proper-names.rules.ts';

interface Detail {
  readonly start: number;
  readonly end: number;
  /** Null: a blank that was there before. */
  readonly kind: BlankKind | null;
}

const kindOf: Readonly<Partial<Record<RedactionKind, BlankKind>>> = {
  name: 'person',
  phone: 'phone',
  flat: 'address',
  email: 'contact',
  profile: 'contact',
};

const stemmer = createStemmer(5000);
/** Shorter ones are prepositions and endings. */
const shortestName = 3;

/** Tells the words of these names, in whatever form they stand. */
function knownWords(names: readonly string[]): (word: string) => boolean {
  const words = names.flatMap((name) => name.match(/\p{L}[\p{L}\p{M}-]*/gu) ?? []);
  // Only what is written with a capital is a name: "road master" is a trade.
  const stems = words.filter((one) => one.length >= shortestName && /^\p{Lu}/u.test(one));
  const known = new Set(stems.map((one) => stemmer(normalise(one))));
  // Endings of names are no endings of words: «Орловым» has another stem than «Орлов».
  const beginnings = stems.map((one) => normalise(one)).filter((one) => one.length > shortestName);
  return (word) => {
    if (!/^\p{Lu}/u.test(word)) return false;
    const plain = normalise(word);
    return known.has(stemmer(plain)) || beginnings.some((one) => plain.startsWith(one));
  };
}

/**
 * A text without what belongs to one person or case alone: names, addresses, days, figures, telephones and contacts stand
 * as blanks. Not one figure stays. It errs on the side of taking out, and it is a filter, not a guarantee: a name that
 * begins a sentence is only known from `names`.
 * @param names of people and places of the case it is taken from
 * @param blank how a blank is written in the language of the text
 */
export function takeOutDetails(
  text: string,
  names: readonly string[],
  blank: (kind: BlankKind) => string,
): string {
  const taken: Detail[] = blanksIn(text).map(({ start, end }) => ({ start, end, kind: null }));
  const isTaken = new Uint8Array(text.length);
  const mark = ({ start, end }: Detail) => isTaken.fill(1, start, end);
  taken.forEach(mark);
  const take = (found: readonly Detail[]) => {
    for (const one of found) {
      if (isTaken.subarray(one.start, one.end).includes(1)) continue;
      mark(one);
      taken.push(one);
    }
  };
  take(redact(text).spans.map(({ start, end, kind }) => ({ start, end, kind: kindOf[kind] ?? 'number' })));
  for (const { kind, pattern } of detailPatterns) take(matches(text, pattern, kind));
  take(properNames(text, knownWords(names)).map((one) => ({ ...one, kind: 'name' as const })));
  take(matches(text, figures, 'number'));
  return written(text, joined(text, taken), blank);
}

function matches(text: string, pattern: RegExp, kind: BlankKind): Detail[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    kind,
  }));
}

/** What may stand between two parts of one thing. */
const holdsTogether = /^[ \u00a0,«»"–-]*(?:(?:кв|квартира|flat|apt)\.?[ \u00a0]*)?$/u;

/** In order; an address told in pieces is one, and the same blank does not stand twice in a row. */
function joined(text: string, details: readonly Detail[]): Detail[] {
  const result: Detail[] = [];
  for (const one of [...details].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    const between = last && text.slice(last.end, one.start);
    const isOne = last?.kind && one.kind && between !== undefined && holdsTogether.test(between);
    const kind = isOne ? together(last.kind, one.kind) : undefined;
    if (last && kind) result[result.length - 1] = { start: last.start, end: one.end, kind };
    else result.push(one);
  }
  return result;
}

function together(one: BlankKind | null, other: BlankKind | null): BlankKind | undefined {
  if (one === other) return one ?? undefined;
  const pair = new Set([one, other]);
  if (pair.has('phone') && pair.has('number')) return 'phone';
  const parts: readonly (BlankKind | null)[] = ['address', 'name', 'number'];
  return pair.has('address') && [one, other].every((kind) => parts.includes(kind)) ? 'address' : undefined;
}

function written(text: string, details: readonly Detail[], blank: (kind: BlankKind) => string): string {
  let result = '';
  let at = 0;
  for (const { start, end, kind } of details) {
    if (kind === null) continue;
    result += text.slice(at, start) + blank(kind);
    at = end;
  }
  // A figure inside an older bracket or a token no pattern knew: none is to stay.
  return (result + text.slice(at)).replaceAll(/\p{N}+/gu, blank('number'));
}
