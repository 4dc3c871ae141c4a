/** The region and its municipalities as areas with boundaries. */
import type { Area, Boundary, Point, Settlement } from '../world.types.ts';
import { contains, type Flat, signedArea, toDegrees } from './geometry.ts';
import { MUNICIPALITIES, REGION } from './municipalities.ts';
import { regionOutline } from './outline.ts';
import { type Partition, partition } from './partition.ts';

/** The land cut into cells, in the order of MUNICIPALITIES. Few borders leave a seat outside: they are drawn once more. */
export function cutLand(seed: string): Partition {
  const sites = MUNICIPALITIES.map((one) => one.site);
  const land = partition(regionOutline(seed), sites, `${seed}|borders`);
  const isWhole = land.cells.every(({ ring }, index) => contains(ring, sites[index]!.at));
  return isWhole ? land : cutLand(`${seed}|again`);
}

/** RFC 7946: an outer ring runs counter-clockwise and ends where it began. */
export function toBoundary(ring: readonly Flat[]): Boundary {
  const turned = signedArea(ring) > 0 ? ring : ring.toReversed();
  const points: Point[] = turned.map(toDegrees);
  return { type: 'Polygon', coordinates: [[...points, points[0]!]] };
}

function populationOf(areaId: string, settlements: readonly Settlement[]): number {
  return settlements.filter((one) => one.areaId === areaId).reduce((sum, one) => sum + one.population, 0);
}

export function buildMunicipalities({ cells }: Partition, settlements: readonly Settlement[]): Area[] {
  return MUNICIPALITIES.map((one, i) => ({
    id: one.id,
    name: one.name,
    kind: 'municipality',
    parentId: REGION.id,
    population: populationOf(one.id, settlements),
    boundary: toBoundary(cells[i]!.ring),
    neighbours: cells[i]!.neighbours.map((n) => MUNICIPALITIES[n]!.id),
  }));
}

export function buildRegion({ outline }: Partition, municipalities: readonly Area[]): Area {
  return {
    id: REGION.id,
    name: REGION.name,
    kind: 'region',
    parentId: null,
    population: municipalities.reduce((sum, area) => sum + area.population, 0),
    boundary: toBoundary(outline),
    neighbours: [],
  };
}
