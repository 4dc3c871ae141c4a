import { EVIDENCE_FLOOR, weigh } from './evidence.ts';
import type { Gazetteer, NameEnd } from './gazetteer.ts';
import { findHouses, findMarkedHouse, type HouseReference } from './house-reference.ts';
import type { PlaceLanguage } from './language.ts';
import { matchNames, type NameMatch, type Reading } from './match-names.ts';
import { GAP } from './scan.ts';
import { readSurroundings, type Surroundings } from './surroundings.ts';

/** One name believed to stand in the text, with all places it may mean. */
export interface Sighting {
  /** Tokens of the name, and with its kind words. */
  from: number;
  to: number;
  around: Surroundings;
  evidence: number;
  readings: SightedName[];
  houses?: HouseReference;
  typo: boolean;
  /** In a form that after "in" says where someone goes. */
  destination: boolean;
}

/** The places of one kind and quality that a sighting may mean. */
export interface SightedName {
  end: NameEnd;
  evidence: number;
}

/** Each further word makes a name this much surer than a shorter one inside it. */
const PER_WORD = 0.15;

/** A street named beside one that is certain: "улицы Лесная и Мира". */
const LISTED = 0.6;

/** Names in the text that are believed, without overlaps, in order. */
export function findSightings(
  reading: Reading,
  gazetteer: Gazetteer,
  languages: readonly PlaceLanguage[],
): Sighting[] {
  const possible = weighMatches(reading, matchNames(reading, gazetteer), languages);
  possible.sort((a, b) => rank(b) - rank(a) || b.to - b.from - (a.to - a.from) || a.from - b.from);
  const chosen: Sighting[] = [];
  for (const sighting of possible) {
    if (sighting.evidence >= EVIDENCE_FLOOR && !chosen.some((other) => overlap(other, sighting)))
      chosen.push(sighting);
  }
  addListedStreets(reading, possible, chosen);
  return chosen.sort((a, b) => a.from - b.from);
}

function weighMatches(
  reading: Reading,
  matches: NameMatch[],
  languages: readonly PlaceLanguage[],
): Sighting[] {
  const names = {
    starts: new Set(matches.map(({ from }) => from)),
    ends: new Set(matches.map(({ to }) => to)),
  };
  const streetStarts = startsOfStreets(reading, matches);
  const sightings = new Map<string, Sighting>();
  for (const match of matches) {
    const around = readSurroundings(reading, match, languages, names);
    const inside = (token: number) => token >= around.from && token < around.to;
    const blocked = (token: number) =>
      !inside(token) && (streetStarts.has(token) || (reading.roles[token]?.streetKinds.length ?? 0) > 0);
    const find = match.ends.some((end) => end.kind === 'street') ? findHouses : findMarkedHouse;
    const houses = find(reading, around.from, around.to, blocked);
    const locative = around.preposition === 'in' || around.preposition === 'on';
    const continues = phraseGoesOn(reading, match, languages, locative);
    const readings = match.ends.map((end) => ({
      end,
      evidence: weigh({
        match,
        end,
        around,
        house: houses?.near ?? false,
        continues: continues && end.adjective,
      }),
    }));
    const evidence = Math.max(...readings.map((named) => named.evidence * named.end.quality));
    const key = `${match.from}-${match.to}`;
    const known = sightings.get(key);
    const { from, to, typo } = match;
    const last = reading.tokens[to - 1]!.fold;
    const destination = languages.some((language) => language.isDestination(last, match.base));
    if (known === undefined) {
      sightings.set(key, {
        from,
        to,
        around,
        evidence,
        readings,
        typo,
        destination,
        ...(houses && { houses }),
      });
    } else {
      known.readings.push(...readings);
      known.evidence = Math.max(known.evidence, evidence);
    }
  }
  return [...sightings.values()];
}

/** Tokens at which another street plausibly begins: its houses are its own. */
function startsOfStreets({ tokens }: Reading, matches: readonly NameMatch[]): Set<number> {
  const starts = new Set<number>();
  for (const match of matches) {
    const token = tokens[match.from]!;
    const named = match.ends.some((end) => end.kind === 'street' && !end.date);
    if (
      named &&
      !match.typo &&
      (token.isCapital || token.isNumber) &&
      !(token.isNumber && match.to - match.from < 2)
    ) {
      starts.add(match.from);
    }
  }
  return starts;
}

function phraseGoesOn(
  { tokens, roles }: Reading,
  match: NameMatch,
  languages: readonly PlaceLanguage[],
  locative: boolean,
): boolean {
  const next = tokens[match.to];
  if (next === undefined || next.isNumber || next.isCapital || next.gap & ~GAP.space) return false;
  if ((roles[match.to]?.streetKinds.length ?? 0) > 0 || roles[match.to]?.roles.includes('house'))
    return false;
  const last = tokens[match.to - 1]!.fold;
  return languages.some((language) => language.continuesPhrase(last, next.fold, locative));
}

function rank(sighting: Sighting): number {
  return sighting.evidence + PER_WORD * (sighting.to - sighting.from - 1);
}

function overlap(a: Sighting, b: Sighting): boolean {
  return reach(a).from < reach(b).to && reach(b).from < reach(a).to;
}

/** What a sighting claims for itself: its words, and the house right behind them. */
function reach({ around, houses }: Sighting): { from: number; to: number } {
  return { from: around.from, to: houses?.near ? Math.max(around.to, houses.to) : around.to };
}

/** "угол Лесной и Мира", "улицы Лесная, Мира": a bare street is believed beside a certain one. */
function addListedStreets(reading: Reading, possible: readonly Sighting[], chosen: Sighting[]): void {
  for (const sighting of possible) {
    const street = sighting.readings.some((named) => named.end.kind === 'street' && !named.end.date);
    if (!street || sighting.evidence >= EVIDENCE_FLOOR || !sighting.around.capital || sighting.typo) continue;
    if (sighting.around.personal || chosen.some((other) => overlap(other, sighting))) continue;
    if (!chosen.some((other) => isStreet(other) && listedWith(reading, other, sighting))) continue;
    sighting.evidence = LISTED;
    for (const named of sighting.readings) if (named.end.kind === 'street') named.evidence = LISTED;
    chosen.push(sighting);
  }
}

/** Whether the sighting is above all a street. */
export function isStreet(sighting: Sighting): boolean {
  return kindOf(sighting) === 'street';
}

/** The kind of the strongest reading. */
export function kindOf(sighting: Sighting) {
  return strongest(sighting).end.kind;
}

function strongest({ readings }: Sighting): SightedName {
  return readings.reduce((best, named) =>
    named.evidence * named.end.quality > best.evidence * best.end.quality ? named : best,
  );
}

/** Whether only "и", a comma, a dash or a slash stands between two streets. */
export function listedWith({ tokens, roles }: Reading, a: Sighting, b: Sighting): boolean {
  const [first, second] = a.from < b.from ? [a, b] : [b, a];
  const end = Math.max(first.around.to, first.houses?.near ? first.houses.to : 0);
  const between = second.around.from - end;
  if (between === 1) return roles[end]?.roles.some((role) => role === 'and' || role === 'from') ?? false;
  return between === 0 && ((tokens[end]?.gap ?? 0) & (GAP.comma | GAP.dash | GAP.slash)) !== 0;
}
