export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** How often a delimiter stands outside quotes in each of the first records. */
function countsOf(sample: string, delimiter: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  let any = false;
  for (const sign of sample) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === delimiter) count += 1;
    else if (!quoted && sign === '\n') {
      if (any) counts.push(count);
      count = 0;
      any = false;
      continue;
    }
    if (sign > ' ') any = true;
  }
  return counts;
}

/**
 * The sign that divides the most records into the same number of cells: a comma inside sentences comes now this often,
 * now that. A file of one column has none, and a comma does no harm there unless it stands in the text.
 */
export function guessDelimiter(sample: string): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const counts = countsOf(sample, delimiter);
    const times = new Map<number, number>();
    for (const count of counts) if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
    const [usual = 0, agreeing = 0] = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    const share = counts.length === 0 ? 0 : agreeing / counts.length;
    const score = usual === 0 ? 0 : share * share * Math.log2(1 + usual) + share;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}
