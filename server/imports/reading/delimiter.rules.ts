export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

interface Seen {
  /** How often it stands outside quotes in each of the first records. */
  readonly counts: readonly number[];
  /** How much of that is followed by a space, as in a sentence. */
  readonly spaced: number;
}

function lookFor(delimiter: string, sample: string): Seen {
  const counts: number[] = [];
  let count = 0;
  let all = 0;
  let spaced = 0;
  let quoted = false;
  let any = false;
  for (let at = 0; at < sample.length; at += 1) {
    const sign = sample[at]!;
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === delimiter) {
      count += 1;
      all += 1;
      if (sample[at + 1] === ' ') spaced += 1;
    } else if (!quoted && sign === '\n') {
      if (any) counts.push(count);
      count = 0;
      any = false;
      continue;
    }
    if (sign > ' ') any = true;
  }
  return { counts, spaced: all === 0 ? 0 : spaced / all };
}

/**
 * The sign that divides the most records into the same number of cells: a comma inside sentences comes now this often,
 * now that, and with a space behind it. A file of one column has none, and a comma does no harm there unless it stands
 * in the text.
 */
export function guessDelimiter(sample: string): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const score = scoreOf(lookFor(delimiter, sample));
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function scoreOf({ counts, spaced }: Seen): number {
  const times = new Map<number, number>();
  for (const count of counts) if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
  const [usual = 0, agreeing = 0] = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  if (usual === 0) return 0;
  const share = agreeing / counts.length;
  return (share * share * Math.log2(1 + usual) + share) * (1 - spaced / 2);
}
