/** Number of the sketch that is in it for every post. */
export const SKETCH_ALWAYS = 0x7fff;

/**
 * The terms of the post that is being matched by the low 15 bits of their numbers, 1 for those seen; the last is always set.
 * There is one for all watchers, because each matches a post to its end before another one does: V8 then knows where it
 * lies and how long it is. Whoever has marked terms in it takes them out again.
 */
export const sketch = new Uint8Array(SKETCH_ALWAYS + 1).fill(1, SKETCH_ALWAYS);
