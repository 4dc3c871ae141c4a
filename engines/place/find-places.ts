import { type Candidates, findCandidates } from './candidates.ts';
import type { FoundPlaces, PlaceMention } from './found-places.ts';
import type { Gazetteer } from './gazetteer.ts';
import { bookOf } from './gazetteer-words.ts';
import { weighHypotheses } from './hypotheses.ts';
import type { PlaceLanguage } from './language.ts';
import { english } from './language-en.ts';
import { russian } from './language-ru.ts';
import type { Reading } from './match-names.ts';
import { resolvePlaces } from './resolve.ts';
import { scanPlaces } from './scan.ts';
import { findSightings, kindOf, type Sighting } from './sightings.ts';

export interface FindPlacesOptions {
  /** The area of the centre or channel the message came to: among equals, its places are preferred. */
  hintAreaId?: string;
  /** As the gazetteer was compiled with. Default Russian and English. */
  languages?: readonly PlaceLanguage[];
}

const MOST_CANDIDATES = 20;

/** Longer texts are read up to here: addresses stand early, and hostile input must not cost seconds. */
const LONGEST_TEXT = 20_000;

/** Finds the places a message names and proposes where it is. Pure; never throws on any text. */
export function findPlaces(text: string, gazetteer: Gazetteer, options: FindPlacesOptions = {}): FoundPlaces {
  const reading = read(text.slice(0, LONGEST_TEXT), gazetteer);
  const sightings = findSightings(reading, gazetteer, options.languages ?? [russian, english]);
  const candidates = findCandidates(sightings, gazetteer, options.hintAreaId);
  const mentions = sightings.map((sighting) =>
    mentionOf(sighting, candidates.get(sighting), reading, gazetteer),
  );
  const hypotheses = weighHypotheses(sightings, candidates, gazetteer, options.hintAreaId);
  return { mentions, ...resolvePlaces({ reading, gazetteer, candidates, hypotheses }) };
}

function read(text: string, gazetteer: Gazetteer): Reading {
  const tokens = scanPlaces(text, bookOf(gazetteer));
  return { text, tokens, roles: tokens.map(({ word }) => word?.roles) };
}

function mentionOf(
  sighting: Sighting,
  candidates: Candidates | undefined,
  { text, tokens }: Reading,
  gazetteer: Gazetteer,
): PlaceMention {
  const start = tokens[sighting.around.from]!.start;
  const end = tokens[sighting.around.to - 1]!.end;
  const listed = candidates?.list.slice(0, MOST_CANDIDATES) ?? [];
  return {
    start,
    end,
    text: text.slice(start, end),
    kind: kindOf(sighting),
    candidates: listed.map(({ place, kind, score }) => ({ id: gazetteer.places[place]!.id, kind, score })),
    candidateCount: candidates?.count ?? 0,
  };
}
