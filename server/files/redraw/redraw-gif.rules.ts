import { readLzw, writeLzw } from './lzw.rules.ts';

const [extension, frame, trailer] = [0x21, 0x2c, 0x3b];

/**
 * Writes the frames of a stripped GIF anew from their pixels' indices: nothing is lost, and no code of the sender's is left.
 * @param mostPixels of all frames together
 * @returns `undefined` when a frame is broken, leaves the picture, or draws in colours there are not
 */
export function redrawGif(bytes: Buffer, mostPixels: number): Buffer | undefined {
  const [width, height, all] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8), coloursOf(bytes[10]!)];
  let at = 13 + 3 * all;
  const parts: Uint8Array[] = [bytes.subarray(0, at)];
  let left = mostPixels;
  while (bytes[at] !== trailer) {
    if (bytes[at] === extension) {
      const { next } = joinBlocks(bytes, at + 2);
      parts.push(bytes.subarray(at, next));
      at = next;
      continue;
    }
    if (bytes[at] !== frame) return undefined;
    const [x, y, wide, high] = [1, 3, 5, 7].map((place) => bytes.readUInt16LE(at + place));
    const own = coloursOf(bytes[at + 9]!);
    const data = at + 10 + 3 * own;
    left -= wide! * high!;
    if (left < 0 || x! + wide! > width || y! + high! > height) return undefined;
    const { whole, next } = joinBlocks(bytes, data + 1);
    const drawn = redrawFrame(whole, bytes[data]!, wide! * high!, own || all);
    if (!drawn) return undefined;
    parts.push(bytes.subarray(at, data + 1), ...drawn);
    at = next;
  }
  return Buffer.concat([...parts, Buffer.of(trailer)]);
}

/** The lowest bits say how many colours a table has, the highest whether there is one. */
const coloursOf = (packed: number) => (packed & 0x80 ? 2 ** ((packed & 7) + 1) : 0);

function redrawFrame(codes: Buffer, least: number, count: number, colours: number): Uint8Array[] | undefined {
  if (least < 2 || least > 8 || count === 0) return undefined;
  const indices = readLzw(codes, least, count);
  if (!indices || indices.some((index) => index >= colours)) return undefined;
  return splitBlocks(writeLzw(indices, least));
}

function joinBlocks(bytes: Buffer, from: number): { whole: Buffer; next: number } {
  const blocks: Buffer[] = [];
  let at = from;
  for (; bytes[at]! > 0; at += 1 + bytes[at]!) blocks.push(bytes.subarray(at + 1, at + 1 + bytes[at]!));
  return { whole: Buffer.concat(blocks), next: at + 1 };
}

function splitBlocks(bytes: Uint8Array): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += 255) {
    const block = bytes.subarray(at, at + 255);
    blocks.push(Uint8Array.of(block.length), block);
  }
  return [...blocks, Uint8Array.of(0)];
}
