import { type Huffman, huffmans, quantisers, zigzag } from './jpeg-tables.rules.ts';
import { spectrum, spectrumScale } from './spectrum.rules.ts';
import type { View } from './turn.rules.ts';

/**
 * Writes a baseline JPEG (ITU-T T.81; JFIF 1.02) at half the detail of colour, reading the pixels through a view, so that
 * turning costs nothing and no second picture is held.
 * @param quality 50–100
 */
export function writeJpeg(view: View, quality: number): Uint8Array {
  const [bright, coloured] = quantisers(quality);
  const bits = new BitWriter(headOf(view, bright, coloured));
  const scales = [divisors(bright), divisors(coloured)] as const;
  const means = [0, 0, 0];
  const unit = { light: [block(), block(), block(), block()], blue: block(), red: block() };
  for (let y = 0; y < view.height; y += 16)
    for (let x = 0; x < view.width; x += 16) {
      readUnit(view, x, y, unit);
      for (const light of unit.light)
        means[0] = putBlock(
          bits,
          light,
          scales[0],
          means[0]!,
          huffmans.meanOfBrightness,
          huffmans.restOfBrightness,
        );
      means[1] = putBlock(
        bits,
        unit.blue,
        scales[1],
        means[1]!,
        huffmans.meanOfColour,
        huffmans.restOfColour,
      );
      means[2] = putBlock(bits, unit.red, scales[1], means[2]!, huffmans.meanOfColour, huffmans.restOfColour);
    }
  return bits.end();
}

const block = () => new Float32Array(64);
interface Unit {
  readonly light: readonly Float32Array[];
  readonly blue: Float32Array;
  readonly red: Float32Array;
}

/** Sixteen by sixteen pixels as four blocks of brightness and one of each colour (JFIF 1.02); the edge is drawn on. */
function readUnit(view: View, left: number, top: number, { light, blue, red }: Unit): void {
  const { pixels, start, across, down, width, height } = view;
  blue.fill(0);
  red.fill(0);
  for (let y = 0; y < 16; y += 1) {
    const row = start + Math.min(top + y, height - 1) * down;
    for (let x = 0; x < 16; x += 1) {
      const at = row + Math.min(left + x, width - 1) * across;
      const r = pixels[at]!;
      const g = pixels[at + 1]!;
      const b = pixels[at + 2]!;
      const bright = 0.299 * r + 0.587 * g + 0.114 * b;
      light[((y >> 3) << 1) | (x >> 3)]![((y & 7) << 3) | (x & 7)] = bright - 128;
      const half = ((y >> 1) << 3) | (x >> 1);
      // A quarter of four pixels each.
      blue[half]! += (b - bright) * (0.25 / 1.772);
      red[half]! += (r - bright) * (0.25 / 1.402);
    }
  }
}

/** What a coefficient is multiplied by to be a whole number of steps. */
function divisors(table: Uint8Array): Float32Array {
  return Float32Array.from(table, (step, at) => spectrumScale(at) / step);
}

const steps = new Int16Array(64);
/** Bits of a number, and of how much it is above what fewer bits hold (T.81, F.1.2.1). */
const bitsOf = (value: number) => 32 - Math.clz32(value < 0 ? -value : value);

/** @returns the block's mean, from which the next one's is counted */
function putBlock(
  bits: BitWriter,
  values: Float32Array,
  scales: Float32Array,
  before: number,
  mean: Huffman,
  rest: Huffman,
): number {
  spectrum(values);
  let last = 0;
  for (let at = 0; at < 64; at += 1) {
    const place = zigzag[at]!;
    // Rounded; coefficients are below 2^14, and this is quicker than Math.round.
    const step = ((values[place]! * scales[place]! + 16_384.5) | 0) - 16_384;
    steps[at] = step;
    if (step !== 0) last = at;
  }
  putNumber(bits, mean, 0, steps[0]! - before);
  let noughts = 0;
  for (let at = 1; at <= last; at += 1) {
    const step = steps[at]!;
    if (step === 0) {
      noughts += 1;
      continue;
    }
    for (; noughts > 15; noughts -= 16) bits.put(rest.codes[0xf0]!, rest.lengths[0xf0]!);
    putNumber(bits, rest, noughts, step);
    noughts = 0;
  }
  if (last < 63) bits.put(rest.codes[0]!, rest.lengths[0]!);
  return steps[0]!;
}

function putNumber(bits: BitWriter, table: Huffman, noughts: number, value: number): void {
  const size = bitsOf(value);
  const symbol = (noughts << 4) | size;
  bits.put(table.codes[symbol]!, table.lengths[symbol]!);
  if (size > 0) bits.put(value < 0 ? value + (1 << size) - 1 : value, size);
}

/** High bits first; a byte of ones is followed by one of noughts (T.81, F.1.2.3). */
class BitWriter {
  #bytes: Uint8Array;
  #size: number;
  #held = 0;
  #count = 0;

  constructor(head: Uint8Array) {
    this.#bytes = new Uint8Array(1 << 20);
    this.#bytes.set(head);
    this.#size = head.length;
  }

  put(value: number, count: number): void {
    this.#held = (this.#held << count) | value;
    this.#count += count;
    while (this.#count >= 8) {
      this.#count -= 8;
      this.#byte((this.#held >>> this.#count) & 0xff);
    }
    this.#held &= (1 << this.#count) - 1;
  }

  #byte(value: number): void {
    if (this.#size + 4 > this.#bytes.length) {
      const longer = new Uint8Array(this.#bytes.length * 2);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#bytes[this.#size++] = value;
    if (value === 0xff) this.#bytes[this.#size++] = 0;
  }

  end(): Uint8Array {
    if (this.#count > 0) this.put((1 << (8 - this.#count)) - 1, 8 - this.#count);
    this.#bytes.set([0xff, 0xd9], this.#size);
    return this.#bytes.slice(0, this.#size + 2);
  }
}

function headOf({ width, height }: View, bright: Uint8Array, coloured: Uint8Array): Uint8Array {
  const size = [height >> 8, height & 0xff, width >> 8, width & 0xff];
  const tables = [
    huffmans.meanOfBrightness,
    huffmans.restOfBrightness,
    huffmans.meanOfColour,
    huffmans.restOfColour,
  ];
  const places = [0x00, 0x10, 0x01, 0x11];
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [...Buffer.from('JFIF\0'), 1, 2, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xdb, [0, ...ordered(bright), 1, ...ordered(coloured)]),
    // Eight bits; brightness in twos each way, colours in ones.
    ...segment(0xc0, [8, ...size, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]),
    ...segment(
      0xc4,
      tables.flatMap(({ counts, symbols }, at) => [places[at]!, ...counts, ...symbols]),
    ),
    ...segment(0xda, [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]),
  ]);
}

const ordered = (table: Uint8Array) => Array.from(zigzag, (place) => table[place]!);

function segment(marker: number, body: readonly number[]): number[] {
  const length = body.length + 2;
  return [0xff, marker, length >> 8, length & 0xff, ...body];
}
