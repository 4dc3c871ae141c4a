import { inflateSync } from 'node:zlib';

/** Profiles of phones and cameras have hundreds of bytes, those of printers a megabyte. */
const largestProfile = 4 * 1024 * 1024;

/** The colour profile a stripped picture carries: JPEG (ICC.1:2022, annex B.4), PNG (§11.3.2.3), WebP (RFC 9649 §2.7.1.4). */
export function findProfile(type: string, bytes: Buffer): Buffer | undefined {
  if (type === 'image/jpeg') return inJpeg(bytes);
  if (type === 'image/png') return inPng(bytes);
  return type === 'image/webp' ? inWebp(bytes) : undefined;
}

/** Behind its name, its number and how many there are. */
const jpegHead = 4 + 12 + 2;

function inJpeg(bytes: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; ) {
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (bytes[at + 1] === 0xe2) parts.push(bytes.subarray(at + jpegHead, end));
    at = end;
  }
  return parts.length > 0 ? Buffer.concat(parts) : undefined;
}

function inPng(bytes: Buffer): Buffer | undefined {
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) !== 'iCCP') continue;
    const body = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    try {
      return inflateSync(body.subarray(body.indexOf(0) + 2), { maxOutputLength: largestProfile });
    } catch {
      return undefined;
    }
  }
  return undefined;
}

function inWebp(bytes: Buffer): Buffer | undefined {
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32LE(at + 4);
    if (bytes.toString('latin1', at, at + 4) === 'ICCP') return bytes.subarray(at + 8, at + 8 + size);
    at += 8 + size + (size % 2);
  }
  return undefined;
}
