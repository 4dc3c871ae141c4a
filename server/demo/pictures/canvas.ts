import { crc32, deflateSync } from 'node:zlib';

export type Colour = readonly [red: number, green: number, blue: number];

/** A picture drawn by hand, in flat shapes, each painted over those before it; small because it is flat. */
export class Canvas {
  readonly #pixels: Buffer;
  readonly width: number;
  readonly height: number;

  constructor(width: number, height: number, ground: Colour) {
    this.width = width;
    this.height = height;
    this.#pixels = Buffer.alloc(width * height * 3);
    this.fill(ground, () => true);
  }

  /** Paints wherever the shape holds. */
  fill([red, green, blue]: Colour, shape: (x: number, y: number) => boolean): this {
    for (let y = 0; y < this.height; y += 1)
      for (let x = 0; x < this.width; x += 1)
        if (shape(x, y)) this.#pixels.set([red, green, blue], (y * this.width + x) * 3);
    return this;
  }

  box(colour: Colour, left: number, top: number, width: number, height: number): this {
    return this.fill(colour, (x, y) => x >= left && x < left + width && y >= top && y < top + height);
  }

  oval(colour: Colour, middle: readonly [number, number], across: number, down: number): this {
    return this.fill(colour, (x, y) => ((x - middle[0]) / across) ** 2 + ((y - middle[1]) / down) ** 2 <= 1);
  }

  /** As a PNG: eight bits, red, green and blue, each row unfiltered. */
  png(): Buffer {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(this.width);
    head.writeUInt32BE(this.height, 4);
    head.set([8, 2], 8);
    const stride = this.width * 3;
    const rows = Array.from({ length: this.height }, (_, y) =>
      Buffer.concat([Buffer.alloc(1), this.#pixels.subarray(y * stride, (y + 1) * stride)]),
    );
    return Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
