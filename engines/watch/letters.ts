/** Folded letters of the word being read, also seen as pairs: two letters compare as one integer. */
export class Letters {
  codes = new Uint16Array(64);
  pairs = new Int32Array(this.codes.buffer);

  /** Twice the room, with the letters so far. @returns the new `codes` */
  grow(): Uint16Array<ArrayBuffer> {
    const larger = new Uint16Array(this.codes.length * 2);
    larger.set(this.codes);
    this.codes = larger;
    this.pairs = new Int32Array(larger.buffer);
    return larger;
  }
}
