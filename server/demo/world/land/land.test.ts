import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demoWorld } from '../world.ts';
import { cutLand } from './areas.ts';
import { contains, crossesItself, distanceToBorder, type Flat, signedArea } from './geometry.ts';
import { MUNICIPALITIES } from './municipalities.ts';
import { buildSettlements } from './settlements.ts';
import { housePoint } from './streets.ts';

const world = demoWorld();
const anySeed = fc.string({ maxLength: 12 });

function ringOf(boundary: { coordinates: readonly [readonly Flat[]] }): Flat[] {
  return boundary.coordinates[0].slice(0, -1);
}

describe('the land', () => {
  test('every boundary is closed, runs counter-clockwise and does not cross itself', () => {
    for (const area of [world.region, ...world.municipalities]) {
      const [ring] = area.boundary.coordinates;
      expect(ring[0]).toEqual(ring.at(-1));
      expect(signedArea(ringOf(area.boundary))).toBeGreaterThan(0);
      expect(crossesItself(ringOf(area.boundary))).toBe(false);
    }
  });

  test('municipalities cover the region without gaps or overlaps, whatever the seed', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const { cells, outline } = cutLand(seed);
        const sum = cells.reduce((total, cell) => total + signedArea(cell.ring), 0);
        expect(sum).toBeCloseTo(signedArea(outline), 3);
        for (const { ring } of cells) expect(crossesItself(ring)).toBe(false);
      }),
      { numRuns: 25 },
    );
  });

  test('a point of the region lies in exactly one municipality', () => {
    const { cells, outline } = cutLand('points');
    const coordinate = fc.double({ min: -200, max: 200, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, (x, y) => {
        const nearest = Math.min(...cells.map((cell) => distanceToBorder(cell.ring, [x, y])));
        fc.pre(nearest > 1e-6);
        const found = cells.filter((cell) => contains(cell.ring, [x, y])).length;
        expect(found).toBe(contains(outline, [x, y]) ? 1 : 0);
      }),
    );
  });

  test('municipalities are of plausible size and know their neighbours both ways', () => {
    const { cells } = cutLand('velemsk');
    for (const { ring } of cells) {
      expect(signedArea(ring)).toBeGreaterThan(2_000);
      expect(signedArea(ring)).toBeLessThan(20_000);
    }
    for (const area of world.municipalities) {
      expect(area.neighbours.length).toBeGreaterThan(1);
      for (const id of area.neighbours) {
        expect(world.municipalities.find((other) => other.id === id)?.neighbours).toContain(area.id);
      }
    }
  });

  test('every settlement stands inside its municipality, whatever the seed', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const land = cutLand(seed);
        for (const { at, areaId } of buildSettlements(land, seed)) {
          const cell = land.cells[MUNICIPALITIES.findIndex((one) => one.id === areaId)]!;
          expect(contains(cell.ring, at)).toBe(true);
        }
      }),
      // The borders first drawn for these leave out the northernmost seat.
      { numRuns: 15, examples: [['VFP(q'], ['s110']] },
    );
    for (const settlement of world.settlements) {
      const area = world.municipalities.find((one) => one.id === settlement.areaId)!;
      expect(contains(ringOf(area.boundary), settlement.centre)).toBe(true);
    }
  });

  test('street names do not repeat within a settlement and houses lie on the street', () => {
    const seen = new Set<string>();
    for (const street of world.streets) {
      const key = `${street.settlementId} ${street.kind} ${street.name.ru}`;
      expect(seen.has(key)).toBe(false);
      seen.add(key);
      expect(housePoint(street, street.houses.first)).toEqual(street.from);
      expect(housePoint(street, street.houses.last)).toEqual(street.to);
      expect(street.locative).toMatch(/^[А-ЯЁ0-9]/);
    }
    expect(world.streets.length).toBeGreaterThan(450);
    expect(world.settlements).toHaveLength(60);
  });
});
