/** GIF's LZW (GIF89a, appendix F): codes of growing width, low bits first, at most twelve bits. */
const mostCodes = 4096;

/**
 * @param least bits of a colour's index, 2 to 8
 * @param count indices wanted
 * @returns `undefined` when the codes are no LZW, or give fewer
 */
export function readLzw(codes: Uint8Array, least: number, count: number): Uint8Array | undefined {
  const [clear, end] = [1 << least, (1 << least) + 1];
  const prefix = new Uint16Array(mostCodes);
  const suffix = new Uint8Array(mostCodes);
  const lengths = new Uint16Array(mostCodes).fill(1, 0, clear);
  for (let code = 0; code < clear; code += 1) suffix[code] = code;
  const out = new Uint8Array(count);
  let [next, width, previous, written] = [end + 1, least + 1, -1, 0];
  let [held, bits, at] = [0, 0, 0];
  while (written < count) {
    for (; bits < width; bits += 8) {
      if (at >= codes.length) return undefined;
      held |= codes[at++]! << bits;
    }
    const code = held & ((1 << width) - 1);
    held >>>= width;
    bits -= width;
    if (code === clear) {
      [next, width, previous] = [end + 1, least + 1, -1];
      continue;
    }
    if (code === end || code > next || (code === next && previous < 0)) return undefined;
    const known = code < next && (code < clear || code > end);
    if (!known && code !== next) return undefined;
    const from = known ? code : previous;
    const length = lengths[from]! + (known ? 0 : 1);
    // Written from its end: a string is the string before it and one index more.
    let place = written + lengths[from]! - 1;
    let first = 0;
    for (let rest = from; ; rest = prefix[rest]!) {
      first = suffix[rest]!;
      if (place < count) out[place] = first;
      place -= 1;
      if (rest < clear) break;
    }
    if (!known && written + length - 1 < count) out[written + length - 1] = first;
    written += length;
    if (previous >= 0 && next < mostCodes) {
      prefix[next] = previous;
      suffix[next] = first;
      lengths[next] = lengths[previous]! + 1;
      next += 1;
      if (next === 1 << width && width < 12) width += 1;
    }
    previous = code;
  }
  return out;
}

/** @param indices below 2 to the power of `least` */
export function writeLzw(indices: Uint8Array, least: number): Uint8Array {
  const [clear, end] = [1 << least, (1 << least) + 1];
  const table = new Uint16Array(mostCodes << 8);
  const out = new Uint8Array(Math.ceil(indices.length * 1.6) + 16);
  let [next, width, size, held, bits] = [end + 1, least + 1, 0, 0, 0];
  const put = (code: number) => {
    held |= code << bits;
    for (bits += width; bits >= 8; bits -= 8) {
      out[size++] = held & 0xff;
      held >>>= 8;
    }
  };
  put(clear);
  let known = indices[0] ?? 0;
  for (let at = 1; at < indices.length; at += 1) {
    const index = indices[at]!;
    const longer = table[(known << 8) | index]!;
    if (longer > 0) {
      known = longer;
      continue;
    }
    put(known);
    if (next === mostCodes) {
      put(clear);
      table.fill(0);
      [next, width] = [end + 1, least + 1];
    } else {
      table[(known << 8) | index] = next;
      if (next === 1 << width) width += 1;
      next += 1;
    }
    known = index;
  }
  put(known);
  if (next === 1 << width && width < 12) width += 1;
  put(end);
  if (bits > 0) out[size++] = held & 0xff;
  return out.subarray(0, size);
}
