/** As a decoder would draw it. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * What phones take: fifty million pixels. Drawn, they fill 200 MB, and a file of a few kilobytes can promise a thousand times
 * as much. Screenshots and what is drawn by hand, the other kinds, are held three times over while they are drawn anew.
 */
export function mostPixels(type: string): number {
  return type === 'image/jpeg' ? 50_000_000 : 25_000_000;
}
const longestSide = 20_000;

export function isTooLarge(type: string, { width, height }: PictureSize): boolean {
  return width * height > mostPixels(type) || Math.max(width, height) > longestSide;
}

/**
 * What a picture says of its size, read from its head alone: JPEG (ITU-T T.81 §B.2.2), PNG (§11.2.1), GIF89a (§18), WebP
 * (RFC 9649 §2.7; VP8: RFC 6386 §9.1).
 * @returns `undefined` when it says nothing, or nothing sensible
 */
export function pictureSize(type: string, bytes: Buffer): PictureSize | undefined {
  const size = sizes.get(type)?.(bytes);
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

const sizes: ReadonlyMap<string, (bytes: Buffer) => PictureSize | undefined> = new Map([
  ['image/jpeg', jpegSize],
  [
    'image/png',
    (bytes) => (bytes.length < 24 ? undefined : sizeAt(bytes.readUInt32BE(16), bytes.readUInt32BE(20))),
  ],
  [
    'image/gif',
    (bytes) => (bytes.length < 10 ? undefined : sizeAt(bytes.readUInt16LE(6), bytes.readUInt16LE(8))),
  ],
  ['image/webp', webpSize],
]);

const sizeAt = (width: number, height: number): PictureSize => ({ width, height });

/** Frames: SOF0 to SOF15, but for the tables (C4, CC) and what is kept for later (C8) among them. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(bytes: Buffer): PictureSize | undefined {
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (isFrame(marker)) return sizeAt(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

function webpSize(bytes: Buffer): PictureSize | undefined {
  if (bytes.length < 30) return undefined;
  const name = bytes.toString('latin1', 12, 16);
  if (name === 'VP8X') return sizeAt(1 + bytes.readUIntLE(24, 3), 1 + bytes.readUIntLE(27, 3));
  if (name === 'VP8 ') return sizeAt(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
  if (name !== 'VP8L') return undefined;
  const bits = bytes.readUInt32LE(21);
  return sizeAt(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
}
