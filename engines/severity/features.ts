import type { ColdDanger } from './cold.ts';
import type { FeatureNames } from './feature-names.ts';
import type { Form } from './forms.ts';
import type { Hit } from './hits.ts';
import { kindFeatures } from './kind-features.ts';
import { Marks } from './marks.ts';
import type { Word } from './reading.ts';
import type { Sink } from './sheet.ts';
import type { Signs } from './signs.ts';
import type { Weighed } from './weigh.ts';
import { calming, graveWeights, hintWeights } from './weights.ts';
import type { WordFeatures } from './word-features.ts';

/** Writes down what the learned weights look at: the lexicon's verdict, kinds of words and their pairs, stems, shape, cold. */
export type FeatureReader = (signs: Signs, weighed: Weighed, cold: ColdDanger, sheet: Sink) => void;

/*
 * Values are below 1 so that no single feature outshouts the others; pairs and pieces of words are many in a message and
 * count for less. They were set by cross-validation on the training set, and are flat around these values.
 */
const PRESENT = 0.7;
const PAIR = 0.4;
const FAINT = 0.5;
const PIECE = 0.4;
/** In a message of more words than this each says less: much stands in a long letter by chance. */
const USUAL_LENGTH = 12;

/**
 * The lexicon's verdict is asked as if of an ordinary topic. The topic's own severity is no feature: who writes messages for
 * teaching gives grave topics to grave messages, and what was learnt from one hand misled on the next.
 */
export const neutralBase = 2;

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

/** Knows only features that `names` does. `shownBy` tells what a word shows by itself. */
export function featureReader(names: FeatureNames, shownBy: (form: Form) => WordFeatures): FeatureReader {
  const conceptsIn = conceptFeatures(names);
  const kindsIn = kindFeatures(names, { present: PRESENT, pair: PAIR });
  const shapeOf = shapeFeatures(names);
  const seen = new Marks();
  const [score, top, calm] = ['score', 'top', 'calm'].map((name) => names.numberOf(name));
  const [coldness, bearable] = ['cold', 'bearable'].map((name) => names.numberOf(name));

  return (signs, weighed, cold, sheet) => {
    const share = Math.min(1, Math.sqrt(USUAL_LENGTH / signs.words.length));
    sheet.add(score!, Math.max(-0.3, Math.min(1.6, weighed.score(neutralBase))));
    sheet.add(top!, weighed.top);
    sheet.add(calm!, weighed.calm);
    conceptsIn(signs, share, sheet);
    kindsIn(signs, share, sheet);
    seen.clear();
    addStems(signs.words, shownBy, share, sheet, seen);
    for (const { form } of signs.words) sheet.addNew(shownBy(form).pieces, PIECE * share, seen);
    shapeOf(signs, sheet);
    sheet.add(coldness!, cold.severity === 5 ? 1 : 0);
    sheet.add(bearable!, cold.settled && cold.severity < 5 && weighed.top === 0 ? 1 : 0);
  };
}

function addStems(
  words: readonly Word[],
  shownBy: (form: Form) => WordFeatures,
  share: number,
  sheet: Sink,
  seen: Marks,
): void {
  let denied = false;
  for (let at = 0; at < words.length; at++) {
    const { stem, deniedStem, denies } = shownBy(words[at]!.form);
    const feature = denied ? deniedStem : stem;
    if (feature >= 0 && seen.add(feature)) sheet.add(feature, PRESENT * share, at, at + 1);
    denied = denies;
  }
}

type Part = (signs: Signs, share: number, sheet: Sink) => void;

/** "Smells of gas" and "there is no smell of gas" are two features. */
function conceptFeatures(names: FeatureNames): Part {
  const numbered = (kind: string) => (concept: string) => ({
    concept,
    said: names.numberOf(`${kind}:${concept}`),
    denied: kind === 'scope' ? undefined : names.numberOf(`denied:${concept}`),
  });
  const all = [...concepts.map(numbered('sign')), ...scopes.map(numbered('scope'))];
  const places = new Map(all.map(({ concept }, place) => [concept, place]));
  return ({ of }, share, sheet) => {
    const standing = [...of.keys()].flatMap((concept) => places.get(concept) ?? []);
    for (const place of standing.sort((a, b) => a - b)) {
      const { concept, said, denied } = all[place]!;
      const hits = of.get(concept)!;
      const hit = denied === undefined ? hits[0] : hits.find((one: Hit) => !one.denied);
      if (hit) sheet.add(said, PRESENT * share, hit.from, hit.to);
      else if (denied !== undefined) sheet.add(denied, PRESENT * share);
    }
  };
}

function shapeFeatures(names: FeatureNames): (signs: Signs, sheet: Sink) => void {
  const shapes = ['length', 'asks', 'exclaims', 'figures', 'capitals', 'laughs'];
  const [length, asks, exclaims, figures, capitals, laughing] = shapes.map((name) => names.numberOf(name));
  return ({ words, endings, looks, laughs }, sheet) => {
    sheet.add(length!, Math.min(1.5, words.length / 20));
    if (endings.at(-1) === '?') sheet.add(asks!, PRESENT);
    if (endings.includes('!')) sheet.add(exclaims!, FAINT);
    if (looks.figures) sheet.add(figures!, FAINT);
    if (looks.capitals) sheet.add(capitals!, FAINT);
    if (laughs > 0) sheet.add(laughing!, 1);
  };
}
