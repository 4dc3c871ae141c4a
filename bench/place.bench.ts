/**
 * Speed and quality of engines/place. Run: node bench/place.bench.ts [--data boundaries.geojson] [--text messages.csv]
 * [--json]. Without files only the built-in fictional region is used. `--text` takes a CSV with a column `text`.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { region } from '../engines/place/fixtures/region.ts';
import { mistakes } from '../engines/place/fixtures/score.ts';
import {
  freshSentences,
  type LabelledSentence,
  tunedSentences,
} from '../engines/place/fixtures/sentences.ts';
import {
  type BoundaryArea,
  compileGazetteer,
  createLocator,
  findPlaces,
  type Gazetteer,
  type GazetteerInput,
  readBoundaries,
} from '../engines/place/index.ts';

const { values } = parseArgs({
  options: { data: { type: 'string' }, text: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const figures: Record<string, number> = {};
const random = createRandom(20_240_601);

const FILLERS = [
  'Добрый день!',
  'Третий день нет воды.',
  'Когда починят дорогу?',
  'Сколько можно терпеть, уважаемая администрация!',
];

quality();
largeGazetteer();
if (values.data !== undefined) boundaries(values.data);
if (values.text !== undefined) realText(values.text);
console.table(figures);
if (values.json) console.log(JSON.stringify(figures));

/** Share of labelled sentences read exactly as labelled. */
function quality(): void {
  const gazetteer = compileGazetteer(region);
  const share = (sentences: readonly LabelledSentence[]) =>
    sentences.filter((sentence) => {
      const options = sentence.hintAreaId === undefined ? {} : { hintAreaId: sentence.hintAreaId };
      return mistakes(sentence, findPlaces(sentence.text, gazetteer, options)).length === 0;
    }).length / sentences.length;
  figures['sentences adjusted on'] = tunedSentences.length;
  figures['read right'] = round(share(tunedSentences), 3);
  figures['sentences not adjusted on'] = freshSentences.length;
  figures['read right (fresh)'] = round(share(freshSentences), 3);
}

/** A country's gazetteer: 2,500 settlements, 100,000 streets of 9,000 names. */
function largeGazetteer(): void {
  const input = inventGazetteer(2_500, 40);
  const heapBefore = heapMegabytes();
  const started = performance.now();
  const gazetteer = compileGazetteer(input);
  figures.streets = input.streets.length;
  figures['compile, s'] = round((performance.now() - started) / 1000, 2);
  figures['gazetteer, MB'] = Math.round(heapMegabytes() - heapBefore);
  const texts = Array.from({ length: 3_000 }, () => inventMessage(input));
  figures['messages a second (100,000 streets)'] = rate(texts.length, () => readAll(texts, gazetteer));
}

function readAll(texts: readonly string[], gazetteer: Gazetteer): number {
  return texts.reduce((found, text) => found + (findPlaces(text, gazetteer).best ? 1 : 0), 0);
}

function boundaries(path: string): void {
  const geojson: unknown = JSON.parse(readFileSync(path, 'utf8'));
  let started = performance.now();
  const { areas, problems } = readBoundaries(geojson);
  figures.boundaries = areas.length;
  figures['problems named'] = problems.length;
  figures['import, ms'] = Math.round(performance.now() - started);
  started = performance.now();
  const locator = createLocator(areas);
  figures['index, ms'] = Math.round(performance.now() - started);
  for (const [name, points] of [
    ['over the whole box', pointsInBox(areas, 500_000)],
    ['near borders', pointsNearBorders(areas, 500_000)],
  ] as const) {
    figures[`points a second, ${name}`] = rate(points.lons.length, () =>
      locator.locateMany(points.lons, points.lats),
    );
    const { areas: found, distances } = locator.locateMany(points.lons, points.lats);
    figures[`share found, ${name}`] = round(found.filter((area) => area >= 0).length / found.length, 3);
    figures[`share in a gap, ${name}`] = round(
      distances.filter((metres) => metres > 0).length / found.length,
      4,
    );
  }
}

/** Speed on real messages with the large gazetteer; its names are invented, so only the time means anything. */
function realText(path: string): void {
  const rows: Array<Record<string, string>> = parse(readFileSync(path), { columns: true, bom: true });
  const texts = rows.flatMap(({ text }) => (text === undefined ? [] : [text]));
  const gazetteer = compileGazetteer(inventGazetteer(2_500, 40));
  figures['real messages'] = texts.length;
  figures['real messages a second (100,000 streets)'] = rate(texts.length, () => readAll(texts, gazetteer));
}

