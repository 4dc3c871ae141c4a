/** Fewer settled promises than this tell nothing of an authority (the minimum count of public figures). */
const fewest = 5;

/** Kept of those settled, moved among them: the day first promised was not kept. Null: too few to say. */
export function keptShare({ kept, broken, moved }: Readonly<Record<'kept' | 'broken' | 'moved', number>>) {
  const settled = kept + broken + moved;
  return settled < fewest ? null : kept / settled;
}
