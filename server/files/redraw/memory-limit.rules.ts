const memorySection = 5;

/**
 * A compiled decoder allowed this much memory and no more, whatever it was built for: its own ceiling is replaced
 * (WebAssembly Core 2.0, §5.5.8). Asking for more then fails inside it.
 * @param pages of 64 KiB
 * @throws Error when it brings no memory of its own
 */
export function limitMemory(wasm: Uint8Array, pages: number): Uint8Array<ArrayBuffer> {
  for (let at = 8; at < wasm.length; ) {
    const size = readLeb(wasm, at + 1);
    const end = size.next + size.value;
    if (wasm[at] !== memorySection) {
      at = end;
      continue;
    }
    // One memory: how many, whether it has a ceiling, its least size, the ceiling.
    const least = readLeb(wasm, size.next + 2);
    const section = [1, 1, ...writeLeb(least.value), ...writeLeb(pages)];
    return Uint8Array.from([
      ...wasm.subarray(0, at + 1),
      ...writeLeb(section.length),
      ...section,
      ...wasm.subarray(end),
    ]);
  }
  throw new Error('the module has no memory of its own');
}

function readLeb(bytes: Uint8Array, from: number): { value: number; next: number } {
  let value = 0;
  for (let at = from; ; at += 1) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * (at - from));
    if (byte < 0x80) return { value, next: at + 1 };
  }
}

function writeLeb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...writeLeb(value >>> 7)];
}
