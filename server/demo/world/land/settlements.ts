/** Towns at the sites of their municipalities, villages scattered around them with room between. */
import { Random } from '../random.ts';
import type { Settlement, SettlementKind } from '../world.types.ts';
import { contains, distance, distanceToBorder, type Flat, toDegrees } from './geometry.ts';
import { MUNICIPALITIES, type MunicipalitySeed } from './municipalities.ts';
import type { Partition } from './partition.ts';
import { VILLAGES, type VillageName } from './villages.ts';

/** A settlement with its place in kilometres, which streets are laid out from. */
export type PlacedSettlement = Settlement & { readonly at: Flat };

const VILLAGES_EACH = VILLAGES.length / MUNICIPALITIES.length;
const ROOM_KM = 11;
const MARGIN_KM = 5;

function seatOf({ id, seat, site }: MunicipalitySeed): PlacedSettlement {
  const kind = seat.population > 60_000 ? 'city' : 'town';
  const { name, genitive, locative, population } = seat;
  return {
    id: `${id}-seat`,
    areaId: id,
    kind,
    name,
    genitive,
    locative,
    population,
    centre: toDegrees(site.at),
    isSeat: true,
    at: site.at,
  };
}

/** A spot inside the ring, clear of its border and of what already stands there. */
function findSpot(ring: readonly Flat[], around: Flat, taken: readonly Flat[], random: Random): Flat {
  for (let room = ROOM_KM; ; room *= 0.97) {
    const at: Flat = [around[0] + random.normal(0, 32), around[1] + random.normal(0, 26)];
    const isClear = taken.every((other) => distance(other, at) >= room);
    if (isClear && contains(ring, at) && distanceToBorder(ring, at) >= Math.min(MARGIN_KM, room)) return at;
  }
}

function kindOf(population: number): SettlementKind {
  if (population > 3500) return 'urban village';
  return population > 400 ? 'village' : 'hamlet';
}

function villageOf(
  areaId: string,
  index: number,
  [ru, genitive, locative, en]: VillageName,
  at: Flat,
  random: Random,
): PlacedSettlement {
  const population = Math.round(Math.min(6400, Math.max(70, random.logNormal(1300, 1))));
  const name = { ru, en };
  const id = `${areaId}-${index + 1}`;
  return {
    id,
    areaId,
    kind: kindOf(population),
    name,
    genitive,
    locative,
    population,
    centre: toDegrees(at),
    isSeat: false,
    at,
  };
}

export function buildSettlements({ cells }: Partition, seed: string): PlacedSettlement[] {
  const random = new Random(`${seed}|settlements`);
  return MUNICIPALITIES.flatMap((municipality, m) => {
    const seat = seatOf(municipality);
    const placed = [seat];
    for (let i = 0; i < VILLAGES_EACH; i++) {
      const at = findSpot(
        cells[m]!.ring,
        seat.at,
        placed.map((one) => one.at),
        random,
      );
      // Neighbouring names of the list go to different municipalities, so that no district is all forest or all water.
      const name = VILLAGES[i * MUNICIPALITIES.length + m]!;
      placed.push(villageOf(municipality.id, i, name, at, random));
    }
    return placed;
  });
}
