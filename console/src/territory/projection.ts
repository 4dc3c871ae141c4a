import type { Outline, Position, Ring } from './boundaries.ts';

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

export interface Drawing {
  readonly shapes: readonly { readonly id: string; readonly path: string }[];
  readonly point: readonly [x: number, y: number] | undefined;
}

interface Extent {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

function extentOf(positions: readonly (readonly number[])[]): Extent {
  const extent = { west: 180, south: 90, east: -180, north: -90 };
  for (const [lon = 0, lat = 0] of positions) {
    extent.west = Math.min(extent.west, lon);
    extent.east = Math.max(extent.east, lon);
    extent.south = Math.min(extent.south, lat);
    extent.north = Math.max(extent.north, lat);
  }
  return extent;
}

/**
 * Draws outlines so that `focus` and the point fill the frame. Degrees of longitude are shortened by the cosine of the
 * middle latitude (equirectangular): true enough over one region.
 */
export function drawn(
  outlines: readonly Outline[],
  focus: readonly Outline[],
  point: readonly [lon: number, lat: number] | undefined,
  frame: Frame,
): Drawing {
  const corners = focus.flatMap(({ rings }) => rings.flat());
  const extent = extentOf(point ? [...corners, point] : corners);
  const squeeze = Math.cos((((extent.south + extent.north) / 2) * Math.PI) / 180);
  const wide = Math.max((extent.east - extent.west) * squeeze, 1e-6);
  const tall = Math.max(extent.north - extent.south, 1e-6);
  const scale = Math.min((frame.width - 2 * frame.margin) / wide, (frame.height - 2 * frame.margin) / tall);
  const left = (frame.width - wide * scale) / 2;
  const top = (frame.height - tall * scale) / 2;
  const place = ([lon, lat]: Position): readonly [number, number] => [
    round(left + (lon - extent.west) * squeeze * scale),
    round(top + (extent.north - lat) * scale),
  ];
  return {
    shapes: outlines.map(({ id, rings }) => ({
      id,
      path: rings.map((ring) => pathOf(ring, place)).join(''),
    })),
    point: point && place(point),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

function pathOf(ring: Ring, place: (position: Position) => readonly [number, number]): string {
  return `M${ring.map((position) => place(position).join(' ')).join('L')}Z`;
}
