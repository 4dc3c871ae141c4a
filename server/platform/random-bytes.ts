import { randomFillSync } from 'node:crypto';

/** Asking the system once for many small pieces is several times cheaper than once for each. */
const stock = Buffer.alloc(16 * 1024);
let used = stock.length;

/** Fresh random bytes, few at a time; never the same ones twice. */
export function randomPiece(length: number): Buffer {
  if (used + length > stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  const piece = Buffer.from(stock.subarray(used, used + length));
  // What was handed out does not stay behind in memory.
  stock.fill(0, used, used + length);
  used += length;
  return piece;
}
