import type { PlaceKind } from './gazetteer.ts';
import type { House } from './house.ts';
import type { HouseRelation } from './house-reference.ts';

/** A place named in the text: `start` and `end` are offsets in UTF-16 units, kind word included. */
export interface PlaceMention {
  start: number;
  end: number;
  text: string;
  kind: PlaceKind;
  /** What it may mean, best first, at most 20; `score` is 0 to 1. */
  candidates: Array<{ id: string; kind: PlaceKind; score: number }>;
  /** How many places bear the name, when there are more than listed. */
  candidateCount: number;
}

/** Why a place is proposed: a code for the reader's catalogue and the words of the text it rests on. */
export interface PlaceReason {
  code:
    | 'settlement-named'
    | 'area-named'
    | 'street-named'
    | 'landmark-named'
    | 'kind-word'
    | 'house-named'
    | 'crossing'
    | 'hint'
    | 'only-place'
    | 'typo-corrected'
    | 'shortened-name'
    | 'street-not-in-settlement'
    | 'another-address';
  text?: string;
}

/** One reading of where the message is. */
export interface ResolvedPlace {
  areaId?: string;
  settlementId?: string;
  streetId?: string;
  /** The other street of a crossing. */
  crossStreetId?: string;
  house?: House;
  /** The second house of "between" and "range", the further ones of "list". */
  otherHouses?: House[];
  houseRelation?: HouseRelation;
  landmarkId?: string;
  /** 0 to 1: how sure the names are, times the share of this reading among those that compete. */
  confidence: number;
  reasons: PlaceReason[];
}

export interface FoundPlaces {
  mentions: PlaceMention[];
  /** The likeliest reading; absent when no name is believed. */
  best?: ResolvedPlace;
  /** Other readings, and further addresses of the same message (reason `another-address`). */
  alternatives: ResolvedPlace[];
  /** Another reading is nearly as likely as the best: a person should choose. */
  ambiguous: boolean;
}