function pointsInBox(areas: readonly BoundaryArea[], count: number) {
  const rings = areas.flatMap((area) => area.polygons.map((polygon) => polygon[0]!));
  const lonsOf = rings.flatMap((ring) => Array.from(ring).filter((_, i) => i % 2 === 0));
  const latsOf = rings.flatMap((ring) => Array.from(ring).filter((_, i) => i % 2 === 1));
  const [west, east] = extent(lonsOf);
  const [south, north] = extent(latsOf);
  const lons = Float64Array.from({ length: count }, () => west + random() * (east - west));
  return { lons, lats: lons.map(() => south + random() * (north - south)) };
}

function extent(numbers: readonly number[]): [number, number] {
  return [numbers.reduce((a, b) => Math.min(a, b)), numbers.reduce((a, b) => Math.max(a, b))];
}

function pointsNearBorders(areas: readonly BoundaryArea[], count: number) {
  const lons = new Float64Array(count);
  const lats = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const ring = pick(areas).polygons[0]![0]!;
    const vertex = Math.floor((random() * ring.length) / 2) * 2;
    lons[i] = ring[vertex]! + (random() - 0.5) * 0.1;
    lats[i] = ring[vertex + 1]! + (random() - 0.5) * 0.05;
  }
  return { lons, lats };
}

function inventGazetteer(towns: number, streetsEach: number): GazetteerInput {
  const names = Array.from({ length: 9_000 }, inventStreetName);
  const areas = Array.from({ length: towns / 10 }, (_, i) => ({
    id: `area-${i}`,
    names: { ru: `${inventWord()}ский район` },
  }));
  const settlements = Array.from({ length: towns }, (_, i) => ({
    id: `town-${i}`,
    areaId: pick(areas).id,
    names: { ru: inventTownName() },
    kind: pick(['city', 'village', 'settlement']),
    population: Math.round(10 ** (2 + random() * 4)),
  }));
  const streets = settlements.flatMap((settlement) =>
    Array.from({ length: streetsEach }, (_, i) => ({
      id: `${settlement.id}-${i}`,
      settlementId: settlement.id,
      // A few names are everywhere, most are rare.
      names: { ru: names[Math.floor(random() ** 3 * names.length)]! },
      kind: random() < 0.85 ? 'street' : pick(['lane', 'avenue', 'drive']),
    })),
  );
  return { areas, settlements, streets, landmarks: [] };
}

function inventWord(): string {
  const syllable = () => pick([...'бвгдзклмнпрст']) + pick([...'аеиоу']);
  const word = Array.from({ length: 2 + Math.floor(random() * 2) }, syllable).join('') + pick([...'внлрмк']);
  return word[0]!.toUpperCase() + word.slice(1);
}

function inventTownName(): string {
  return inventWord() + pick(['о', 'ка', 'ск', 'ки', 'ный', 'ское', '']);
}

function inventStreetName(): string {
  const word = inventWord();
  const shape = random();
  if (shape < 0.45) return `${word}ова`;
  if (shape < 0.8) return `${word}ская`;
  if (shape < 0.9) return `${inventWord()}а ${word}ина`;
  return `${1 + Math.floor(random() * 12)}-я ${word}ная`;
}

function inventMessage(input: GazetteerInput): string {
  const street = pick(input.streets);
  const town = input.settlements.find(({ id }) => id === street.settlementId)!;
  const house = 1 + Math.floor(random() * 120);
  return `${pick(FILLERS)} ${town.names.ru}, на ${street.names.ru}, ${house} ${pick(FILLERS)} ${pick(FILLERS)} Просим принять меры и ответить в срок.`;
}

/** Items a second: the median of five runs after one to warm up. */
function rate(items: number, run: () => unknown): number {
  run();
  const seconds = Array.from({ length: 5 }, () => {
    const started = performance.now();
    run();
    return (performance.now() - started) / 1000;
  });
  return Math.round(items / seconds.sort((a, b) => a - b)[2]!);
}

function heapMegabytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

function pick<T>(list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** mulberry32: the same figures from the same seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
