import { evasions, merits } from './lexicon.ts';
import type { Span } from './phrases.ts';
import { contentStems, inside, overlap, type Reading, readReply } from './read-reply.ts';

/** What the detector is given: the words, the parts that have fields of their own, and what was asked. */
export interface Reply {
  readonly text: string;
  readonly kind: 'interim' | 'final';
  readonly outcome: string | null;
  /** The resident's words. */
  readonly question: string;
  /** The place of the case in words; empty when unknown. */
  readonly place: string;
  readonly hasDate: boolean;
  readonly hasResponsible: boolean;
  /** The passport asks for proof when the problem is solved, and none is attached. */
  readonly lacksProof: boolean;
  /** The same words answered another problem of this authority. */
  readonly copied: boolean;
}

/** Signs of an empty answer: each can only speak against it, whatever is learned. */
export const faults = [
  ...evasions,
  'no-decision',
  'no-date',
  'no-responsible',
  'no-proof',
  'off-question',
  'other-place',
  'copied',
  'jargon',
  'unreadable',
  'rating-with-bad-news',
  'evasive-throughout',
  'impersonal',
] as const;
export type Fault = (typeof faults)[number];

/** Signs of an answer that says something: each can only speak for it. */
export const virtues = [
  ...merits,
  'dated',
  'named',
  'reachable',
  'figures',
  'deed-done',
  'deed-to-come',
  'deed-named',
  'concrete-throughout',
  'dated-deed',
  'speaks-of-the-question',
  'names-the-place',
] as const;
export type Virtue = (typeof virtues)[number];
export type SignCode = Fault | Virtue;

export interface Sign {
  readonly code: SignCode;
  /** 0–1: how strongly. */
  readonly value: number;
  readonly spans: readonly Span[];
}

/** Every sign seen, faults and virtues; what is not seen is left out. */
export function signsOf(reply: Reply): Sign[] {
  const read = readReply(reply.text);
  const found: Sign[] = [];
  const say = (code: SignCode, value: number, spans: readonly Span[] = []) => {
    if (value > 0) found.push({ code, value: Math.min(1, value), spans });
  };
  for (const code of merits) if (read.phrases.has(code)) say(code, 1, read.phrases.get(code));
  for (const code of evasions) {
    const spans = read.phrases.get(code) ?? [];
    say(code, spans.length > 1 ? 1 : spans.length * 0.7, spans);
  }
  sayParts(say, reply, read);
  sayManner(say, reply, read);
  sayQuestion(say, reply, read);
  return found;
}

type Say = (code: SignCode, value: number, spans?: readonly Span[]) => void;

/** Decision, date, person, proof (PRODUCT.md §6). */
function sayParts(say: Say, reply: Reply, read: Reading): void {
  const dated = reply.hasDate || read.dates.length > 0;
  const reachable = [...read.phones, ...(read.phrases.get('contact') ?? [])];
  const named = reply.hasResponsible || read.people.length > 0;
  const deeds = [...read.done, ...read.will, ...read.namedDeeds];
  const owesDate = reply.kind === 'interim' || reply.outcome !== 'explained';
  say('deed-done', read.done.length / 2, read.done);
  say('deed-to-come', read.will.length / 2, read.will);
  say('deed-named', read.namedDeeds.length / 2, read.namedDeeds);
  say('dated', dated ? 1 : 0, read.dates);
  say('named', named ? 1 : 0, read.people);
  say('reachable', reachable.length, reachable);
  say('figures', read.figures.length / 2, read.figures);
  const datedDeeds = read.sentences.filter(
    (sentence) =>
      read.dates.some((date) => inside(sentence, date)) && deeds.some((deed) => inside(sentence, deed)),
  );
  say('dated-deed', datedDeeds.length, datedDeeds);
  const useful =
    deeds.length + (read.phrases.get('how-to')?.length ?? 0) + (read.phrases.get('yes-or-no')?.length ?? 0);
  say('no-decision', useful === 0 ? 1 : 0);
  say('no-date', !dated && owesDate ? 1 : 0);
  const owesPerson =
    reply.kind === 'interim' || (reply.outcome !== 'explained' && reply.outcome !== 'solved');
  const anybody = named || reachable.length > 0 || read.phrases.has('role');
  say('no-responsible', owesPerson && !anybody ? 1 : 0);
  say('no-proof', reply.lacksProof && reply.outcome === 'solved' ? 1 : 0);
  say('copied', reply.copied ? 1 : 0);
}

/** Sentences nobody can read, office speech, and how much of the text is evasion. */
function sayManner(say: Say, reply: Reply, read: Reading): void {
  const evasive = evasions.flatMap((code) => read.phrases.get(code) ?? []);
  const concrete = [...read.dates, ...read.people, ...read.namedDeeds, ...read.phones, ...read.figures];
  const solid = read.sentences.filter((sentence) => concrete.some((span) => overlap(sentence, span)));
  say('concrete-throughout', solid.length / Math.max(1, read.sentences.length));
  say('impersonal', read.impersonal.length / 2, read.impersonal);
  const empty = read.sentences.filter(
    (sentence) =>
      evasive.some((span) => overlap(sentence, span)) && !concrete.some((span) => overlap(sentence, span)),
  );
  say('evasive-throughout', empty.length / Math.max(1, read.sentences.length));
  const office = read.officeNouns.length + read.participles.length + 2 * read.statutes.length;
  const density = office / Math.max(8, read.words);
  say('jargon', density > 0.12 ? density * 3 : 0, [...read.statutes, ...read.participles]);
  const hard = read.sentences.filter((sentence) => isHard(sentence, read));
  say('unreadable', hard.length > 0 ? 1 : 0, hard);
  const badNews = reply.outcome === 'not possible' || evasive.length > 0;
  const asks = read.phrases.get('asks-rating');
  if (asks && badNews) say('rating-with-bad-news', 1, asks);
}

/** A sentence is hard from 38 words, or from three participles and office nouns in every six words of at least 14. */
function isHard(sentence: Span, read: Reading): boolean {
  const words = read.text.slice(sentence.start, sentence.end).split(/\s+/u).length;
  const office = [...read.officeNouns, ...read.participles].filter((span) => inside(sentence, span)).length;
  return words >= 38 || (words >= 14 && office / words >= 0.35);
}

/** Whether it is about what was asked, and where. */
function sayQuestion(say: Say, reply: Reply, read: Reading): void {
  const asked = contentStems(`${reply.question} ${reply.place}`);
  const said = contentStems(reply.text);
  const shared = [...asked].filter((stem) => said.has(stem)).length;
  say('speaks-of-the-question', shared / 3);
  // A short answer shares no word with the question for want of room.
  say('off-question', shared === 0 ? (read.words - 4) / 20 : 0);
  const places = contentStems(reply.place);
  say('names-the-place', [...places].some((stem) => said.has(stem)) ? 1 : 0);
  const foreign = reply.place === '' ? [] : read.places.filter((span) => !sharesStem(read.text, span, asked));
  say('other-place', foreign.length > 0 && foreign.length === read.places.length ? 1 : 0, foreign);
}

function sharesStem(text: string, { start, end }: Span, stems: ReadonlySet<string>): boolean {
  const own = contentStems(text.slice(start, end));
  return own.size === 0 || [...own].some((stem) => stems.has(stem));
}
