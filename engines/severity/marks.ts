/** A set of small numbers that is emptied in no time. */
export class Marks {
  #stamps = new Int32Array(1024);
  #stamp = 1;

  clear(): void {
    this.#stamp += 1;
    if (this.#stamp < 0x7fff_ffff) return;
    this.#stamps.fill(0);
    this.#stamp = 1;
  }

  /** @returns whether it was not there yet */
  add(number: number): boolean {
    if (number >= this.#stamps.length) this.#grow(2 * number);
    if (this.#stamps[number] === this.#stamp) return false;
    this.#stamps[number] = this.#stamp;
    return true;
  }

  #grow(length: number): void {
    const stamps = new Int32Array(length);
    stamps.set(this.#stamps);
    this.#stamps = stamps;
  }
}
