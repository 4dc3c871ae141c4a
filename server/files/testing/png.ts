import { crc32, deflateSync } from 'node:zlib';

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

interface Promised {
  /** Chunks between head and pixels. */
  readonly between?: readonly (readonly [name: string, body: Buffer])[];
  /** What its head says, where it lies. */
  readonly width?: number;
  readonly height?: number;
}

/** A PNG of two by two pixels, all of one colour. */
export function png([red, green, blue]: readonly [number, number, number], promised: Promised = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(promised.width ?? 2);
  head.writeUInt32BE(promised.height ?? 2, 4);
  // Eight bits, red, green and blue.
  head.set([8, 2], 8);
  const row = [0, red, green, blue, red, green, blue];
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    ...(promised.between ?? []).map(([name, body]) => chunk(name, body)),
    chunk('IDAT', deflateSync(Buffer.from([...row, ...row]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
