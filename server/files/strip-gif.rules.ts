const [extension, frame, trailer] = [0x21, 0x2c, 0x3b];
const [graphicControl, application] = [0xf9, 0xff];
/** How often a moving picture begins anew: the only application blocks that belong to it. */
const loops = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

/**
 * Keeps a GIF's frames, with how long each stands and how often all begin anew; comments, XMP, and what hangs behind it go
 * (GIF89a, §§20–27).
 * @returns `undefined` when the bytes are no whole picture
 */
export function stripGif(bytes: Buffer): Buffer | undefined {
  if (!/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)) || bytes.length < 13) return undefined;
  let at = 13 + tableBytes(bytes[10]!);
  const kept: Buffer[] = [bytes.subarray(0, at)];
  let frames = 0;
  while (at < bytes.length) {
    if (bytes[at] === trailer) return frames > 0 ? Buffer.concat([...kept, Buffer.of(trailer)]) : undefined;
    const end = endOfBlock(bytes, at);
    if (end === undefined) return undefined;
    if (bytes[at] === frame) frames += 1;
    if (bytes[at] === frame || isPart(bytes, at)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

/** Three bytes a colour; the lowest bits say how many, the highest whether there is a table at all. */
const tableBytes = (packed: number) => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);

function isPart(bytes: Buffer, at: number): boolean {
  if (bytes[at + 1] === graphicControl) return true;
  return bytes[at + 1] === application && loops.has(bytes.toString('latin1', at + 3, at + 14));
}

/** Blocks are sub-blocks behind a head, each with its length, until one of none. */
function endOfBlock(bytes: Buffer, at: number): number | undefined {
  const heads = new Map([
    [extension, 2],
    // The frame's place and colours, and how many bits its first code has.
    [frame, 10 + tableBytes(bytes[at + 9] ?? 0) + 1],
  ]);
  const head = heads.get(bytes[at] ?? -1);
  if (head === undefined) return undefined;
  let next = at + head;
  while (next < bytes.length) {
    const length = bytes[next]!;
    next += 1 + length;
    if (length === 0) return next;
  }
  return undefined;
}
