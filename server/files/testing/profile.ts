type Colour = readonly [number, number, number];
export interface Primaries {
  readonly red: Colour;
  readonly green: Colour;
  readonly blue: Colour;
}

/** The lights of sRGB under D50. */
export const srgb: Primaries = {
  red: [0.4361, 0.2225, 0.0139],
  green: [0.3851, 0.7169, 0.0971],
  blue: [0.1431, 0.0606, 0.7141],
};

/** A colour profile of three lights and one curve (ICC.1:2022). */
export function profile({ red, green, blue }: Primaries, curve: Buffer): Buffer {
  const tags = [
    ...[red, green, blue].map((light, at) => [`${'rgb'[at]}XYZ`, xyz(light)] as const),
    ...['rTRC', 'gTRC', 'bTRC'].map((name) => [name, curve] as const),
  ];
  const head = Buffer.alloc(132 + tags.length * 12);
  head.write('RGB XYZ ', 16, 'latin1');
  head.writeUInt32BE(tags.length, 128);
  let free = head.length;
  tags.forEach(([name, body], index) => {
    const at = 132 + index * 12;
    head.write(name, at, 'latin1');
    head.writeUInt32BE(free, at + 4);
    head.writeUInt32BE(body.length, at + 8);
    free += body.length;
  });
  return Buffer.concat([head, ...tags.map(([, body]) => body)]);
}

function xyz(light: Colour): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.write('XYZ ', 'latin1');
  light.forEach((value, index) => {
    bytes.writeInt32BE(Math.round(value * 65_536), 8 + index * 4);
  });
  return bytes;
}
