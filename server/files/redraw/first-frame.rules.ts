const chunkHead = 8;
/** Place, size, time and flags of a frame stand before its chunks (RFC 9649, §2.7.1.1). */
const frameHead = 16;
const alphaFlag = 0b0001_0000;

/** A moving WebP as a picture of its first frame; any other as it is. */
export function firstFrame(webp: Buffer): Buffer {
  for (let at = 12; at + chunkHead <= webp.length; at += chunkHead + padded(webp.readUInt32LE(at + 4))) {
    if (webp.toString('latin1', at, at + 4) !== 'ANMF') continue;
    const frame = webp.subarray(at + chunkHead, at + chunkHead + webp.readUInt32LE(at + 4));
    if (frame.length > frameHead) return pictureOf(frame);
  }
  return webp;
}

function pictureOf(frame: Buffer): Buffer {
  const head = Buffer.alloc(18);
  head.write('VP8X', 'latin1');
  head.writeUInt32LE(10, 4);
  head[8] = alphaFlag;
  frame.copy(head, 12, 6, 12);
  const body = Buffer.concat([Buffer.from('WEBP'), head, frame.subarray(frameHead)]);
  const riff = Buffer.from('RIFF\0\0\0\0', 'latin1');
  riff.writeUInt32LE(body.length, 4);
  return Buffer.concat([riff, body]);
}

const padded = (size: number) => size + (size % 2);

/** Whether a WebP keeps every pixel as it is: then it is written so again. */
export function isLossless(webp: Buffer): boolean {
  for (let at = 12; at + chunkHead <= webp.length; at += chunkHead + padded(webp.readUInt32LE(at + 4))) {
    const name = webp.toString('latin1', at, at + 4);
    if (name === 'VP8L' || name === 'VP8 ') return name === 'VP8L';
  }
  return false;
}
