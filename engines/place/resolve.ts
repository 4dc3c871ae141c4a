import type { Candidate, Candidates } from './candidates.ts';
import type { FoundPlaces, PlaceReason, ResolvedPlace } from './found-places.ts';
import type { Gazetteer, PlaceKind } from './gazetteer.ts';
import type { Hypothesis, Support } from './hypotheses.ts';
import type { Reading } from './match-names.ts';
import { listedWith, type Sighting } from './sightings.ts';

/** Readings whose scores differ by less compete: the better one is then less than e times as likely. */
const MARGIN = 0.4;

/** Nats per unit of score, so that MARGIN is one nat. */
const SHARPNESS = 2.5;

const MOST_ALTERNATIVES = 8;

/** A street other than the best one of its settlement counts this much per unit of score, as in WEIGHT. */
const STREET_WEIGHT = 1.5;

/** A settlement named without the street the text names: the street may be missing or elsewhere. */
const STREET_MISSING = 0.8;

/** Everything known about one text. */
export interface Scene {
  reading: Reading;
  gazetteer: Gazetteer;
  candidates: ReadonlyMap<Sighting, Candidates>;
  /** Best first. */
  hypotheses: readonly Hypothesis[];
}

interface ScoredReading {
  score: number;
  place: ResolvedPlace;
}

/** Chooses among hypotheses and says whether the choice is close. */
export function resolvePlaces(scene: Scene): Pick<FoundPlaces, 'best' | 'alternatives' | 'ambiguous'> {
  const { hypotheses, gazetteer } = scene;
  const [top] = hypotheses;
  if (top === undefined) return { alternatives: [], ambiguous: false };
  const rivals = hypotheses.filter((other) => other !== top && competes(other, top, gazetteer));
  const readings = expand(top, scene);
  for (const rival of rivals.slice(0, MOST_ALTERNATIVES)) readings.push(...expand(rival, scene).slice(0, 1));
  readings.sort((a, b) => b.score - a.score);
  const further = rivals.slice(MOST_ALTERNATIVES).map(({ score }) => score);
  shareOut(readings, [...readings.map(({ score }) => score), ...further]);
  const [best, second] = readings;
  return {
    ...(best && { best: best.place }),
    alternatives: [
      ...furtherAddresses(top, scene),
      ...readings.slice(1, MOST_ALTERNATIVES + 1).map(({ place }) => place),
    ],
    ambiguous: best !== undefined && second !== undefined && best.score - second.score < MARGIN,
  };
}

/** An area does not compete with a settlement inside it. */
function competes(other: Hypothesis, top: Hypothesis, { places }: Gazetteer): boolean {
  const [a, b] = [places[other.place]!, places[top.place]!];
  if (a.kind === 'area' && b.kind !== 'area') return b.area !== other.place;
  if (b.kind === 'area' && a.kind !== 'area') return a.area !== top.place;
  return true;
}

/** Confidence so far is the evidence; multiplies it by the softmax share among competing readings. */
function shareOut(readings: readonly ScoredReading[], scores: readonly number[]): void {
  const highest = Math.max(...scores);
  const total = scores.reduce((sum, score) => sum + Math.exp(SHARPNESS * (score - highest)), 0);
  for (const { place, score } of readings) {
    place.confidence *= Math.exp(SHARPNESS * (score - highest)) / total;
    place.confidence = Math.round(place.confidence * 1000) / 1000;
  }
}

/** The street the message is about: the one with a house, else the surest, else the first. */
function mainStreet(hypothesis: Hypothesis): Sighting | undefined {
  const streets = hypothesis.support.filter(({ candidate }) => candidate.kind === 'street');
  const value = ({ sighting, candidate }: (typeof streets)[number]) =>
    candidate.score + (sighting.houses ? 0.3 : 0);
  return streets.reduce<(typeof streets)[number] | undefined>(
    (best, street) => (best === undefined || value(street) > value(best) + 0.01 ? street : best),
    undefined,
  )?.sighting;
}

/** The readings of one hypothesis: one for each street of that name in the settlement. */
function expand(hypothesis: Hypothesis, scene: Scene): ScoredReading[] {
  const street = mainStreet(hypothesis);
  const base = describe(hypothesis, street, scene);
  if (street === undefined) return [base];
  const options = (scene.candidates.get(street)?.list ?? []).filter(
    ({ place, kind }) => kind === 'street' && inside(place, hypothesis, scene.gazetteer),
  );
  const best = options[0]?.score ?? 0;
  return options.map((candidate) => ({
    score: base.score - STREET_WEIGHT * (best - candidate.score),
    place: withStreet(base.place, candidate, street, hypothesis, scene),
  }));
}

function inside(place: number, hypothesis: Hypothesis, { places }: Gazetteer): boolean {
  const row = places[place]!;
  return row.settlement === hypothesis.place || (row.settlement < 0 && row.area === hypothesis.place);
}

const NAMED: Readonly<Record<PlaceKind, PlaceReason['code']>> = {
  area: 'area-named',
  settlement: 'settlement-named',
  street: 'street-named',
  landmark: 'landmark-named',
};

