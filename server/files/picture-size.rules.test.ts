import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTooLarge, pictureSize } from './picture-size.rules.ts';

const u16 = (value: number, little = false) => {
  const bytes = Buffer.alloc(2);
  if (little) bytes.writeUInt16LE(value);
  else bytes.writeUInt16BE(value);
  return bytes;
};
const latin = (text: string) => Buffer.from(text, 'latin1');

/** Heads of pictures, by the numbers of their standards. */
const heads: Record<string, (width: number, height: number) => Buffer> = {
  'image/png': (width, height) => {
    const size = Buffer.alloc(8);
    size.writeUInt32BE(width);
    size.writeUInt32BE(height, 4);
    return Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d', 'hex'), latin('IHDR'), size]);
  },
  'image/jpeg': (width, height) =>
    Buffer.concat([
      Buffer.from('ffd8ffe00004abcdffc40003aaffff', 'hex'),
      Buffer.from('c2001108', 'hex'),
      ...[u16(height), u16(width), Buffer.alloc(10)],
    ]),
  'image/gif': (width, height) => Buffer.concat([latin('GIF89a'), u16(width, true), u16(height, true)]),
  'image/webp': (width, height) => {
    const head = Buffer.concat([latin('RIFF\0\0\0\0WEBPVP8X'), Buffer.alloc(14)]);
    head.writeUIntLE(width - 1, 24, 3);
    head.writeUIntLE(height - 1, 27, 3);
    return head;
  },
};

describe('the size of a picture', () => {
  it.each(Object.keys(heads))('is read from its head: %s', (type) => {
    const side = fc.integer({ min: 1, max: 65_535 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        expect(pictureSize(type, heads[type]!(width, height))).toEqual({ width, height });
      }),
      { numRuns: 30 },
    );
  });

  it('is read from the two simple kinds of WebP as well', () => {
    const lossy = Buffer.concat([
      latin('RIFF\0\0\0\0WEBPVP8 '),
      Buffer.alloc(10),
      u16(640, true),
      u16(480, true),
    ]);
    expect(pictureSize('image/webp', lossy)).toEqual({ width: 640, height: 480 });
    const lossless = Buffer.concat([latin('RIFF\0\0\0\0WEBPVP8L'), Buffer.alloc(14)]);
    lossless.writeUInt32LE(639 | (479 << 14), 21);
    expect(pictureSize('image/webp', lossless)).toEqual({ width: 640, height: 480 });
  });

  it('is not there where the bytes say none, and no bytes make it fail', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(heads)), fc.uint8Array({ maxLength: 60 }), (type, bytes) => {
        const size = pictureSize(type, Buffer.from(bytes));
        expect(size === undefined || (size.width > 0 && size.height > 0)).toBe(true);
      }),
      { numRuns: 200 },
    );
    expect(pictureSize('image/png', heads['image/png']!(0, 5))).toBeUndefined();
  });

  it('is too large beyond what phones take, in all or along one side', () => {
    expect(isTooLarge('image/jpeg', { width: 8160, height: 6120 })).toBe(false);
    expect(isTooLarge('image/png', { width: 8160, height: 6120 })).toBe(true);
    expect(isTooLarge('image/jpeg', { width: 20_000, height: 20_000 })).toBe(true);
    expect(isTooLarge('image/jpeg', { width: 30_000, height: 1 })).toBe(true);
  });
});
