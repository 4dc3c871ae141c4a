type Triple = readonly [number, number, number];

/** From a picture's own colours to sRGB: what light each value stands for, and how the lights are mixed. */
export interface Conversion {
  readonly curves: readonly [Float32Array, Float32Array, Float32Array];
  readonly rows: readonly [Triple, Triple, Triple];
}

/** From the profile's connection space (XYZ under D50) to light of sRGB (IEC 61966-2-1, adapted by Bradford). */
const toSrgb: readonly [Triple, Triple, Triple] = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
];

/**
 * Reads a profile of three colours and their curves, as every phone and camera writes (ICC.1:2022, §8.3).
 * @returns `undefined` for profiles of another kind, and for sRGB itself
 */
export function readConversion(profile: Buffer): Conversion | undefined {
  if (profile.toString('latin1', 16, 24) !== 'RGB XYZ ') return undefined;
  try {
    const tags = tagsOf(profile);
    const [red, green, blue] = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) => triple(tags.get(name)!));
    const [r, g, b] = ['rTRC', 'gTRC', 'bTRC'].map((name) => curve(tags.get(name)!));
    const mix = (row: Triple): Triple => [dot(row, red!), dot(row, green!), dot(row, blue!)];
    const found: Conversion = {
      curves: [r!, g!, b!],
      rows: [mix(toSrgb[0]), mix(toSrgb[1]), mix(toSrgb[2])],
    };
    return isSrgb(found) ? undefined : found;
  } catch {
    return undefined;
  }
}

const dot = (one: Triple, other: Triple) => one[0] * other[0] + one[1] * other[1] + one[2] * other[2];

function tagsOf(profile: Buffer): Map<string, Buffer> {
  const tags = new Map<string, Buffer>();
  for (let tag = 0; tag < Math.min(profile.readUInt32BE(128), 100); tag += 1) {
    const at = 132 + tag * 12;
    const start = profile.readUInt32BE(at + 4);
    tags.set(
      profile.toString('latin1', at, at + 4),
      profile.subarray(start, start + profile.readUInt32BE(at + 8)),
    );
  }
  return tags;
}

/** A number in sixteen bits and sixteen after the point. */
const fixed = (bytes: Buffer, at: number) => bytes.readInt32BE(at) / 65_536;
const triple = (tag: Buffer): Triple => [fixed(tag, 8), fixed(tag, 12), fixed(tag, 16)];

/** The light (0–1) of each of 256 values. */
function curve(tag: Buffer): Float32Array {
  const light = tag.toString('latin1', 0, 4) === 'para' ? byFormula(tag) : byTable(tag);
  return Float32Array.from({ length: 256 }, (_, value) => Math.min(1, Math.max(0, light(value / 255))));
}

function byTable(tag: Buffer): (value: number) => number {
  const count = tag.readUInt32BE(8);
  if (count === 0) return (value) => value;
  if (count === 1) return (value) => value ** (tag.readUInt16BE(12) / 256);
  return (value) => {
    const place = value * (count - 1);
    const below = Math.floor(place);
    const at = (index: number) => tag.readUInt16BE(12 + 2 * Math.min(index, count - 1)) / 65_535;
    return at(below) + (place - below) * (at(below + 1) - at(below));
  };
}

/** §10.18: forms 0 to 4, each with more numbers than the one before it. */
function byFormula(tag: Buffer): (value: number) => number {
  const form = tag.readUInt16BE(8);
  const counts = [1, 3, 4, 5, 7];
  const numbers = Array.from({ length: counts[form]! }, (_, index) => fixed(tag, 12 + 4 * index));
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
  const bend = (value: number) => Math.max(0, a * value + b) ** g;
  if (form === 0) return (value) => value ** g;
  if (form === 1) return (value) => (value >= -b / a ? bend(value) : 0);
  if (form === 2) return (value) => (value >= -b / a ? bend(value) + c : c);
  return (value) => (value >= d ? bend(value) + e : c * value + f);
}

const bent = (light: number) => (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
const steps = 4096;
const bytesOfLight = Uint8ClampedArray.from({ length: steps + 1 }, (_, step) => 255 * bent(step / steps));

/** Nobody sees the difference: no channel of no grey or full colour moves by more than one. */
function isSrgb(conversion: Conversion): boolean {
  const probes = [0, 32, 64, 128, 192, 255].flatMap((value) => [
    [value, value, value],
    [value, 0, 0],
    [0, value, 0],
    [0, 0, value],
  ]);
  const pixels = Uint8ClampedArray.from(probes.flatMap((probe) => [...probe, 255]));
  const before = pixels.slice();
  convert(pixels, conversion);
  return pixels.every((value, index) => Math.abs(value - before[index]!) <= 1);
}

/** Turns pixels (red, green, blue, opacity) into sRGB where they stand; what sRGB cannot show is cut off. */
export function convert(pixels: Uint8ClampedArray, { curves, rows }: Conversion): void {
  const [reds, greens, blues] = curves;
  for (let at = 0; at < pixels.length; at += 4) {
    const [r, g, b] = [reds[pixels[at]!]!, greens[pixels[at + 1]!]!, blues[pixels[at + 2]!]!];
    for (let channel = 0; channel < 3; channel += 1) {
      const row = rows[channel]!;
      const light = row[0] * r + row[1] * g + row[2] * b;
      pixels[at + channel] = bytesOfLight[light <= 0 ? 0 : light >= 1 ? steps : (light * steps + 0.5) | 0]!;
    }
  }
}
