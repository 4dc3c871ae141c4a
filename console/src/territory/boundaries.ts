import { queryOptions } from '@tanstack/react-query';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';

export type Position = readonly [lon: number, lat: number, ...rest: number[]];
export type Ring = readonly Position[];

/** Rings of an area, outer and holes alike: they are drawn by the even-odd rule. */
export interface Outline {
  readonly id: string;
  readonly rings: readonly Ring[];
}

type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

interface Collection {
  readonly features: readonly { readonly id: string; readonly geometry: Geometry }[];
}

export const boundariesQuery = queryOptions({
  queryKey: keys.boundaries,
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }) => get<Collection>('/api/directory/boundaries', undefined, signal),
  select: ({ features }): Outline[] =>
    features.map(({ id, geometry }) => ({
      id,
      rings: geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
    })),
});
