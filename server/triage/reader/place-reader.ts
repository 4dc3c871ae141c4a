import {
  compileGazetteer,
  createLocator,
  type FoundPlaces,
  findPlaces,
  formatHouse,
  type Gazetteer,
  type GazetteerInput,
  type Locator,
  type ResolvedPlace,
  readBoundaries,
} from '../../../engines/place/index.ts';
import type { GazetteerEntry } from '../../territory/index.ts';
import type { PlaceGuess } from '../proposal.types.ts';
import type { Ground, GroundArea, MessageToRead } from './reader.types.ts';

export interface PlaceReader {
  /** Where a message is: by the channel's point, its address, or the words, in this order of trust. */
  read(message: MessageToRead): PlaceGuess;
  /** Whether the landmark is one whose people cannot help themselves: a hospital, a school … */
  isTender(landmarkId: string | null): boolean;
}

/** The area of a centre that has only one: likely, but no word says so. */
const hintConfidence = 0.3;
const tenderForms =
  /^(?:hospital|clinic|school|kindergarten|nursery|care home|больниц|поликлиник|школ|детск|интернат)/i;

interface Atlas {
  readonly gazetteer: Gazetteer;
  readonly entries: ReadonlyMap<string, GazetteerEntry>;
  readonly areas: ReadonlyMap<string, GroundArea>;
  readonly onlyAreaOf: ReadonlyMap<string, string>;
  readonly locator: Locator;
  /** Of areas and of what the gazetteer holds, in the realm's language. */
  readonly names: ReadonlyMap<string, string | undefined>;
}

export function placeReader(ground: Ground): PlaceReader {
  const atlas = openAtlas(ground);
  return {
    read: (message) => readPlace(atlas, message),
    isTender: (id) => tenderForms.test(atlas.entries.get(id ?? '')?.form ?? ''),
  };
}

function openAtlas({ areas, boundaries, gazetteer, language }: Ground): Atlas {
  const features = boundaries.map(({ id, boundary }) => ({
    type: 'Feature',
    id,
    properties: {},
    geometry: boundary,
  }));
  return {
    gazetteer: compileGazetteer(inputOf(areas, gazetteer)),
    entries: new Map(gazetteer.map((entry) => [entry.id, entry])),
    areas: new Map(areas.map((area) => [area.id, area])),
    onlyAreaOf: onlyAreas(areas),
    locator: createLocator(readBoundaries({ type: 'FeatureCollection', features }).areas),
    names: new Map(
      [...areas, ...gazetteer].map(({ id, name }) => [id, name[language] ?? Object.values(name)[0]]),
    ),
  };
}

function inputOf(areas: readonly GroundArea[], entries: readonly GazetteerEntry[]): GazetteerInput {
  const pointOf = ({ lon, lat }: { lon: number | null; lat: number | null }) =>
    lon === null || lat === null ? {} : { point: [lon, lat] as const };
  const own = ({ id, name: names, aliases }: GazetteerEntry) => ({ id, names, aliases });
  const kindOf = ({ form }: GazetteerEntry) => (form === null ? {} : { kind: form });
  return {
    areas: areas.map((area) => ({ id: area.id, names: area.name, ...pointOf(area) })),
    settlements: entries
      .filter(({ kind }) => kind === 'settlement')
      .map((entry) => ({ ...own(entry), ...kindOf(entry), ...pointOf(entry), areaId: entry.areaId })),
    streets: entries
      .filter(({ kind }) => kind === 'street')
      .map((entry) => ({ ...own(entry), ...kindOf(entry), settlementId: entry.parentId ?? '' })),
    landmarks: entries
      .filter(({ kind }) => kind === 'landmark')
      .map((entry) => ({
        ...own(entry),
        ...pointOf(entry),
        areaId: entry.areaId,
        ...(entry.parentId === null ? {} : { settlementId: entry.parentId }),
      })),
  };
}

function onlyAreas(areas: readonly GroundArea[]): Map<string, string> {
  const found = new Map<string, string>();
  const several = new Set<string>();
  for (const { id, centreId } of areas) {
    if (found.has(centreId)) several.add(centreId);
    found.set(centreId, id);
  }
  for (const centreId of several) found.delete(centreId);
  return found;
}

