import { describe, expect, it } from 'vitest';
import { drawn } from './projection.ts';

const square = (id: string, west: number, south: number, size = 1) => ({
  id,
  rings: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ] as const,
  ],
});
const frame = { width: 120, height: 120, margin: 10 };

describe('drawing an area', () => {
  it('fills the frame with what is looked at, north up', () => {
    const { point } = drawn([square('a', 0, 0)], [square('a', 0, 0)], [0, 1], frame);
    expect(point?.[0]).toBeCloseTo(10, 0);
    expect(point?.[1]).toBeCloseTo(10, 0);
  });
  it('draws neighbours where they lie, outside the frame if need be', () => {
    const { shapes } = drawn([square('a', 0, 0), square('b', 5, 0)], [square('a', 0, 0)], undefined, frame);
    expect(shapes.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(Number(shapes[1]?.path.slice(1).split(' ')[0])).toBeGreaterThan(frame.width);
  });
  it('shortens longitude towards the pole', () => {
    const at = (latitude: number) =>
      drawn([square('a', 0, latitude)], [square('a', 0, latitude)], [1, latitude], frame);
    expect(at(60).point![0]).toBeLessThan(at(0).point![0]);
  });
});
