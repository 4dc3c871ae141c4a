const orientationTag = 0x0112;

/** How the camera was held (1 to 8), so that the picture does not fall over; all else in Exif goes. */
export function orientationOf(segment: Buffer): number | undefined {
  if (segment.subarray(4, 10).toString('latin1') !== 'Exif\0\0') return undefined;
  const tiff = segment.subarray(10);
  if (tiff.length < 14) return undefined;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (start + 2 > tiff.length) return undefined;
  for (let entry = 0; entry < short(start); entry += 1) {
    const at = start + 2 + entry * 12;
    if (at + 12 > tiff.length) return undefined;
    if (short(at) !== orientationTag) continue;
    const value = short(at + 8);
    return value > 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** How a stripped JPEG says it is to be turned; 1 is upright. */
export function orientationIn(jpeg: Buffer): number {
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; ) {
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    const found = jpeg[at + 1] === 0xe1 ? orientationOf(jpeg.subarray(at, end)) : undefined;
    if (found !== undefined) return found;
    at = end;
  }
  return 1;
}
