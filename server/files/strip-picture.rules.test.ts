import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripPicture } from './strip-picture.rules.ts';

const secret = 'GPS 57.99 N, camera of L. Vetrova';

const segment = (marker: number, body: Buffer | string) => {
  const bytes = Buffer.from(body);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
};

/** Exif with a turned camera, and words behind it. */
const exif = (orientation: number) => {
  const tiff = Buffer.from('49492a0008000000010012010300010000000000000000000000', 'hex');
  tiff.writeUInt16LE(orientation, 18);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(secret)]);
};

const picture = Buffer.concat([
  segment(0xdb, Buffer.alloc(65, 1)),
  segment(0xda, 'scan'),
  Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd9]),
]);
const jpeg = (...notes: Buffer[]) =>
  Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xe0, 'JFIF\0'), ...notes, picture]);

const chunk = (name: string, body: string) => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  return Buffer.concat([size, Buffer.from(name + body, 'latin1'), Buffer.alloc(4, 7)]);
};
const png = (...notes: Buffer[]) =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', 'x'.repeat(13)),
    ...notes,
    chunk('IDAT', 'pixels'),
    chunk('IEND', ''),
  ]);

const riff = (name: string, body: Buffer | string) => {
  const bytes = Buffer.from(body);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(bytes.length);
  return Buffer.concat([Buffer.from(name), size, bytes, Buffer.alloc(bytes.length % 2)]);
};
const webp = (...chunks: Buffer[]) => riff('RIFF', Buffer.concat([Buffer.from('WEBP'), ...chunks]));

describe('a picture', () => {
  it('loses Exif, XMP, IPTC, notes and what hangs behind it, and keeps its pixels (JPEG)', () => {
    const notes = [
      segment(0xe1, exif(1)),
      segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${secret}`),
      segment(0xed, `Photoshop 3.0\0${secret}`),
      segment(0xfe, secret),
      segment(0xe2, `MPF\0${secret}`),
    ];
    const stripped = stripPicture('image/jpeg', Buffer.concat([jpeg(...notes), Buffer.from(secret)]));
    expect(stripped?.equals(jpeg())).toBe(true);
  });

  it('keeps its colour profile, and how the camera was held', () => {
    const profile = segment(0xe2, 'ICC_PROFILE\0\x01\x01colours');
    const stripped = stripPicture('image/jpeg', jpeg(segment(0xe1, exif(6)), profile))!;
    expect(stripped.includes('colours')).toBe(true);
    expect(stripped.includes('Vetrova')).toBe(false);
    // Read again, it is still turned; and nothing more is to be taken.
    expect(stripPicture('image/jpeg', stripped)?.equals(stripped)).toBe(true);
    expect(stripped.readUInt16BE(stripped.indexOf('Exif') + 6 + 18)).toBe(6);
  });

  it('loses texts, times and Exif (PNG)', () => {
    const notes = [
      chunk('tEXt', secret),
      chunk('iTXt', secret),
      chunk('zTXt', secret),
      chunk('eXIf', secret),
      chunk('tIME', 'x'),
      chunk('prVt', secret),
    ];
    const stripped = stripPicture('image/png', Buffer.concat([png(...notes), Buffer.from(secret)]));
    expect(stripped?.equals(png())).toBe(true);
  });

  it('loses Exif and XMP, and no longer announces them (WebP)', () => {
    const [plain, noted] = [Buffer.alloc(10), Buffer.alloc(10)];
    noted[0] = 0b0000_1100;
    const pixels = riff('VP8 ', 'odd');
    const full = webp(riff('VP8X', noted), pixels, riff('EXIF', secret), riff('XMP ', secret));
    expect(stripPicture('image/webp', full)?.equals(webp(riff('VP8X', plain), pixels))).toBe(true);
  });

  it('that is cut short or broken is none, and no bytes make it fail', () => {
    for (const [type, whole] of [
      ['image/jpeg', jpeg()],
      ['image/png', png()],
    ] as const)
      expect(stripPicture(type, whole.subarray(0, 40))).toBeUndefined();
    fc.assert(
      fc.property(
        fc.constantFrom('image/jpeg', 'image/png', 'image/webp'),
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(3),
        (type, noise, which) => {
          const start = [jpeg(), png(), webp(riff('VP8 ', 'odd')), Buffer.alloc(0)][which]!;
          const bytes = Buffer.concat([start.subarray(0, 30), Buffer.from(noise)]);
          const stripped = stripPicture(type, bytes);
          if (stripped) expect(stripped.length).toBeLessThanOrEqual(bytes.length + 36);
        },
      ),
    );
  });
});
