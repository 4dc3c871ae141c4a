/** Arrays that can be stored. All machines this runs on are little-endian; so is the format. */
export type StoredArray = Int8Array | Uint8Array | Int32Array | Float32Array | Float64Array;

/** Every array starts at a multiple of its element's size. */
const ALIGNMENT = 8;
const padded = (length: number): number => Math.ceil(length / ALIGNMENT) * ALIGNMENT;

/** Appends numbers, arrays and strings. */
export class ByteWriter {
  readonly #chunks: Uint8Array[] = [];
  #length = 0;

  #append(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#length += padded(chunk.length);
  }

  uint32(value: number): void {
    this.#append(new Uint8Array(Uint32Array.of(value).buffer));
  }

  array(values: StoredArray): void {
    this.uint32(values.length);
    this.#append(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }

  strings(values: readonly string[]): void {
    this.array(new TextEncoder().encode(JSON.stringify(values)));
  }

  bytes(): Uint8Array {
    const result = new Uint8Array(this.#length);
    let at = 0;
    for (const chunk of this.#chunks) {
      result.set(chunk, at);
      at += padded(chunk.length);
    }
    return result;
  }
}

type ArrayConstructor<T> = { readonly BYTES_PER_ELEMENT: number; new (buffer: ArrayBuffer): T };

/** Reads what ByteWriter wrote, in the same order. Throws RangeError when there is less, or something else. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  #take(length: number): ArrayBuffer {
    if (this.#at + length > this.#bytes.length) throw new RangeError('the end came too early');
    const copy = new Uint8Array(this.#bytes.subarray(this.#at, this.#at + length));
    this.#at += padded(length);
    return copy.buffer;
  }

  #array<T>(type: ArrayConstructor<T>): T {
    const length = this.uint32();
    return new type(this.#take(length * type.BYTES_PER_ELEMENT));
  }

  uint32(): number {
    return new DataView(this.#take(4)).getUint32(0, true);
  }

  int8s = (): Int8Array => this.#array(Int8Array);
  uint8s = (): Uint8Array => this.#array(Uint8Array);
  int32s = (): Int32Array => this.#array(Int32Array);
  float32s = (): Float32Array => this.#array(Float32Array);
  float64s = (): Float64Array => this.#array(Float64Array);

  strings(): string[] {
    const values: unknown = JSON.parse(new TextDecoder().decode(this.uint8s()));
    if (!Array.isArray(values) || !values.every((value) => typeof value === 'string')) {
      throw new RangeError('a list of names was expected');
    }
    return values;
  }
}