function describe(hypothesis: Hypothesis, street: Sighting | undefined, scene: Scene): ScoredReading {
  const { places } = scene.gazetteer;
  const row = places[hypothesis.place]!;
  const area = row.kind === 'area' ? row : places[row.area];
  const landmark = strongest(hypothesis, 'landmark');
  const place: ResolvedPlace = {
    ...(area && { areaId: area.id }),
    ...(row.kind === 'settlement' && { settlementId: row.id }),
    ...(street === undefined && housesOf(strongest(hypothesis, 'settlement')?.sighting)),
    ...(landmark && { landmarkId: places[landmark.candidate.place]!.id }),
    confidence: evidenceOf(hypothesis),
    reasons: reasonsOf(hypothesis, scene),
  };
  const missing = missingStreet(hypothesis, scene.hypotheses);
  if (missing !== undefined) {
    place.confidence *= STREET_MISSING;
    place.reasons.push({ code: 'street-not-in-settlement', text: textOf(missing, scene.reading) });
  }
  return { score: hypothesis.score, place };
}

function strongest(hypothesis: Hypothesis, kind: PlaceKind) {
  return hypothesis.support
    .filter(({ candidate }) => candidate.kind === kind)
    .reduce<Support | undefined>(
      (best, other) => (best === undefined || other.candidate.score > best.candidate.score ? other : best),
      undefined,
    );
}

/** One of the independent sightings being right is enough for the settlement. */
function evidenceOf({ support }: Hypothesis): number {
  return 1 - support.reduce((doubt, { candidate }) => doubt * (1 - Math.min(0.97, candidate.score)), 1);
}

function reasonsOf({ support, hinted }: Hypothesis, { reading, hypotheses }: Scene): PlaceReason[] {
  const reasons: PlaceReason[] = [];
  for (const { sighting, candidate } of support) {
    reasons.push({ code: NAMED[candidate.kind], text: textOf(sighting, reading) });
    if (sighting.typo) reasons.push({ code: 'typo-corrected', text: textOf(sighting, reading) });
  }
  if (hinted) reasons.push({ code: 'hint' });
  if (hypotheses.length === 1) reasons.push({ code: 'only-place' });
  return reasons;
}

/** A street with a house or kind word that this settlement does not have, though it was surely named. */
function missingStreet(hypothesis: Hypothesis, all: readonly Hypothesis[]): Sighting | undefined {
  if (hypothesis.support.some(({ candidate }) => candidate.kind === 'street')) return undefined;
  for (const other of all) {
    for (const { sighting, candidate } of other.support) {
      if (candidate.kind !== 'street' || candidate.score < 0.8) continue;
      if (!hypothesis.support.some((support) => support.sighting === sighting)) return sighting;
    }
  }
  return undefined;
}

function withStreet(
  base: ResolvedPlace,
  candidate: Candidate,
  street: Sighting,
  hypothesis: Hypothesis,
  { reading, gazetteer }: Scene,
): ResolvedPlace {
  const place: ResolvedPlace = {
    ...base,
    streetId: gazetteer.places[candidate.place]!.id,
    ...housesOf(street),
    reasons: [...base.reasons],
  };
  if (street.houses) place.reasons.push({ code: 'house-named', text: houseText(street, reading) });
  if (street.around.streetWord)
    place.reasons.push({ code: 'kind-word', text: tokenText(street.around.streetWord.at, reading) });
  const cross = street.houses === undefined ? crossStreet(street, hypothesis, reading) : undefined;
  if (cross) {
    place.crossStreetId = gazetteer.places[cross.candidate.place]!.id;
    place.reasons.push({ code: 'crossing', text: textOf(cross.sighting, reading) });
  }
  return place;
}

function housesOf(
  sighting: Sighting | undefined,
): Pick<ResolvedPlace, 'house' | 'otherHouses' | 'houseRelation'> {
  const houses = sighting?.houses;
  const [house, ...otherHouses] = houses?.houses ?? [];
  if (house === undefined || houses === undefined) return {};
  return { house, houseRelation: houses.relation, ...(otherHouses.length > 0 && { otherHouses }) };
}

/** The second of two streets named as a crossing, or joined by nothing but "и", a dash or a slash. */
function crossStreet(street: Sighting, hypothesis: Hypothesis, reading: Reading) {
  return hypothesis.support.find(
    ({ sighting, candidate }) =>
      candidate.kind === 'street' &&
      sighting !== street &&
      sighting.houses === undefined &&
      listedWith(reading, street, sighting),
  );
}

/** Streets of the best settlement that are neither the main one nor its crossing: other addresses. */
function furtherAddresses(top: Hypothesis, { reading, gazetteer }: Scene): ResolvedPlace[] {
  const main = mainStreet(top);
  const cross = main && main.houses === undefined ? crossStreet(main, top, reading) : undefined;
  const row = gazetteer.places[top.place]!;
  const area = gazetteer.places[row.area];
  return top.support
    .filter(
      ({ sighting, candidate }) =>
        candidate.kind === 'street' && sighting !== main && sighting !== cross?.sighting,
    )
    .map(({ sighting, candidate }) => ({
      ...(area && { areaId: area.id }),
      ...(row.kind === 'settlement' && { settlementId: row.id }),
      streetId: gazetteer.places[candidate.place]!.id,
      ...housesOf(sighting),
      confidence: Math.round(candidate.score * 1000) / 1000,
      reasons: [{ code: 'another-address' as const, text: textOf(sighting, reading) }],
    }));
}

function textOf({ around }: Sighting, { text, tokens }: Reading): string {
  return text.slice(tokens[around.from]!.start, tokens[around.to - 1]!.end);
}

function houseText({ houses }: Sighting, { text, tokens }: Reading): string {
  return houses ? text.slice(tokens[houses.from]!.start, tokens[houses.to - 1]!.end) : '';
}

function tokenText(at: number, { text, tokens }: Reading): string {
  return text.slice(tokens[at]!.start, tokens[at]!.end);
}
