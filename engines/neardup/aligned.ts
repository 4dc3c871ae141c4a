/**
 * A large array stands in memory sixteen bytes behind a page (what glibc keeps of an allocation stands before it). Elsewhere
 * it may stand otherwise: then reading from it takes longer, and nothing else is different.
 */
const BEHIND = 16;
const TWO_LINES = 128;

/** Zeros that begin where two lines of the processor's cache begin, so that what is as long as these touches no third. */
export function alignedBytes(length: number): Uint8Array<ArrayBuffer> {
  const lead = TWO_LINES - BEHIND;
  return new Uint8Array(new ArrayBuffer(lead + length), lead, length);
}
