import { createStemmer } from '../text/index.ts';
import type { ColdDanger } from './cold.ts';
import { kindsIn } from './kinds.ts';
import type { Signs } from './signs.ts';
import { isDenied, type Weighed } from './weigh.ts';
import { calming, graveWeights, hintWeights } from './weights.ts';

/** One thing a message shows, for the learned weights. `from` and `to` are words, where it stands anywhere. */
export interface Feature {
  readonly name: string;
  readonly value: number;
  readonly from?: number;
  readonly to?: number;
}

/*
 * Values are below 1 so that no single feature outshouts the others; pairs are many in a message and count for less.
 * They were set by cross-validation on the training set, and are flat around these values.
 */
const PRESENT = 0.7;
const PAIR = 0.4;
const FAINT = 0.5;
/** Pieces of words are the most numerous of all; their beginnings and middles forgive endings, typos and compounds. */
const PIECE = 0.4;
const PIECE_LENGTH = 4;
const BEGINNINGS = [4, 6];
/** In a message of more words than this each says less: much stands in a long letter by chance. */
const USUAL_LENGTH = 12;

/**
 * The lexicon's verdict is asked as if of an ordinary topic. The topic's own severity is no feature: who writes messages for
 * teaching gives grave topics to grave messages, and what was learnt from one hand misled on the next.
 */
export const neutralBase = 2;

const denying = /^(?:не|нет|ни|без|not|no|never|without|isn't|wasn't|doesn't|didn't|won't|can't)$/;

const stem = createStemmer();
const concepts = [...Object.keys(graveWeights), ...Object.keys(hintWeights)];
const scopes = [
  ...Object.keys(calming),
  'still',
  'idiom',
  'question',
  'request',
  'greeting',
  'abuse',
  'heatless',
];

/** What the learned weights look at: the lexicon's verdict, kinds of words and their pairs, stems, shape, cold. */
export function featuresOf(signs: Signs, weighed: Weighed, cold: ColdDanger): Feature[] {
  const many = [...conceptsOf(signs), ...kindsOf(signs), ...stemsOf(signs), ...piecesOf(signs)];
  const share = Math.min(1, Math.sqrt(USUAL_LENGTH / signs.words.length));
  return [
    ...verdict(weighed),
    ...many.map((feature) => ({ ...feature, value: feature.value * share })),
    ...shape(signs),
    { name: 'cold', value: cold.severity === 5 ? 1 : 0 },
    { name: 'bearable', value: cold.settled && cold.severity < 5 && weighed.top === 0 ? 1 : 0 },
  ];
}

function verdict({ score, top, calm }: Weighed): Feature[] {
  return [
    { name: 'score', value: Math.max(-0.3, Math.min(1.6, score)) },
    { name: 'top', value: top },
    { name: 'calm', value: calm },
  ];
}

/** "Smells of gas" and "there is no smell of gas" are two features. */
function conceptsOf(signs: Signs): Feature[] {
  const named = (kind: string) => (concept: string) => {
    const hits = signs.of.get(concept) ?? [];
    const hit = hits.find((one) => kind === 'scope' || !isDenied(signs, one));
    const [denied] = hits;
    if (hit) return [{ name: `${kind}:${concept}`, value: PRESENT, from: hit.from, to: hit.to }];
    return denied ? [{ name: `denied:${concept}`, value: PRESENT }] : [];
  };
  return [...concepts.flatMap(named('sign')), ...scopes.flatMap(named('scope'))];
}

function kindsOf({ words }: Signs): Feature[] {
  const { first, pairs } = kindsIn(words);
  const kinds = [...first].map(([name, { from, to }]) => ({ name, value: PRESENT, from, to }));
  const count = (start: string) => kinds.filter(({ name }) => name.startsWith(start)).length;
  const calm = count('calm:');
  return [
    ...kinds,
    ...[...pairs].map((name) => ({ name, value: PAIR })),
    { name: 'kinds', value: count('of:') / 6 },
    { name: 'calms', value: calm / 4 },
  ];
}

function stemsOf({ words }: Signs): Feature[] {
  const seen = new Map<string, Feature>();
  words.forEach(({ text }, at) => {
    const denied = denying.test(words[at - 1]?.text ?? '') ? 'not ' : '';
    const name = `stem:${denied}${/^\d+$/.test(text) ? (text.length > 2 ? '###' : '#') : stem(text)}`;
    if (!seen.has(name)) seen.set(name, { name, value: PRESENT, from: at, to: at + 1 });
  });
  return [...seen.values()];
}

/** Four letters anywhere in a word with its edges marked, and its first four and six letters. */
function piecesOf({ words }: Signs): Feature[] {
  const pieces = new Set<string>();
  for (const { text } of words) {
    if (/\d/.test(text)) continue;
    const framed = `_${text}_`;
    for (let at = 0; at + PIECE_LENGTH <= framed.length; at++)
      pieces.add(`piece:${framed.slice(at, at + PIECE_LENGTH)}`);
    for (const length of BEGINNINGS) if (text.length > length) pieces.add(`begins:${text.slice(0, length)}`);
  }
  return [...pieces].map((name) => ({ name, value: PIECE }));
}

function shape({ text, words, endings, laughs }: Signs): Feature[] {
  const marks: Feature[] = [{ name: 'length', value: Math.min(1.5, words.length / 20) }];
  if (endings.at(-1) === '?') marks.push({ name: 'asks', value: PRESENT });
  if (endings.includes('!')) marks.push({ name: 'exclaims', value: FAINT });
  if (/\d/.test(text)) marks.push({ name: 'figures', value: FAINT });
  if (/\p{Lu}{4}/u.test(text)) marks.push({ name: 'capitals', value: FAINT });
  if (laughs > 0) marks.push({ name: 'laughs', value: 1 });
  return marks;
}
