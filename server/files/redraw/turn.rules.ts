/** Pixels (red, green, blue, opacity), and the steps by which a picture is read from them. */
export interface View {
  readonly pixels: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  /** Of its first pixel. */
  readonly start: number;
  /** From a pixel to the one right of it, and to the one under it. */
  readonly across: number;
  readonly down: number;
}

/**
 * A picture as the camera was held.
 * @param orientation 1–8 (TIFF 6.0, tag 274); anything else is upright
 */
export function turned(pixels: View['pixels'], width: number, height: number, orientation: number): View {
  const [right, under] = [4, 4 * width];
  const [lastRight, lastUnder] = [right * (width - 1), under * (height - 1)];
  const lying = orientation >= 5 && orientation <= 8;
  const size = lying ? { width: height, height: width } : { width, height };
  const [start, across, down] = new Map<number, readonly [number, number, number]>([
    [2, [lastRight, -right, under]],
    [3, [lastRight + lastUnder, -right, -under]],
    [4, [lastUnder, right, -under]],
    [5, [0, under, right]],
    [6, [lastUnder, -under, right]],
    [7, [lastRight + lastUnder, -under, -right]],
    [8, [lastRight, under, -right]],
  ]).get(orientation) ?? [0, right, under];
  return { pixels, ...size, start, across, down };
}
