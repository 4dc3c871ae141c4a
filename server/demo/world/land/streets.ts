/** Streets of every settlement: names that do not repeat within it, houses along a straight line. */
import { Random } from '../random.ts';
import type { Point, Street, StreetKind } from '../world.types.ts';
import { type Flat, toDegrees } from './geometry.ts';
import type { PlacedSettlement } from './settlements.ts';
import {
  ADJECTIVE_STREETS,
  EMBANKMENT_NAMES,
  GENITIVE_STREETS,
  LANE_NAMES,
  type StreetName,
} from './street-names.ts';

type Named = { readonly kind: StreetKind; readonly name: StreetName };

const HOUSE_GAP_KM = 0.03;

/** About 500 streets in all: a city of 400,000 names some 100 of them, a hamlet two. */
function streetCount(population: number): number {
  return Math.max(2, Math.round(0.054 * population ** 0.58));
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = random.int(i + 1);
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

/** Towns have avenues and squares; a village has streets and now and then a lane. */
function nameStreets(settlement: PlacedSettlement, random: Random): Named[] {
  const count = streetCount(settlement.population);
  const isTown = settlement.isSeat;
  const genitives = shuffled(GENITIVE_STREETS, random);
  const grand = isTown ? Math.min(6, Math.floor(count / 5)) : 0;
  const kinds: StreetKind[] = ['avenue', 'boulevard', 'square', 'avenue', 'boulevard', 'avenue'];
  const avenues = genitives.filter(([name]) => !/^\d/.test(name)).slice(0, grand);
  const others = genitives.filter((name) => !avenues.includes(name)).slice(0, Math.ceil(count * 0.22));
  const lanes = shuffled(LANE_NAMES, random).slice(0, Math.floor(count * 0.1));
  const plain = shuffled(ADJECTIVE_STREETS, random);
  const named: Named[] = [
    ...avenues.map((name, i) => ({ kind: kinds[i]!, name })),
    ...(isTown && count > 12 ? [{ kind: 'embankment' as const, name: random.pick(EMBANKMENT_NAMES) }] : []),
    ...lanes.map((name) => ({ kind: 'lane' as const, name })),
    ...others.map((name) => ({ kind: 'street' as const, name })),
    ...plain.map((name) => ({ kind: 'street' as const, name })),
  ];
  return named.slice(0, count);
}

function houseCount(settlement: PlacedSettlement, kind: StreetKind, random: Random): number {
  if (kind === 'lane' || kind === 'square') return random.between(6, 24);
  const most = settlement.population > 60_000 ? 160 : settlement.isSeat ? 90 : 46;
  return random.between(Math.ceil(most / 5), most);
}

function layStreet(settlement: PlacedSettlement, named: Named, index: number, random: Random): Street {
  const { kind, name } = named;
  const radius = 0.012 * Math.sqrt(settlement.population);
  const turn = random.float() * 2 * Math.PI;
  const away = radius * Math.sqrt(random.float()) * 0.6;
  const last = houseCount(settlement, kind, random);
  const half = (last * HOUSE_GAP_KM) / 2;
  const bearing = random.float() * Math.PI;
  const middle: Flat = [settlement.at[0] + away * Math.cos(turn), settlement.at[1] + away * Math.sin(turn)];
  const [dx, dy] = [half * Math.cos(bearing), half * Math.sin(bearing)];
  return {
    id: `${settlement.id}-s${index + 1}`,
    settlementId: settlement.id,
    kind,
    name: { ru: name[0], en: name[2] },
    locative: name[1],
    houses: { first: 1, last },
    from: toDegrees([middle[0] - dx, middle[1] - dy]),
    to: toDegrees([middle[0] + dx, middle[1] + dy]),
  };
}

export function buildStreets(settlements: readonly PlacedSettlement[], seed: string): Street[] {
  return settlements.flatMap((settlement) => {
    const random = new Random(`${seed}|streets|${settlement.id}`);
    return nameStreets(settlement, random).map((named, i) => layStreet(settlement, named, i, random));
  });
}

/** Where a house stands; numbers outside the street's range are taken as its nearest end. */
export function housePoint(street: Street, house: number): Point {
  const { first, last } = street.houses;
  const along = Math.max(0, Math.min(1, (house - first) / Math.max(1, last - first)));
  const [x1, y1] = street.from;
  const [x2, y2] = street.to;
  return [Math.round((x1 + along * (x2 - x1)) * 1e6) / 1e6, Math.round((y1 + along * (y2 - y1)) * 1e6) / 1e6];
}
