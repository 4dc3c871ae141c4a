import type { Candidate, Candidates } from './candidates.ts';
import type { Gazetteer, PlaceKind } from './gazetteer.ts';
import { isStreet, type Sighting } from './sightings.ts';

/** One sighting that fits, and what it means then. */
export interface Support {
  sighting: Sighting;
  candidate: Candidate;
}

/** A settlement (or an area, where no settlement is in question) and what speaks for it. */
export interface Hypothesis {
  /** Index of the settlement or area. */
  place: number;
  score: number;
  /** Sightings that fit it, with the candidate of each. */
  support: Support[];
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

/** Every settlement and area some sighting speaks for, best first. */
export function weighHypotheses(
  sightings: readonly Sighting[],
  candidates: ReadonlyMap<Sighting, Candidates>,
  gazetteer: Gazetteer,
  hintAreaId: string | undefined,
): Hypothesis[] {
  const hypotheses = new Map<number, Hypothesis>();
  const areaSupport = new Map<number, Support>();
  for (const [order, sighting] of sightings.entries()) {
    const leads = leadsToStreet(sighting, sightings[order + 1]);
    const counted = new Set<number>();
    for (const candidate of candidates.get(sighting)?.list ?? []) {
      const { place, score, kind } = candidate;
      const target = targetOf(place, gazetteer);
      if (target < 0 || counted.has(target)) continue;
      counted.add(target);
      const support = { sighting, candidate };
      if (kind === 'area') {
        const likely = score * 2 >= (candidates.get(sighting)?.list[0]?.score ?? 0);
        if (likely && score > (areaSupport.get(place)?.candidate.score ?? 0)) areaSupport.set(place, support);
        // A district named twice is not twice as likely.
        if (hypotheses.get(place)?.support.some((other) => other.candidate.kind === 'area')) continue;
      }
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
  support: Support,
  factor: number,
): void {
  const known = hypotheses.get(place) ?? { place, score: 0, support: [], hinted: false };
  hypotheses.set(place, known);
  known.support.push(support);
  known.score += WEIGHT[support.candidate.kind] * support.candidate.score * factor;
}

function role({ sighting, candidate }: Support): number {
  if (candidate.kind !== 'settlement') return 1;
  const { preposition } = sighting.around;
  const into = preposition === 'in' && sighting.destination;
  return into || preposition === 'from' || preposition === 'to' ? ON_THE_WAY : 1;
}

function leadsToStreet(sighting: Sighting, next: Sighting | undefined): boolean {
  return next !== undefined && isStreet(next) && next.around.from - sighting.around.to <= 1;
}

function addContext(
  hypothesis: Hypothesis,
  { places }: Gazetteer,
  areaSupport: ReadonlyMap<number, Support>,
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
