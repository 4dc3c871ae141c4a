/** Where something is: boundaries on the map, and places named in free Russian and English text. */
export type { BoundaryProblem, BoundaryProblemCode } from './boundary-problems.ts';
export {
  areaSquareMetres,
  type BoundaryArea,
  type BoundingBox,
  boundingBox,
  centroid,
  distanceMetres,
  type Polygon,
  type Ring,
} from './geometry.ts';
export {
  createLocator,
  type LocatedPoints,
  type Location,
  type Locator,
  type LocatorOptions,
} from './locator.ts';
export { type ReadBoundaries, type ReadBoundariesOptions, readBoundaries } from './read-boundaries.ts';
