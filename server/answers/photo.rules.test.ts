import { expect, it } from 'vitest';
import { comparedWith, metresBetween, type ProofPhoto, photoFindings } from './photo.rules.ts';

const place = { lon: 50.1, lat: 53.2 };
const since = new Date('2026-11-02T08:00:00Z');
const seen = (photo: Partial<ProofPhoto>) =>
  photoFindings(
    [{ shows: 'after', metresOff: 20, takenAt: new Date('2026-11-03T08:00:00Z'), ...photo }],
    since,
  ).map(({ code }) => code);

it('measures as a map does', () => {
  expect(metresBetween(place, place)).toBe(0);
  // A minute of latitude is a nautical mile.
  expect(metresBetween(place, { ...place, lat: place.lat + 1 / 60 })).toBeGreaterThan(1850);
  expect(metresBetween(place, { ...place, lat: place.lat + 1 / 60 })).toBeLessThan(1856);
});

it('doubts a photo of elsewhere, an "after" from before the problem was known, and one that says nothing', () => {
  expect(seen({})).toEqual([]);
  expect(seen({ metresOff: 900 })).toEqual(['photo-elsewhere']);
  expect(seen({ takenAt: new Date('2026-11-01T08:00:00Z') })).toEqual(['photo-too-early']);
  expect(seen({ shows: 'before', takenAt: new Date('2026-11-01T08:00:00Z') })).toEqual([]);
  expect(seen({ metresOff: null, takenAt: null })).toEqual(['photo-silent']);
  expect(seen({ shows: 'other', metresOff: null, takenAt: null })).toEqual([]);
});

it('doubts nobody for a clock without a time zone', () => {
  const camera = { ...place, takenAt: new Date('2026-11-02T02:00:00Z'), zoned: false };
  const { takenAt, metresOff } = comparedWith(camera, place);
  expect(metresOff).toBe(0);
  expect(seen({ takenAt })).toEqual([]);
  expect(comparedWith(camera, { lon: null, lat: null }).metresOff).toBeNull();
});
