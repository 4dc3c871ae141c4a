/**
 * The folded letters of all words of a post, one word after another, each from an even place and followed by
 * a zero, so that two letters compare as one integer.
 */
export class Letters {
  codes = new Uint16Array(2048);
  pairs = new Int32Array(this.codes.buffer);

  /** Makes room for any post of this length: words, their zeros, and hashtags, whose letters are kept twice. */
  reserve(length: number): void {
    const needed = 4 * length + 4;
    if (needed <= this.codes.length) return;
    this.codes = new Uint16Array(needed * 2);
    this.pairs = new Int32Array(this.codes.buffer);
  }
}

/** The first even place after a word that ends before `end`, leaving room for its zero. */
export function nextPlace(end: number): number {
  return (end + 2) & ~1;
}
