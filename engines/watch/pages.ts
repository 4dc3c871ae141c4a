export const PAGE_BITS = 16;
export const PAGE_MASK = (1 << PAGE_BITS) - 1;
/** Sizes are rounded up to these steps, then to powers of two, so that freed room fits again. */
const STEP = 8;
const LAST_STEP = 256;

/**
 * Rooms for integers in pages of 256 kB. Nothing ever moves, so that taking a room costs the same however
 * many there are. An address is the page's number and the place in it, see PAGE_BITS; none is 0. A room of more
 * than a page has several to itself, each of which reaches to the end of the room.
 */
export class Pages {
  readonly pages: Int32Array<ArrayBuffer>[] = [new Int32Array(0)];
  /** Of each page, integers that belong to those in it: so many of each. */
  readonly beside: Int32Array<ArrayBuffer>[] = [new Int32Array(0)];
  readonly #width: number;
  /** Room size → addresses given back. */
  readonly #free = new Map<number, number[]>();
  /** Where the page in use has been filled to; 0 when a new one is needed. */
  #end = 0;

  /** @param width integers beside each one */
  constructor(width = 0) {
    this.#width = width;
  }

  /** @param room as given by `roomFor` @returns an address; the room holds old numbers */
  take(room: number): number {
    const freed = this.#free.get(room)?.pop();
    if (freed !== undefined) return freed;
    if (room > PAGE_MASK) return this.#newPage(room);
    if (this.#end === 0 || (this.#end & PAGE_MASK) + room > PAGE_MASK)
      this.#end = this.#newPage(PAGE_MASK + 1);
    const address = this.#end;
    this.#end += room;
    return address;
  }

  giveBack(address: number, room: number): void {
    const list = this.#free.get(room);
    if (list === undefined) this.#free.set(room, [address]);
    else list.push(address);
  }

  /** Copies what a room begins with into another one. */
  copy(from: number, to: number, length: number): void {
    const copyIn = (pages: Int32Array<ArrayBuffer>[], width: number) => {
      const start = width * (from & PAGE_MASK);
      const part = pages[from >> PAGE_BITS]!.subarray(start, start + width * length);
      pages[to >> PAGE_BITS]!.set(part, width * (to & PAGE_MASK));
    };
    copyIn(this.pages, 1);
    copyIn(this.beside, this.#width);
  }

  #newPage(size: number): number {
    const number = this.pages.length;
    const page = new Int32Array(size);
    const beside = new Int32Array(this.#width * size);
    for (let from = 0; from < size; from += PAGE_MASK + 1) {
      this.pages.push(page.subarray(from));
      this.beside.push(beside.subarray(this.#width * from));
    }
    return number << PAGE_BITS;
  }
}

/** The room that `size` integers are given. */
export function roomFor(size: number): number {
  if (size <= LAST_STEP) return Math.ceil(size / STEP) * STEP;
  return 2 ** Math.ceil(Math.log2(size));
}