function readPlace(atlas: Atlas, message: MessageToRead): PlaceGuess {
  const hint = atlas.onlyAreaOf.get(message.centreId);
  const options = hint === undefined ? {} : { hintAreaId: hint };
  const inText = findPlaces(message.text, atlas.gazetteer, options);
  const inAddress = message.address ? findPlaces(message.address, atlas.gazetteer, options) : undefined;
  const found = inAddress?.best ? inAddress : inText;
  const resolved = found.best ? placeOf(atlas, found, found.best) : (hinted(atlas, hint) ?? nowhere);
  const text = inAddress?.best ? message.address : wordsOf(inText);
  const mentions = inText.mentions.map(({ start, end, text: words, kind }) => ({
    start,
    end,
    text: words,
    kind,
  }));
  return atPoint(atlas, { ...resolved, text, mentions }, message.point);
}

/** The channel's own point is a measurement: it wins over names, and says the area even where no name does. */
function atPoint(atlas: Atlas, guess: PlaceGuess, point: MessageToRead['point']): PlaceGuess {
  if (!point) return guess;
  const areaId = atlas.locator.locate(point.lon, point.lat)?.id;
  if (areaId === undefined) return guess;
  const elsewhere = guess.areaId !== null && guess.areaId !== areaId;
  return {
    ...(elsewhere ? { ...nowhere, text: guess.text, mentions: guess.mentions } : guess),
    areaId,
    ...point,
    confidence: 1,
    ambiguous: false,
  };
}

const nowhere: PlaceGuess = {
  areaId: null,
  settlementId: null,
  streetId: null,
  landmarkId: null,
  house: null,
  lon: null,
  lat: null,
  text: null,
  confidence: 0,
  ambiguous: false,
  candidates: [],
  mentions: [],
};

function hinted(atlas: Atlas, areaId: string | undefined): PlaceGuess | undefined {
  if (areaId === undefined) return undefined;
  const { lon = null, lat = null } = atlas.areas.get(areaId) ?? {};
  return { ...nowhere, areaId, lon, lat, confidence: hintConfidence };
}

function placeOf(atlas: Atlas, found: FoundPlaces, best: ResolvedPlace): PlaceGuess {
  const { settlementId = null, streetId = null, landmarkId = null, house } = best;
  const areaId = areaOf(atlas, best);
  const placed = [landmarkId, streetId, settlementId]
    .map((id) => atlas.entries.get(id ?? ''))
    .find((entry) => entry?.lon != null);
  const point = placed ?? atlas.areas.get(areaId ?? '');
  return {
    ...nowhere,
    areaId,
    settlementId,
    streetId,
    landmarkId,
    house: house ? formatHouse(house) : null,
    lon: point?.lon ?? null,
    lat: point?.lat ?? null,
    confidence: best.confidence,
    ambiguous: found.ambiguous,
    candidates: found.alternatives
      .slice(0, 5)
      .map((other) => ({ areaId: areaOf(atlas, other), label: labelOf(atlas, other) })),
  };
}

function areaOf(atlas: Atlas, { areaId, landmarkId, streetId, settlementId }: ResolvedPlace): string | null {
  if (areaId !== undefined) return areaId;
  return atlas.entries.get(landmarkId ?? streetId ?? settlementId ?? '')?.areaId ?? null;
}

/** Street, house, settlement, area by their names in the realm's language. */
function labelOf(atlas: Atlas, place: ResolvedPlace): string {
  const house = place.house && formatHouse(place.house);
  const nameOf = (id: string | null | undefined) => atlas.names.get(id ?? '');
  return [
    ...[nameOf(place.landmarkId), nameOf(place.streetId), house],
    ...[nameOf(place.settlementId), nameOf(areaOf(atlas, place))],
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** The words from the first to the last mention when they stand together; otherwise those of the first. */
function wordsOf({ mentions }: FoundPlaces): string | null {
  if (mentions.length === 0) return null;
  return mentions
    .slice(0, 3)
    .map(({ text }) => text)
    .join(', ');
}
