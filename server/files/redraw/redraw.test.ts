import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { png } from '../testing/png.ts';
import { profile, srgb } from '../testing/profile.ts';
import { codecsOf } from './codecs.ts';
import { readPicture } from './redraw.ts';
import { redrawInThread } from './redraw-in-thread.ts';
import { turned } from './turn.rules.ts';
import { writeJpeg } from './write-jpeg.rules.ts';

const enough = 1_000_000;

async function pixelsOf(type: string, bytes: Uint8Array) {
  const { reader } = (await codecsOf(type))!;
  return readPicture(type, Buffer.from(bytes), reader);
}

/** Thirty-two by sixteen: the left half red, the right half blue. */
const halves = Buffer.from(
  Array.from({ length: 32 * 16 }, (_, at) => (at % 32 < 16 ? [255, 0, 0, 255] : [0, 0, 255, 255])).flat(),
);

/** A JPEG that says how it was held, as `stripPicture` leaves it. */
function held(orientation: number): Buffer {
  const drawn = writeJpeg(turned(halves, 32, 16, 1), 90);
  const words = Buffer.from(
    `ffe100224578696600004d4d002a00000008000101120003000000010${orientation.toString(16).padStart(3, '0')}000000000000`,
    'hex',
  );
  return Buffer.concat([drawn.subarray(0, 2), words, drawn.subarray(2)]);
}

const isRed = (data: Uint8ClampedArray, at: number) => data[at * 4]! > 200 && data[at * 4 + 2]! < 60;

describe('a photo drawn anew', () => {
  it('stands upright, is told from the first by nothing but that, and says nothing of how it was held', async () => {
    const drawn = await redrawInThread('image/jpeg', held(6), enough);
    expect(Buffer.from(drawn!).includes('Exif')).toBe(false);
    const { width, height, data } = await pixelsOf('image/jpeg', drawn!);
    expect([width, height]).toEqual([16, 32]);
    // Turned to the right: what was left is above.
    expect([isRed(data, 8), isRed(data, 8 + 16 * 24)]).toEqual([true, false]);
  });

  it.each([
    [1, [true, false, true, false]],
    [2, [false, true, false, true]],
    [3, [false, true, false, true]],
    [4, [true, false, true, false]],
    [5, [true, true, false, false]],
    [6, [true, true, false, false]],
    [7, [false, false, true, true]],
    [8, [false, false, true, true]],
  ])('held in way %i has its corners where they belong', (orientation, corners) => {
    const view = turned(halves, 32, 16, orientation);
    const at = (x: number, y: number) => view.pixels[view.start + x * view.across + y * view.down] === 255;
    const [right, under] = [view.width - 1, view.height - 1];
    expect([at(0, 0), at(right, 0), at(0, under), at(right, under)]).toEqual(corners);
  });
});

describe('other pictures drawn anew', () => {
  it('are in the colours every screen shows, without their profile or anybody’s chunks', async () => {
    const swapped = { red: srgb.green, green: srgb.red, blue: srgb.blue };
    const gamma = Buffer.from('63757276000000000000000102330000', 'hex');
    const between = [
      ['iCCP', Buffer.concat([Buffer.from('x\0\0', 'latin1'), deflateSync(profile(swapped, gamma))])],
      ['sBIT', Buffer.from([8, 8, 8])],
    ] as const;
    const drawn = await redrawInThread('image/png', png([255, 0, 0], { between }), enough);
    const names = [
      ...Buffer.from(drawn!)
        .toString('latin1')
        .matchAll(/[A-Za-z]{4}/g),
    ].map(([name]) => name);
    expect(names.filter((name) => ['iCCP', 'sBIT'].includes(name))).toEqual([]);
    const { data } = await pixelsOf('image/png', drawn!);
    expect([...data.subarray(0, 4)]).toEqual([0, 255, 0, 255]);
  });

  it('keep the first frame of a moving WebP', async () => {
    const still = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');
    const frame = Buffer.concat([Buffer.alloc(16), still.subarray(12)]);
    const chunk = (name: string, body: Buffer) => {
      const size = Buffer.alloc(4);
      size.writeUInt32LE(body.length);
      return Buffer.concat([Buffer.from(name), size, body, Buffer.alloc(body.length % 2)]);
    };
    const about = Buffer.from('02000000000000000000', 'hex');
    const parts = [
      chunk('VP8X', about),
      chunk('ANIM', Buffer.alloc(6)),
      chunk('ANMF', frame),
      chunk('ANMF', frame),
    ];
    const moving = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), ...parts]);
    const drawn = await redrawInThread('image/webp', moving, enough);
    expect(await pixelsOf('image/webp', drawn!)).toMatchObject({ width: 1, height: 1 });
    expect(Buffer.from(drawn!).includes('ANMF')).toBe(false);
  });

  it('go on moving as a GIF, each frame written anew', async () => {
    const head = Buffer.from('474946383961020001008000000ff000000000'.slice(0, 38), 'hex');
    // Two pixels, the first and the second colour, in codes that end late and carry words behind their end.
    const frame = Buffer.from('2c000000000200010000020244 0a00'.replace(' ', ''), 'hex');
    const whole = Buffer.concat([head, frame, frame, Buffer.of(0x3b)]);
    const drawn = await redrawInThread('image/gif', whole, enough);
    expect(drawn && Buffer.from(drawn).subarray(0, 6).toString()).toBe('GIF89a');
    expect(await redrawInThread('image/gif', whole, 3)).toBeUndefined();
  });
});

describe('the limits', () => {
  it('refuse more pixels than allowed, what is broken, and what takes too long, and the next one is drawn', async () => {
    const picture = png([1, 2, 3]);
    expect(await redrawInThread('image/png', picture, 3)).toBeUndefined();
    expect(await redrawInThread('image/png', picture.subarray(0, 60), enough)).toBeUndefined();
    expect(await redrawInThread('image/jpeg', held(1).subarray(0, 40), enough)).toBeUndefined();
    expect(await redrawInThread('image/png', picture, enough, 0)).toBeUndefined();
    expect(await redrawInThread('image/png', picture, enough)).toBeInstanceOf(Uint8Array);
  });

  it('give no decoder more memory than it is allowed', async () => {
    for (const type of ['image/jpeg', 'image/png', 'image/webp']) {
      const { reader } = (await codecsOf(type))!;
      const imports = Object.groupBy(WebAssembly.Module.imports(reader), (one) => one.module);
      const given = Object.fromEntries(
        Object.entries(imports).map(([module, names]) => [
          module,
          Object.fromEntries(names!.map(({ name }) => [name, () => 0])),
        ]),
      );
      const { exports } = new WebAssembly.Instance(reader, given);
      const memory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory)!;
      expect(() => memory.grow(8192)).toThrow(RangeError);
    }
  });
});
