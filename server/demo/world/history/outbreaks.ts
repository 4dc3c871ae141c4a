/** Plans the outbreaks of a history: which cause, where, when, and how many people write about it. */
import { Random, Weighted } from '../random.ts';
import type { Place } from '../text/gazetteer.ts';
import { type Phrases, phrases } from '../text/phrases.ts';
import type { Street } from '../world.types.ts';
import type { Kit } from './kit.ts';
import type { OutbreakScenario } from './outbreak-scenario.ts';
import { OUTBREAKS } from './outbreak-scenarios.ts';

export type Outbreak = {
  readonly id: string;
  readonly place: Place;
  readonly streets: readonly Street[];
  readonly topics: readonly number[];
  readonly weights: Weighted;
  readonly event: { readonly ru: Phrases; readonly en: Phrases };
  /** All the cause's messages speak of one bus route. */
  readonly route: string;
  /** Times of its messages, in order. */
  readonly times: Float64Array;
};

/** One message in eight belongs to an outbreak. */
const OUTBREAK_SHARE = 0.125;
const DAYS_BETWEEN = 3.5;
const SMALLEST = 6;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Compiled = { readonly scenario: OutbreakScenario; readonly event: Outbreak['event'] };
const COMPILED: readonly Compiled[] = OUTBREAKS.map((scenario) => ({
  scenario,
  event: { ru: phrases(scenario.ru), en: phrases(scenario.en) },
}));

export function planOutbreaks(kit: Kit, seed: string, from: number, to: number, count: number): Outbreak[] {
  const total = Math.floor(count * OUTBREAK_SHARE);
  const number = Math.floor(Math.min((to - from) / DAY / DAYS_BETWEEN, total / (2 * SMALLEST)));
  const random = new Random(`${seed}|outbreaks`);
  const outbreaks: Outbreak[] = [];
  let left = total;
  for (let i = 0; i < number && left >= SMALLEST; i++) {
    const start = from + (to - from) * random.float();
    const { scenario, event } = drawScenario(start, random);
    const size = (total / number) * scenario.size * random.logNormal(0.75, 0.7);
    const messages = Math.min(left, Math.max(SMALLEST, Math.round(size)));
    left -= messages;
    outbreaks.push(outbreak(kit, `${seed}-o${i + 1}`, scenario, event, start, to, messages, random));
  }
  return outbreaks;
}

type Asked = { readonly from: number; readonly to: number; readonly count: number; readonly random: Random };

/** One outbreak of a certain kind at a certain time. @throws Error when there is no such scenario */
export function outbreakNamed(kit: Kit, id: string, name: string, asked: Asked): Outbreak {
  const found = COMPILED.find(({ scenario }) => scenario.name === name);
  if (!found) throw new Error(`there is no outbreak named ${name}`);
  const { from, to, count, random } = asked;
  return outbreak(kit, id, found.scenario, found.event, from, to, count, random);
}

function drawScenario(at: number, random: Random): Compiled {
  const month = new Date(at).getUTCMonth();
  return COMPILED[new Weighted(COMPILED.map(({ scenario }) => scenario.months[month]!)).index(random)]!;
}

function outbreak(
  kit: Kit,
  id: string,
  scenario: OutbreakScenario,
  event: Outbreak['event'],
  start: number,
  to: number,
  messages: number,
  random: Random,
): Outbreak {
  const place = drawPlace(kit, scenario.minPopulation, random);
  const codes = scenario.topics.map(([code]) => kit.topicIndex.get(code)!);
  return {
    id,
    place,
    streets: scenario.scope === 'place' ? place.streets : quarter(place, random),
    topics: codes,
    weights: new Weighted(scenario.topics.map(([, weight]) => weight)),
    event,
    route: random.pick(place.busRoutes),
    times: drawTimes(start, to, random.between(...scenario.hours) * HOUR, messages, random),
  };
}

function drawPlace({ gazetteer }: Kit, minPopulation: number, random: Random): Place {
  for (;;) {
    const place = gazetteer.places[gazetteer.byPopulation.index(random)]!;
    if (place.settlement.population >= minPopulation) return place;
  }
}

/** Three to seven streets side by side: the nearest to one drawn at random. */
function quarter(place: Place, random: Random): Street[] {
  const [x, y] = random.pick(place.streets).from;
  const away = ({ from }: Street) => Math.hypot((from[0] - x) / 2, from[1] - y);
  return [...place.streets].sort((a, b) => away(a) - away(b)).slice(0, random.between(3, 7));
}

/** Most write soon after the start; hardly anybody at night, when they sleep until the morning. */
function drawTimes(start: number, to: number, duration: number, count: number, random: Random): Float64Array {
  const end = Math.min(to, start + duration);
  return Float64Array.from({ length: count }, () => {
    const at = start + (end - start) * random.float() ** 1.8;
    const hour = ((at + 5 * HOUR) % DAY) / HOUR;
    if (hour >= 6 || random.chance(0.2)) return Math.floor(at);
    return Math.floor(Math.min(end - 1, at + (6 - hour + 2 * random.float()) * HOUR));
  }).sort();
}
