import type { Gazetteer, NameEnd, PlaceKind } from './gazetteer.ts';
import type { Sighting } from './sightings.ts';

/** A place a sighting may mean, and how well the words fit it, 0 to 1. */
export interface Candidate {
  place: number;
  kind: PlaceKind;
  score: number;
}

/** What a sighting may mean, best first; `count` includes those left out. */
export interface Candidates {
  list: Candidate[];
  count: number;
}

/** A street word of another kind than the street's; none at all, where a plain street is the likeliest. */
const OTHER_KIND = 0.45;
const UNSAID_KIND: Readonly<Record<string, number>> = { street: 1, avenue: 0.93 };
const UNSAID_RARE_KIND = 0.85;
const OTHER_SETTLEMENT_KIND = 0.8;
const OTHER_AREA_KIND = 0.75;

/**
 * A country has thousands of Lenin streets. Of those that fit equally well this many are weighed, the largest
 * settlements first, and besides them all that lie where the text or the hint points.
 */
const EQUALS_WEIGHED = 24;

/** What every sighting may mean, in the order of the sightings. */
export function findCandidates(
  sightings: readonly Sighting[],
  gazetteer: Gazetteer,
  hintAreaId: string | undefined,
): Map<Sighting, Candidates> {
  const context = new Set<number>();
  const hint = gazetteer.placeById.get(hintAreaId ?? '');
  if (hint !== undefined) context.add(hint);
  const found = new Map<Sighting, Candidates>();
  // Rare names first: they tell where to look for the common ones beside them.
  for (const sighting of [...sightings].sort((a, b) => placesOf(a) - placesOf(b))) {
    const candidates = weighCandidates(sighting, gazetteer, context);
    found.set(sighting, candidates);
    if (candidates.list.length === candidates.count) addContext(context, candidates, gazetteer);
  }
  return found;
}

function placesOf({ readings }: Sighting): number {
  return readings.reduce((sum, { end }) => sum + (end.kind === 'street' ? end.places.length : 0), 0);
}

function addContext(context: Set<number>, { list }: Candidates, { places }: Gazetteer): void {
  for (const { place, kind } of list) {
    if (kind === 'area' || kind === 'settlement') context.add(place);
    else if (places[place]!.settlement >= 0) context.add(places[place]!.settlement);
  }
}

function weighCandidates(sighting: Sighting, gazetteer: Gazetteer, context: ReadonlySet<number>): Candidates {
  const best = new Map<number, Candidate>();
  let count = 0;
  for (const { end, evidence } of sighting.readings) {
    const equals = new Map<number, number>();
    for (const place of end.places) {
      const score = evidence * end.quality * kindFit(sighting, end, place, gazetteer);
      if (score <= 0.1) continue;
      count++;
      const seen = equals.get(score) ?? 0;
      if (seen >= EQUALS_WEIGHED && !isPointedAt(place, gazetteer, context)) continue;
      equals.set(score, seen + 1);
      const known = best.get(place);
      if (known !== undefined) count--;
      if (score > (known?.score ?? 0)) best.set(place, { place, score, kind: end.kind });
    }
  }
  const list = [...best.values()].sort((a, b) => b.score - a.score);
  return { list, count };
}

function isPointedAt(place: number, { places }: Gazetteer, context: ReadonlySet<number>): boolean {
  const { area, settlement } = places[place]!;
  return context.has(settlement) || context.has(area);
}

function kindFit({ around }: Sighting, end: NameEnd, place: number, { places }: Gazetteer): number {
  const { sort } = places[place]!;
  if (end.kind === 'street') {
    if (around.streetWord) return around.streetWord.kinds.includes(sort) ? 1 : OTHER_KIND;
    return UNSAID_KIND[sort] ?? UNSAID_RARE_KIND;
  }
  if (end.kind === 'area') return areaKindFit(around.areaWord?.kinds ?? [], sort);
  if (end.kind !== 'settlement' || around.settlementWord === undefined) return 1;
  return sort === '' || around.settlementWord.kinds.includes(sort) ? 1 : OTHER_SETTLEMENT_KIND;
}

/** People call an okrug a district, so the word only decides between two of one name. */
function areaKindFit(said: readonly string[], sort: string): number {
  const telling = said.filter((kind) => kind !== 'any');
  return telling.length === 0 || sort === '' || telling.includes(sort) ? 1 : OTHER_AREA_KIND;
}
