import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripGif } from './strip-gif.rules.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const block = (text: string) => Buffer.concat([Buffer.of(text.length), latin(text)]);
const end = Buffer.of(0);
const head = Buffer.concat([
  latin('GIF89a'),
  Buffer.from('01000100800000', 'hex'),
  Buffer.from('ffffff000000', 'hex'),
]);
const timing = Buffer.from('21f90404000000000000'.slice(0, 16), 'hex');
const loop = Buffer.concat([
  Buffer.from('21ff', 'hex'),
  block('NETSCAPE2.0'),
  Buffer.from('03010000', 'hex'),
  end,
]);
const image = Buffer.from('2c00000000010001000002024401003b'.slice(0, 30), 'hex');
const comment = Buffer.concat([Buffer.from('21fe', 'hex'), block('Vera, Garden Street 4'), end]);
const xmp = Buffer.concat([Buffer.from('21ff', 'hex'), block('XMP DataXMP'), block('<who>Vera</who>'), end]);
const tail = Buffer.of(0x3b);

describe('a GIF', () => {
  it('loses comments, XMP and what hangs behind it, and keeps its frames, their time and its loop', () => {
    const noted = Buffer.concat([head, loop, comment, timing, xmp, image, tail, latin('PK and more')]);
    expect(stripGif(noted)).toEqual(Buffer.concat([head, loop, timing, image, tail]));
  });

  it('that is cut short, empty or broken is none, and no bytes make it fail', () => {
    const whole = Buffer.concat([head, timing, image, tail]);
    expect(stripGif(whole)).toEqual(whole);
    expect(stripGif(Buffer.concat([head, tail]))).toBeUndefined();
    for (let length = 0; length < whole.length; length += 1)
      expect(stripGif(whole.subarray(0, length))).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const bare = stripGif(Buffer.concat([head, Buffer.from(bytes)]));
        expect(bare === undefined || bare.at(-1) === 0x3b).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
