import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCamera } from './camera.rules.ts';
import { photo } from './testing/photo.ts';

it('reads where and when a photo was taken, with the time zone where the camera says it', () => {
  const taken = photo({ lat: [53, 12, 18], lon: [50, 6, 36], at: '2026:11:02 12:30:00', zone: '+04:00' });
  expect(readCamera('image/jpeg', taken)).toEqual({
    lat: 53 + 12 / 60 + 18 / 3600,
    lon: 50 + 6 / 60 + 36 / 3600,
    takenAt: new Date('2026-11-02T08:30:00Z'),
    zoned: true,
  });
});

it('reads the time alone, as universal time, and nothing where there is nothing', () => {
  expect(readCamera('image/jpeg', photo({ at: '2026:11:02 12:30:00' }))).toEqual({
    lat: null,
    lon: null,
    takenAt: new Date('2026-11-02T12:30:00Z'),
    zoned: false,
  });
  expect(readCamera('image/jpeg', photo({}))).toBeNull();
  expect(readCamera('image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff]))).toBeNull();
});

const whole = photo({ lat: [53, 12, 18], lon: [50, 6, 36], at: '2026:11:02 12:30:00', zone: '+04:00' });
const start = whole.indexOf('Exif\0\0') + 6;
const tiff = whole.subarray(start, 2 + 2 + whole.readUInt16BE(4));

function chunk(name: string, body: Buffer, order: 'LE' | 'BE'): Buffer {
  const size = Buffer.alloc(4);
  if (order === 'LE') size.writeUInt32LE(body.length);
  else size.writeUInt32BE(body.length);
  const title = Buffer.from(name, 'latin1');
  return order === 'LE'
    ? Buffer.concat([title, size, body, Buffer.alloc(body.length % 2)])
    : Buffer.concat([size, title, body, Buffer.alloc(4)]);
}
const png = (body: Buffer) =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.alloc(13), 'BE'),
    chunk('eXIf', body, 'BE'),
    chunk('IEND', Buffer.alloc(0), 'BE'),
  ]);
const webp = (body: Buffer) =>
  Buffer.concat([
    Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'),
    chunk('VP8X', Buffer.alloc(10), 'LE'),
    chunk('VP8L', Buffer.alloc(5), 'LE'),
    chunk('EXIF', body, 'LE'),
  ]);
const written = [
  ['image/jpeg', whole],
  ['image/png', png(tiff)],
  ['image/webp', webp(tiff)],
  ['image/webp', webp(Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]))],
] as const;

it('reads the same of whatever kind of picture says it, and nothing of others', () => {
  const said = readCamera('image/jpeg', whole);
  expect(said).toMatchObject({ takenAt: new Date('2026-11-02T08:30:00Z') });
  for (const [type, picture] of written) expect(readCamera(type, picture)).toEqual(said);
  expect(readCamera('image/heic', whole)).toBeNull();
  expect(readCamera('image/gif', whole)).toBeNull();
});

it('survives whatever else stands where EXIF should', () => {
  const broken = fc.tuple(
    fc.constantFrom(...written),
    fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 12 }),
    fc.nat(400),
  );
  fc.assert(
    fc.property(broken, ([[type, picture], bytes, cut]) => {
      const hostile = Buffer.from(picture.subarray(0, picture.length - (cut % picture.length)));
      for (const [at, byte] of bytes) if (at < hostile.length) hostile[at] = byte;
      const camera = readCamera(type, hostile);
      if (!camera || camera.lat === null || camera.lon === null) return;
      expect(Math.abs(camera.lat)).toBeLessThanOrEqual(90);
      expect(Math.abs(camera.lon)).toBeLessThanOrEqual(180);
    }),
    { numRuns: 2000 },
  );
});

it('ends however often a file says that something of no length follows', () => {
  const endless = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), Buffer.alloc(100_000)]);
  expect(readCamera('image/webp', endless)).toBeNull();
  expect(readCamera('image/png', endless)).toBeNull();
  expect(readCamera('image/jpeg', Buffer.alloc(100_000, 0xff))).toBeNull();
});
