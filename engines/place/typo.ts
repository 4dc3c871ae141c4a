/** Shorter words have too many neighbours one letter away. */
const SHORTEST = 6;

/** The forms among which a typo is looked for, forwards and backwards, each in order. */
export function indexForTypos(names: {
  forms: ReadonlyMap<string, readonly number[]>;
  words: readonly string[];
}) {
  const forms: string[] = [];
  for (const [form, ids] of names.forms) {
    if (form.length >= SHORTEST && ids.some((id) => names.words[id >> 1]!.length >= SHORTEST))
      forms.push(form);
  }
  return { sortedForms: forms.toSorted(byCode), sortedReversed: forms.map(reverse).sort(byCode) };
}

/**
 * The known forms one letter away: added, dropped, changed, or two neighbours swapped. One half of the word must
 * be intact, so it is enough to look at forms that begin or end with half of it.
 */
export function correct(
  word: string,
  index: { sortedForms: readonly string[]; sortedReversed: readonly string[] },
): string[] {
  if (word.length < SHORTEST) return [];
  const half = word.length >> 1;
  const found = new Set<string>();
  eachWithPrefix(index.sortedForms, word.slice(0, half), (form) => {
    if (isOneAway(word, form)) found.add(form);
  });
  const backwards = reverse(word);
  eachWithPrefix(index.sortedReversed, backwards.slice(0, word.length - half - 1), (form) => {
    if (isOneAway(backwards, form)) found.add(reverse(form));
  });
  return [...found];
}

function eachWithPrefix(sorted: readonly string[], prefix: string, visit: (form: string) => void): void {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < prefix) low = middle + 1;
    else high = middle;
  }
  for (; low < sorted.length && sorted[low]!.startsWith(prefix); low++) visit(sorted[low]!);
}

/** Whether one edit (Damerau, "A technique for computer detection and correction of spelling errors", 1964) joins them. */
export function isOneAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  if (long.length > short.length) return short.slice(i) === long.slice(i + 1);
  if (short.slice(i + 1) === long.slice(i + 1)) return i < short.length;
  return short[i] === long[i + 1] && short[i + 1] === long[i] && short.slice(i + 2) === long.slice(i + 2);
}

const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const reverse = (word: string) => [...word].reverse().join('');
