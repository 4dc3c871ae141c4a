/** How long each kind of action took, in milliseconds, and how often it was refused. */
export class Timings {
  readonly #taken = new Map<string, number[]>();
  readonly #refused = new Map<string, number>();

  took(what: string, ms: number): void {
    const all = this.#taken.get(what);
    if (all) all.push(ms);
    else this.#taken.set(what, [ms]);
  }

  refused(what: string): void {
    this.#refused.set(what, (this.#refused.get(what) ?? 0) + 1);
  }

  rows(): { what: string; times: number; refused: number; p50: number; p95: number; max: number }[] {
    return [...this.#taken].map(([what, all]) => {
      const sorted = [...all].sort((a, b) => a - b);
      const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
      const refused = this.#refused.get(what) ?? 0;
      return { what, times: sorted.length, refused, p50: at(0.5), p95: at(0.95), max: at(1) };
    });
  }
}
