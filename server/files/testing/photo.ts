import { turned } from '../redraw/turn.rules.ts';
import { writeJpeg } from '../redraw/write-jpeg.rules.ts';

interface Taken {
  readonly lat?: readonly [number, number, number];
  readonly lon?: readonly [number, number, number];
  /** "2026:11:02 12:30:00" */
  readonly at?: string;
  readonly zone?: string;
  /** Tells one picture from another. */
  readonly pixel?: number;
}

type Tag = readonly [tag: number, type: number, count: number, value: Buffer];

/** A small grey JPEG with EXIF as a phone writes it: big-endian, place north and east. */
export function photo({ lat, lon, at, zone, pixel = 1 }: Taken): Buffer {
  const exif: Tag[] = [...(at ? [ascii(0x9003, at)] : []), ...(zone ? [ascii(0x9011, zone)] : [])];
  const gps: Tag[] = lat && lon ? [ascii(1, 'N'), fractions(2, lat), ascii(3, 'E'), fractions(4, lon)] : [];
  const firstSize = 2 + 2 * 12 + 4;
  const exifAt = 8 + firstSize;
  const exifPart = directory(exif, exifAt);
  const gpsPart = directory(gps, exifAt + exifPart.length);
  const first = directory([pointer(0x8769, exifAt), pointer(0x8825, exifAt + exifPart.length)], 8);
  const tiff = Buffer.concat([Buffer.from('4d4d002a00000008', 'hex'), first, exifPart, gpsPart]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  const grey = Buffer.alloc(4 * 8 * 8, 40 * pixel);
  const drawn = writeJpeg(turned(grey, 8, 8, 1), 90);
  return Buffer.concat([drawn.subarray(0, 2), head, body, drawn.subarray(2)]);
}

const ascii = (tag: number, words: string): Tag => [
  tag,
  2,
  words.length + 1,
  Buffer.from(`${words}\0`, 'latin1'),
];

function fractions(tag: number, parts: readonly number[]): Tag {
  const value = Buffer.alloc(parts.length * 8);
  parts.forEach((part, index) => {
    value.writeUInt32BE(part, index * 8);
    value.writeUInt32BE(1, index * 8 + 4);
  });
  return [tag, 5, parts.length, value];
}

function pointer(tag: number, at: number): Tag {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(at);
  return [tag, 4, 1, value];
}

/** An IFD at this place of the TIFF, with the values that do not fit into it behind it. */
function directory(tags: readonly Tag[], at: number): Buffer {
  const head = Buffer.alloc(2 + tags.length * 12 + 4);
  head.writeUInt16BE(tags.length, 0);
  const behind: Buffer[] = [];
  let free = at + head.length;
  tags.forEach(([tag, type, count, value], index) => {
    const entry = 2 + index * 12;
    head.writeUInt16BE(tag, entry);
    head.writeUInt16BE(type, entry + 2);
    head.writeUInt32BE(count, entry + 4);
    if (value.length <= 4) value.copy(head, entry + 8);
    else {
      head.writeUInt32BE(free, entry + 8);
      behind.push(value);
      free += value.length;
    }
  });
  return Buffer.concat([head, ...behind]);
}
