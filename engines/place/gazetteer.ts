import type { Lexicon } from './language.ts';

/** Longitude and latitude in degrees. */
export type Point = readonly [lon: number, lat: number];

/** Names by language code: `{ ru: 'Заречный', en: 'Zarechny' }`. */
export type Names = Readonly<Record<string, string>>;

export interface AreaInput {
  id: string;
  names: Names;
  aliases?: readonly string[];
  point?: Point;
}

export interface SettlementInput {
  id: string;
  areaId: string;
  names: Names;
  aliases?: readonly string[];
  /** `city`, `town`, `village`, `settlement`, `station`, `hamlet`, or any word for one ("пгт"). */
  kind?: string;
  point?: Point;
  /** Residents: among places of one name the larger is the likelier. */
  population?: number;
}

export interface StreetInput {
  id: string;
  settlementId: string;
  names: Names;
  aliases?: readonly string[];
  /** `street` (default), `avenue`, `lane`, `drive`, `boulevard`, `embankment`, `highway`, `square`, … or a word for one ("пр-т"). */
  kind?: string;
}

export interface LandmarkInput {
  id: string;
  settlementId?: string;
  areaId?: string;
  names: Names;
  aliases?: readonly string[];
  point?: Point;
}

export interface GazetteerInput {
  areas: readonly AreaInput[];
  settlements: readonly SettlementInput[];
  streets: readonly StreetInput[];
  landmarks: readonly LandmarkInput[];
}

export type PlaceKind = 'area' | 'settlement' | 'street' | 'landmark';

/** One row of the compiled gazetteer; `area` and `settlement` are indices of other rows, -1 for none. */
export interface Place {
  id: string;
  kind: PlaceKind;
  /** The kind of street or settlement. */
  sort: string;
  area: number;
  settlement: number;
  /** How much likelier than an empty place before anything is read; for settlements. */
  prior: number;
}

/** What a path through the words of names ends at: all places called so. */
export interface NameEnd {
  /** The largest settlement, or a street in it, first. */
  places: number[];
  kind: PlaceKind;
  /** 1 for the full name; less for one shortened ("К. Маркса", "Маркса"). */
  quality: number;
  /** The name says nothing without the word "district": the rest is an adjective on its own. */
  needsAreaWord: boolean;
  /** All words of it are adjectives. */
  adjective: boolean;
  /** All words of it are ordinary words of the language too. */
  common: boolean;
  /** One adjective that also describes streets: "новая улица". */
  plain: boolean;
  /** A number and a month: a date as well as a street. */
  date: boolean;
  /** Number of words. */
  length: number;
}

/**
 * Plain data (Maps, arrays, strings): can be passed to a worker by structured clone.
 * Forms lead to word ids, word ids along `edges` from node 0 to nodes, nodes to the places of that name.
 */
export interface Gazetteer {
  places: Place[];
  placeById: Map<string, number>;
  /** Written form → word id × 2, plus 1 for a weak form. */
  forms: Map<string, number[]>;
  /** Base form of each word id. */
  words: string[];
  /** node × WORD_SPAN + word id → next node. */
  edges: Map<number, number>;
  ends: Map<number, NameEnd[]>;
  lexicon: Lexicon;
  /** Forms of at least five letters in alphabetical order, and the same reversed: for finding typos. */
  sortedForms: string[];
  sortedReversed: string[];
}

/** Larger than any number of different words. */
export const WORD_SPAN = 2 ** 24;
