import type { Gazetteer, PlaceKind } from './gazetteer.ts';
import { isStreet, type SightedName, type Sighting } from './sightings.ts';

/** A place and how well the words fit it, 0 to 1. */
export interface Candidate {
  place: number;
  score: number;
}

/** A settlement (or an area, where no settlement is in question) and what speaks for it. */
export interface Hypothesis {
  /** Index of the settlement or area. */
  place: number;
  score: number;
  /** Sightings that fit it, with the candidate of each. */
  support: Array<{ sighting: Sighting; candidate: Candidate; kind: PlaceKind }>;
  hinted: boolean;
}

/**
 * Weights of what is named, in nats after SHARPNESS. A settlement said by name outweighs a street that exists elsewhere;
 * a street and the hint together outweigh neither.
 */
const WEIGHT: Readonly<Record<PlaceKind, number>> = { settlement: 3, area: 2, landmark: 2, street: 1.5 };
const HINT_WEIGHT = 1;

/** "из Каменки", "в Пермь" tell of a way, "в Каменке" of a place. */
const ON_THE_WAY = 0.75;

/** "рп Полазна, ул. Садовая": the settlement named right before a street is the one the street lies in. */
const BEFORE_STREET = 1.2;

/** A street word of another kind than the street's; none at all, where a plain street is the likeliest. */
const OTHER_KIND = 0.45;
const UNSAID_KIND: Readonly<Record<string, number>> = { street: 1, avenue: 0.93 };
const UNSAID_RARE_KIND = 0.85;
const OTHER_SETTLEMENT_KIND = 0.8;
const OTHER_AREA_KIND = 0.75;

/** What a sighting may mean, best first; equal scores in the order of the gazetteer. */
export function candidatesOf(
  sighting: Sighting,
  gazetteer: Gazetteer,
): Array<Candidate & { kind: PlaceKind }> {
  const best = new Map<number, Candidate & { kind: PlaceKind }>();
  for (const named of sighting.readings) {
    for (const place of named.end.places) {
      const score = named.evidence * named.end.quality * kindFit(sighting, named.end, place, gazetteer);
      if (score > 0.1 && score > (best.get(place)?.score ?? 0))
        best.set(place, { place, score, kind: named.end.kind });
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.place - b.place);
}

function kindFit(
  { around }: Sighting,
  end: SightedName['end'],
  place: number,
  { places }: Gazetteer,
): number {
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

/** Every settlement and area some sighting speaks for, best first. */
export function weighHypotheses(
  sightings: readonly Sighting[],
  gazetteer: Gazetteer,
  hintAreaId: string | undefined,
): Hypothesis[] {
  const hypotheses = new Map<number, Hypothesis>();
  const areaSupport = new Map<number, Hypothesis['support'][number]>();
  for (const [order, sighting] of sightings.entries()) {
    const leads = leadsToStreet(sighting, sightings[order + 1]);
    const counted = new Set<number>();
    for (const { place, score, kind } of candidatesOf(sighting, gazetteer)) {
      const target = targetOf(place, gazetteer);
      if (target < 0 || counted.has(target)) continue;
      counted.add(target);
      const support = { sighting, candidate: { place, score }, kind };
      if (kind === 'area' && score > (areaSupport.get(place)?.candidate.score ?? 0))
        areaSupport.set(place, support);
      if (kind === 'area' && hypotheses.get(place)?.support.some((other) => other.kind === 'area')) continue;
      addSupport(hypotheses, target, support, leads && kind === 'settlement' ? BEFORE_STREET : role(support));
    }
  }
  const hint = gazetteer.placeById.get(hintAreaId ?? '') ?? -1;
  for (const hypothesis of hypotheses.values()) addContext(hypothesis, gazetteer, areaSupport, hint);
  return [...hypotheses.values()].sort((a, b) => b.score - a.score || a.place - b.place);
}

/** The settlement a place lies in, else its area. */
function targetOf(place: number, { places }: Gazetteer): number {
  const { kind, settlement, area } = places[place]!;
  if (kind === 'settlement' || kind === 'area') return place;
  return settlement >= 0 ? settlement : area;
}

function addSupport(
  hypotheses: Map<number, Hypothesis>,
  place: number,
  support: Hypothesis['support'][number],
  factor: number,
): void {
  const known = hypotheses.get(place) ?? { place, score: 0, support: [], hinted: false };
  hypotheses.set(place, known);
  known.support.push(support);
  known.score += WEIGHT[support.kind] * support.candidate.score * factor;
}

function role({ sighting, kind }: Hypothesis['support'][number]): number {
  if (kind !== 'settlement') return 1;
  const { preposition } = sighting.around;
  return preposition === 'from' || preposition === 'to' ? ON_THE_WAY : 1;
}

function leadsToStreet(sighting: Sighting, next: Sighting | undefined): boolean {
  return next !== undefined && isStreet(next) && next.around.from - sighting.around.to <= 1;
}

function addContext(
  hypothesis: Hypothesis,
  { places }: Gazetteer,
  areaSupport: ReadonlyMap<number, Hypothesis['support'][number]>,
  hint: number,
): void {
  const row = places[hypothesis.place]!;
  const area = row.kind === 'area' ? hypothesis.place : row.area;
  hypothesis.score += row.prior;
  const support = areaSupport.get(area);
  if (row.kind !== 'area' && support !== undefined) {
    const alsoSettlement = hypothesis.support.some((other) => other.sighting === support.sighting);
    if (!alsoSettlement) {
      hypothesis.support.push(support);
      hypothesis.score += WEIGHT.area * support.candidate.score;
    }
  }
  if (area >= 0 && area === hint) {
    hypothesis.hinted = true;
    hypothesis.score += HINT_WEIGHT;
  }
}
