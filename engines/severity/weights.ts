/** Reached by one grave sign, or by several hints together: serious, even where the learned weights do not say critical. */
export const serious = 0.45;

/** Concepts of the lexicons that are grave by themselves, with the weight each starts at. */
export const graveWeights: Readonly<Record<string, number>> = {
  trapped: 1.0,
  gas: 1.1,
  child: 1.0,
  ambulance: 1.0,
  ill: 0.95,
  manhole: 0.95,
  wire: 1.0,
  fire: 1.0,
  collapse: 0.95,
  flood: 0.95,
  violence: 1.0,
  poison: 1.0,
  medicine: 1.0,
  dying: 1.0,
  beast: 0.95,
  other: 0.95,
  // A number behind the name: the same danger in words that mean less.
  ill2: 0.55,
  medicine2: 0.5,
  dying2: 0.45,
  collapse2: 0.45,
  other2: 0.5,
  beast2: 0.4,
  fire2: 0.45,
};

/** Each further kind of grave sign makes a mistake less likely. */
export const furtherKind = 0.25;

/** Hints: none is enough. */
export const hintWeights: Readonly<Record<string, number>> = {
  'gas?': 0.15,
  'child?': 0.3,
  'ill?': 0.3,
  'fire?': 0.25,
  'urgent?': 0.2,
  'victim?': 0.15,
  'hazard?': 0.3,
  'harm?': 0.35,
};

/** What the topic of the message says beforehand; a topic of questions and thanks hardly ever brings an emergency. */
export const baseWeights: readonly number[] = [0, -0.5, 0, 0.15, 0.2, 1];

/** What takes weight from signs in the same sentence, and from all of them. */
export const calming: Readonly<Record<string, { readonly sentence: number; readonly message: number }>> = {
  resolved: { sentence: 0.8, message: 0.35 },
  past: { sentence: 0.7, message: 0.25 },
  hypothetical: { sentence: 0.8, message: 0.15 },
  procedure: { sentence: 0.7, message: 0.3 },
  figures: { sentence: 0.6, message: 0.3 },
  news: { sentence: 0.8, message: 0.55 },
  joke: { sentence: 0.8, message: 0.6 },
  advert: { sentence: 1, message: 0.9 },
  thanks: { sentence: 0.7, message: 0.5 },
};

/** Words of "still", "now", "nobody comes" take back what time and thanks took. */
export const stillGoes = 0.35;
