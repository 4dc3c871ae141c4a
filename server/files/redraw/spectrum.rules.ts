/** What the quick transform leaves to be multiplied by, a row or a column of it. */
const scale = [1, 1.387039845, 1.306562965, 1.175875602, 1, 0.785694958, 0.5411961, 0.275899379];

/** @returns what makes the coefficient at this place of `spectrum` that of T.81, A.3.3 */
export function spectrumScale(at: number): number {
  return 1 / (8 * scale[at >> 3]! * scale[at & 7]!);
}

/** The cosine transform of eight by eight values, in place and up to `spectrumScale` (Arai, Agui and Nakajima, 1988). */
export function spectrum(values: Float32Array): void {
  for (let row = 0; row < 64; row += 8) transform(values, row, 1);
  for (let column = 0; column < 8; column += 1) transform(values, column, 8);
}

function transform(v: Float32Array, from: number, by: number): void {
  const [i1, i2, i3, i4] = [from + by, from + 2 * by, from + 3 * by, from + 4 * by];
  const [i5, i6, i7] = [from + 5 * by, from + 6 * by, from + 7 * by];
  const s0 = v[from]! + v[i7]!;
  const d0 = v[from]! - v[i7]!;
  const s1 = v[i1]! + v[i6]!;
  const d1 = v[i1]! - v[i6]!;
  const s2 = v[i2]! + v[i5]!;
  const d2 = v[i2]! - v[i5]!;
  const s3 = v[i3]! + v[i4]!;
  const d3 = v[i3]! - v[i4]!;
  // Even part.
  const e0 = s0 + s3;
  const e3 = s0 - s3;
  const e1 = s1 + s2;
  const e2 = s1 - s2;
  v[from] = e0 + e1;
  v[i4] = e0 - e1;
  const z1 = (e2 + e3) * Math.SQRT1_2;
  v[i2] = e3 + z1;
  v[i6] = e3 - z1;
  // Odd part.
  const o0 = d3 + d2;
  const o1 = d2 + d1;
  const o2 = d1 + d0;
  const z5 = (o0 - o2) * 0.382683433;
  const z2 = 0.5411961 * o0 + z5;
  const z4 = 1.306562965 * o2 + z5;
  const z3 = o1 * Math.SQRT1_2;
  const z11 = d0 + z3;
  const z13 = d0 - z3;
  v[i5] = z13 + z2;
  v[i3] = z13 - z2;
  v[i1] = z11 + z4;
  v[i7] = z11 - z4;
}
