/** What a camera wrote into a photo of where and when it was taken. */
export interface Camera {
  readonly lon: number | null;
  readonly lat: number | null;
  /** Read as universal time where the camera does not say its time zone. */
  readonly takenAt: Date | null;
  /** Whether the camera said its time zone; without it the time may be half a day off. */
  readonly zoned: boolean;
}

const exifPointer = 0x8769;
const gpsPointer = 0x8825;
const dateTimeOriginal = 0x9003;
const offsetTimeOriginal = 0x9011;
const [latitudeRef, latitude, longitudeRef, longitude] = [1, 2, 3, 4] as const;
/** Tags a photo has; a file that claims more is no photo of a camera. */
const mostEntries = 200;

interface Tiff {
  readonly bytes: Buffer;
  readonly little: boolean;
}

interface Entry {
  readonly type: number;
  readonly count: number;
  /** Where its value stands in the TIFF. */
  readonly at: number;
}

/** Sizes of EXIF's types 1–12 (JEITA CP-3451, 4.6.2). */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/**
 * Reads EXIF out of a picture (JEITA CP-3451); null when there is none, when it says neither place nor time, or for a kind
 * of file it is not looked for in: HEIC is kept to be downloaded and never shown, and what it says is not read.
 */
export function readCamera(type: string, picture: Buffer): Camera | null {
  const bytes = exifIn.get(type)?.(picture);
  if (!bytes || bytes.length < 8) return null;
  const order = bytes.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return null;
  const tiff = { bytes, little: order === 'II' };
  const first = entriesAt(tiff, long(tiff, 4));
  const exif = entriesAt(tiff, pointer(tiff, first.get(exifPointer)));
  const gps = entriesAt(tiff, pointer(tiff, first.get(gpsPointer)));
  const lat = degrees(tiff, gps.get(latitude), text(tiff, gps.get(latitudeRef)) === 'S');
  const lon = degrees(tiff, gps.get(longitude), text(tiff, gps.get(longitudeRef)) === 'W');
  const offset = text(tiff, exif.get(offsetTimeOriginal));
  const zoned = /^[+-]\d\d:\d\d$/.test(offset);
  const takenAt = instant(text(tiff, exif.get(dateTimeOriginal)), zoned ? offset : 'Z');
  const placed = lat !== null && lon !== null && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  if (!placed && !takenAt) return null;
  return { lat: placed ? lat : null, lon: placed ? lon : null, takenAt, zoned };
}

const exifIn: ReadonlyMap<string, (picture: Buffer) => Buffer | undefined> = new Map([
  ['image/jpeg', exifOfJpeg],
  ['image/png', exifOfPng],
  ['image/webp', exifOfWebp],
]);

/** The TIFF in the chunk eXIf (PNG third edition, 11.3.4.5). */
function exifOfPng(png: Buffer): Buffer | undefined {
  for (let at = 8; at + 12 <= png.length; ) {
    const end = at + 8 + png.readUInt32BE(at);
    if (end > png.length) return undefined;
    if (png.toString('latin1', at + 4, at + 8) === 'eXIf') return png.subarray(at + 8, end);
    // Behind the data stands its checksum.
    at = end + 4;
  }
  return undefined;
}

/** The TIFF in the RIFF chunk EXIF; some programs write the JPEG's heading before it (WebP container, "Metadata"). */
function exifOfWebp(webp: Buffer): Buffer | undefined {
  for (let at = 12; at + 8 <= webp.length; ) {
    const size = webp.readUInt32LE(at + 4);
    const end = at + 8 + size;
    if (end > webp.length) return undefined;
    if (webp.toString('latin1', at, at + 4) === 'EXIF') {
      const body = webp.subarray(at + 8, end);
      return body.toString('latin1', 0, heading.length) === heading ? body.subarray(heading.length) : body;
    }
    // Chunks are padded to an even length.
    at = end + (size % 2);
  }
  return undefined;
}

const heading = 'Exif\0\0';

/** The TIFF inside APP1 "Exif". */
function exifOfJpeg(jpeg: Buffer): Buffer | undefined {
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff; ) {
    const marker = jpeg[at + 1]!;
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    if (marker === 0xda || end > jpeg.length || end < at + 4) return undefined;
    if (marker === 0xe1 && jpeg.toString('latin1', at + 4, at + 10) === heading)
      return jpeg.subarray(at + 10, end);
    at = end;
  }
  return undefined;
}

function short({ bytes, little }: Tiff, at: number): number {
  if (at < 0 || at + 2 > bytes.length) return 0;
  return little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
}

function long({ bytes, little }: Tiff, at: number): number {
  if (at < 0 || at + 4 > bytes.length) return 0;
  return little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
}

function entriesAt(tiff: Tiff, start: number): Map<number, Entry> {
  const found = new Map<number, Entry>();
  if (start <= 0) return found;
  const count = Math.min(short(tiff, start), mostEntries);
  for (let entry = 0; entry < count; entry += 1) {
    const at = start + 2 + entry * 12;
    const type = short(tiff, at + 2);
    const many = long(tiff, at + 4);
    const inside = (sizes[type] ?? 0) * many <= 4;
    found.set(short(tiff, at), { type, count: many, at: inside ? at + 8 : long(tiff, at + 8) });
  }
  return found;
}

const pointer = (tiff: Tiff, entry: Entry | undefined) => (entry ? long(tiff, entry.at) : 0);

function text({ bytes }: Tiff, entry: Entry | undefined): string {
  if (entry?.type !== 2 || entry.count > 64) return '';
  return bytes
    .toString('latin1', entry.at, entry.at + entry.count)
    .replace(/\0.*$/s, '')
    .trim();
}

/** Degrees, minutes and seconds, each a fraction. */
function degrees(tiff: Tiff, entry: Entry | undefined, negative: boolean): number | null {
  if (entry?.type !== 5 || entry.count !== 3) return null;
  const part = (index: number) =>
    long(tiff, entry.at + index * 8) / (long(tiff, entry.at + index * 8 + 4) || 1);
  const value = part(0) + part(1) / 60 + part(2) / 3600;
  // Cameras without a fix write noughts.
  if (!Number.isFinite(value) || value === 0) return null;
  return negative ? -value : value;
}

/** "2026:11:02 12:30:00" as EXIF writes it. */
function instant(written: string, zone: string): Date | null {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(written);
  if (!parts) return null;
  const at = new Date(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${zone}`);
  return Number.isNaN(at.getTime()) ? null : at;
}
