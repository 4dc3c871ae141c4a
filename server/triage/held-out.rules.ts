import { createHash } from 'node:crypto';

/** Every tenth text is kept back for judging. */
const share = 10;

/**
 * Whether a text is kept back from training, to judge models on. Decided by the text alone: the same for every model
 * of every version, and copies of one text never stand on both sides.
 */
export function isHeldOut(text: string): boolean {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return createHash('sha256').update(plain).digest().readUInt32LE(0) % share === 0;
}
