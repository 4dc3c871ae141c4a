import type { PolygonIndex } from './polygon-index.ts';

/** Cells of the grid per area: about two candidates a cell on real municipalities. */
const CELLS_PER_AREA = 24;

/** Which shapes may contain a position: `filed[first] … filed[last - 1]`, in the order handed in. */
export interface Grid {
  filed: Int32Array;
  first(lon: number, lat: number): number;
  last(lon: number, lat: number): number;
  /** Visits shapes whose box comes within reach; one may be visited more than once. */
  near(lon: number, lat: number, reachLon: number, reachLat: number, visit: (rank: number) => void): void;
}

/** A uniform grid over all boxes; each cell lists, by rank, the shapes whose box touches it. */
export function buildGrid(shapes: readonly PolygonIndex[]): Grid {
  const filledShapes = shapes.filter((shape) => shape.edges.length > 0);
  const west = filledShapes.reduce((least, shape) => Math.min(least, shape.west), Infinity);
  const east = filledShapes.reduce((most, shape) => Math.max(most, shape.east), -Infinity);
  const south = filledShapes.reduce((least, shape) => Math.min(least, shape.south), Infinity);
  const north = filledShapes.reduce((most, shape) => Math.max(most, shape.north), -Infinity);
  const side = Math.max(1, Math.ceil(Math.sqrt(filledShapes.length * CELLS_PER_AREA)));
  const perLon = east > west ? side / (east - west) : 0;
  const perLat = north > south ? side / (north - south) : 0;
  const column = (lon: number) => Math.max(0, Math.min(side - 1, Math.floor((lon - west) * perLon)));
  const row = (lat: number) => Math.max(0, Math.min(side - 1, Math.floor((lat - south) * perLat)));
  const { start, filed } = fileShapes(shapes, side, column, row);
  const cell = (lon: number, lat: number) =>
    lon >= west && lon <= east && lat >= south && lat <= north ? row(lat) * side + column(lon) : -1;

  return {
    filed,
    first: (lon, lat) => {
      const at = cell(lon, lat);
      return at < 0 ? 0 : start[at]!;
    },
    last: (lon, lat) => {
      const at = cell(lon, lat);
      return at < 0 ? 0 : start[at + 1]!;
    },
    near(lon, lat, reachLon, reachLat, visit) {
      if (lon + reachLon < west || lon - reachLon > east) return;
      if (lat + reachLat < south || lat - reachLat > north) return;
      for (let r = row(lat - reachLat); r <= row(lat + reachLat); r++) {
        for (let c = column(lon - reachLon); c <= column(lon + reachLon); c++) {
          const at = r * side + c;
          for (let i = start[at]!; i < start[at + 1]!; i++) {
            const shape = shapes[filed[i]!]!;
            if (lon + reachLon < shape.west || lon - reachLon > shape.east) continue;
            if (lat + reachLat < shape.south || lat - reachLat > shape.north) continue;
            visit(filed[i]!);
          }
        }
      }
    },
  };
}

function fileShapes(
  shapes: readonly PolygonIndex[],
  side: number,
  column: (lon: number) => number,
  row: (lat: number) => number,
) {
  const start = new Int32Array(side * side + 1);
  const eachCell = (shape: PolygonIndex, visit: (cell: number) => void) => {
    if (shape.edges.length === 0) return;
    for (let r = row(shape.south); r <= row(shape.north); r++) {
      for (let c = column(shape.west); c <= column(shape.east); c++) visit(r * side + c);
    }
  };
  for (const shape of shapes) {
    eachCell(shape, (cell) => {
      start[cell + 1]!++;
    });
  }
  for (let cell = 0; cell < side * side; cell++) start[cell + 1]! += start[cell]!;
  const filed = new Int32Array(start[side * side]!);
  const next = start.slice();
  for (const [rank, shape] of shapes.entries()) {
    eachCell(shape, (cell) => {
      filed[next[cell]!++] = rank;
    });
  }
  return { start, filed };
}
