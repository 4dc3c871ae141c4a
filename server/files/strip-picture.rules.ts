import { orientationOf } from './orientation.rules.ts';
import { stripGif } from './strip-gif.rules.ts';

/**
 * Takes out of a picture what is not the picture: where and when it was taken, with what, thumbnails of what was cut
 * off, notes. The pixels stay as they are. JPEG: ITU-T T.81, annex B; PNG: W3C PNG 3, §11; WebP: RFC 9649.
 * @returns `undefined` when the bytes are no whole picture of that type
 */
export function stripPicture(type: string, bytes: Buffer): Buffer | undefined {
  switch (type) {
    case 'image/jpeg':
      return stripJpeg(bytes);
    case 'image/png':
      return stripPng(bytes);
    case 'image/webp':
      return stripWebp(bytes);
    case 'image/gif':
      return stripGif(bytes);
    default:
      return bytes;
  }
}

const jpegColour = new Set([0xe0, 0xe2, 0xee]);

/** Keeps what decoding needs: JFIF (APP0), the colour profile (APP2), Adobe's transform (APP14), and how to turn it. */
function stripJpeg(bytes: Buffer): Buffer | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) return Buffer.concat([...kept, scanOf(bytes, at)]);
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return undefined;
    const segment = bytes.subarray(at, end);
    const turned = marker === 0xe1 ? orientationOf(segment) : undefined;
    if (turned !== undefined) kept.push(orientationSegment(turned));
    const isNote = marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && !jpegColour.has(marker));
    // Some cameras hang a second picture on APP2: only a colour profile is kept.
    const isProfile = marker !== 0xe2 || segment.subarray(4, 15).toString('latin1') === 'ICC_PROFILE';
    if (!isNote && isProfile) kept.push(segment);
    at = end;
  }
  return undefined;
}

/** From the first scan to the end of the picture: phones append films and depth maps behind it. */
function scanOf(bytes: Buffer, from: number): Buffer {
  for (let at = from; at + 1 < bytes.length; at += 1)
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return bytes.subarray(from, at + 2);
  return bytes.subarray(from);
}

function orientationSegment(value: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(value, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex');
/** Drawing, colour, transparency, animation; not text, times, Exif, nor anybody's own. */
const pngKept = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs acTL fcTL fdAT'.split(' '),
);

function stripPng(bytes: Buffer): Buffer | undefined {
  if (!bytes.subarray(0, 8).equals(pngSignature)) return undefined;
  const kept: Buffer[] = [pngSignature];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (pngKept.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return undefined;
}

const webpKept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Bits of VP8X that announce Exif and XMP. */
const webpNotes = 0b0000_1100;

function stripWebp(bytes: Buffer): Buffer | undefined {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP')
    return undefined;
  const until = 8 + bytes.readUInt32LE(4);
  if (until > bytes.length) return undefined;
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= until; ) {
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > until) return undefined;
    const chunk = Buffer.from(bytes.subarray(at, Math.min(end, until)));
    const name = chunk.toString('latin1', 0, 4);
    if (name === 'VP8X') chunk[8] = chunk[8]! & ~webpNotes;
    if (webpKept.has(name)) kept.push(chunk);
    at = end;
  }
  const body = Buffer.concat([Buffer.from('WEBP'), ...kept]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return kept.length > 0 ? Buffer.concat([head, body]) : undefined;
}
