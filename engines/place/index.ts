/** Where something is: boundaries on the map, and places named in free Russian and English text. */

export type { BoundaryProblem, BoundaryProblemCode } from './boundary-problems.ts';
export { compileGazetteer } from './compile-gazetteer.ts';
export { type FindPlacesOptions, findPlaces } from './find-places.ts';
export type { FoundPlaces, PlaceMention, PlaceReason, ResolvedPlace } from './found-places.ts';
export type {
  AreaInput,
  Gazetteer,
  GazetteerInput,
  LandmarkInput,
  Names,
  PlaceKind,
  Point,
  SettlementInput,
  StreetInput,
} from './gazetteer.ts';
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
export { formatHouse, type House } from './house.ts';
export type { HouseRelation } from './house-reference.ts';
export type { PlaceLanguage } from './language.ts';
export { english } from './language-en.ts';
export { russian } from './language-ru.ts';
export {
  createLocator,
  type LocatedPoints,
  type Location,
  type Locator,
  type LocatorOptions,
} from './locator.ts';
export { type ReadBoundaries, type ReadBoundariesOptions, readBoundaries } from './read-boundaries.ts';
export { romaniseRussian } from './romanise-ru.ts';
