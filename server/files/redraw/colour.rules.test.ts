import { expect, it } from 'vitest';
import { profile, srgb } from '../testing/profile.ts';
import { convert, readConversion } from './colour.rules.ts';

const gamma = Buffer.from('63757276000000000000000102330000', 'hex');
/** sRGB's own curve, by formula: exponent, a, b, c, d. */
const curved = Buffer.concat([
  Buffer.from('706172610000000000030000', 'hex'),
  ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map((value) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(Math.round(value * 65_536));
    return bytes;
  }),
]);

it('leaves sRGB alone, and what is no profile of three colours', () => {
  expect(readConversion(profile(srgb, curved))).toBeUndefined();
  expect(readConversion(Buffer.from('no profile'))).toBeUndefined();
  expect(readConversion(profile(srgb, curved).subarray(0, 200))).toBeUndefined();
});

it('turns the colours of a wider screen into those every screen shows', () => {
  const wide = {
    red: [0.5151, 0.2412, -0.0011],
    green: [0.292, 0.6922, 0.0419],
    blue: [0.1571, 0.0666, 0.7841],
  } as const;
  const conversion = readConversion(profile(wide, curved));
  const pixels = Uint8ClampedArray.of(128, 128, 128, 255, 200, 100, 100, 128, 255, 0, 0, 255);
  convert(pixels, conversion!);
  // Display P3 in sRGB by the published matrices; grey stays, the reddest red is cut off.
  const expected = [128, 128, 128, 255, 215, 93, 97, 128, 255, 0, 0, 255];
  pixels.forEach((value, index) => {
    expect(Math.abs(value - expected[index]!)).toBeLessThanOrEqual(1);
  });
});

it('reads a curve of one exponent', () => {
  const pixels = Uint8ClampedArray.of(64, 64, 64, 255);
  convert(pixels, readConversion(profile(srgb, gamma))!);
  // (64/255)^2.2 of light, written by sRGB's curve.
  expect([...pixels]).toEqual([62, 62, 62, 255]);
});
