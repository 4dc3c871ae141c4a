import type { Camera } from '../files/index.ts';
import type { Finding } from './answer.types.ts';

export const photoShows = ['before', 'after', 'other'] as const;
export type PhotoShows = (typeof photoShows)[number];

/** What a proof says of itself beside the case; null: the camera did not say. */
export interface ProofPhoto {
  readonly shows: PhotoShows;
  readonly metresOff: number | null;
  readonly takenAt: Date | null;
}

/** Further than this it shows another place: a house is a hundred metres long, a phone is off by tens. */
const nearMetres = 300;
const earthMetres = 6_371_000;
/** A camera that does not say its time zone may be this far off. */
const zoneMs = 14 * 3_600_000;

/** Metres between two points, on a sphere (haversine). */
export function metresBetween(
  one: { lon: number; lat: number },
  other: { lon: number; lat: number },
): number {
  const rad = Math.PI / 180;
  const sin2 = (degrees: number) => Math.sin((degrees * rad) / 2) ** 2;
  const h =
    sin2(other.lat - one.lat) +
    Math.cos(one.lat * rad) * Math.cos(other.lat * rad) * sin2(other.lon - one.lon);
  return Math.round(2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(h))));
}

/** What is kept of a camera's words beside a case: how far off, and the earliest moment it can have been taken… */
export function comparedWith(
  camera: Camera | null,
  row: { readonly lon: number | null; readonly lat: number | null },
): Omit<ProofPhoto, 'shows'> {
  if (!camera) return { metresOff: null, takenAt: null };
  const { lon, lat, takenAt, zoned } = camera;
  const both = lon !== null && lat !== null && row.lon !== null && row.lat !== null;
  const metresOff = both ? metresBetween({ lon, lat }, { lon: row.lon!, lat: row.lat! }) : null;
  // …or the latest, where the time zone is not known: nobody is doubted for a clock without one.
  const latest = takenAt && !zoned ? new Date(takenAt.getTime() + zoneMs) : takenAt;
  return { metresOff, takenAt: latest };
}

/** What a reviewer should look at: a photo of elsewhere, an "after" taken before the problem was known, one that is silent. */
export function photoFindings(photos: readonly ProofPhoto[], knownSince: Date | null): Finding[] {
  const findings: Finding[] = [];
  const far = photos.flatMap(({ metresOff }) =>
    metresOff !== null && metresOff > nearMetres ? metresOff : [],
  );
  if (far.length > 0)
    findings.push({ code: 'photo-elsewhere', params: { metres: Math.max(...far) }, spans: [] });
  const early = photos.some(
    ({ shows, takenAt }) => shows === 'after' && takenAt && knownSince && takenAt < knownSince,
  );
  if (early) findings.push({ code: 'photo-too-early', params: {}, spans: [] });
  const silent = photos.filter(
    ({ shows, metresOff, takenAt }) => shows !== 'other' && metresOff === null && takenAt === null,
  );
  if (silent.length > 0) findings.push({ code: 'photo-silent', params: { count: silent.length }, spans: [] });
  return findings;
}
