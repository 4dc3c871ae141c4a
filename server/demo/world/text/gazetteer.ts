/** The world arranged for quick picking while texts are made. */
import { Weighted } from '../random.ts';
import type { DemoChannel, Landmark, LandmarkKind, Settlement, Street, World } from '../world.types.ts';

export type Place = {
  readonly settlement: Settlement;
  /** The seat of the same municipality. */
  readonly seat: Place;
  readonly streets: readonly Street[];
  readonly landmarks: Readonly<Partial<Record<LandmarkKind, readonly Landmark[]>>>;
  readonly busRoutes: readonly string[];
};

export type Gazetteer = {
  readonly world: World;
  readonly places: readonly Place[];
  /** Indexes of places in proportion to how many people live there. */
  readonly byPopulation: Weighted;
  readonly capital: Place;
  readonly streetById: ReadonlyMap<string, Street>;
  readonly channelsByArea: ReadonlyMap<string, readonly DemoChannel[]>;
};

function grouped<T, K extends string>(list: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

const CAPITAL_ROUTES =
  '2 3 4 5 7 8 9 11 12 14 15 17 18 20 21 23 24 26 27 30 32 35 38 41 44 46 50 51 53 60 64 68 72 77'.split(' ');

/** A large town has as many city routes as it can fill; a village is served by three-digit ones. */
function routesOf(settlement: Settlement, index: number): string[] {
  if (settlement.population > 200_000) return CAPITAL_ROUTES;
  if (settlement.population > 30_000)
    return CAPITAL_ROUTES.slice(0, Math.round(settlement.population / 9000));
  return [String(101 + index), String(201 + index)];
}

export function buildGazetteer(world: World): Gazetteer {
  const streets = grouped(world.streets, (street) => street.settlementId);
  const landmarks = grouped(world.landmarks, (landmark) => landmark.settlementId);
  const seats = new Map<string, Place>();
  const places = world.settlements.map((settlement, i): Place => {
    const place = {
      settlement,
      streets: streets.get(settlement.id) ?? [],
      landmarks: Object.fromEntries(grouped(landmarks.get(settlement.id) ?? [], (landmark) => landmark.kind)),
      busRoutes: routesOf(settlement, i),
      get seat(): Place {
        return seats.get(settlement.areaId)!;
      },
    };
    if (settlement.isSeat) seats.set(settlement.areaId, place);
    return place;
  });
  return {
    world,
    places,
    byPopulation: new Weighted(places.map((place) => place.settlement.population ** 0.9)),
    capital: places.reduce((a, b) => (a.settlement.population > b.settlement.population ? a : b)),
    streetById: new Map(world.streets.map((street) => [street.id, street])),
    channelsByArea: grouped(world.channels, (channel) => channel.areaId),
  };
}
