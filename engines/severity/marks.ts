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

  /** Adds `value` times the weight of each number that was not there yet to `sum`. */
  weighNew(numbers: readonly number[], weights: Float64Array, value: number, sum: number): number {
    if (this.#stamps.length < weights.length) this.#grow(weights.length);
    const stamps = this.#stamps;
    const stamp = this.#stamp;
    let result = sum;
    for (let i = 0; i < numbers.length; i++) {
      const number = numbers[i]!;
      if (stamps[number] === stamp) continue;
      stamps[number] = stamp;
      result += weights[number]! * value;
    }
    return result;
  }

  #grow(length: number): void {
    const stamps = new Int32Array(length);
    stamps.set(this.#stamps);
    this.#stamps = stamps;
  }
}
