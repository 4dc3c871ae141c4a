/** A set of word endings, searched from the end of a word for the longest one present. */
export interface Suffixes {
  /**
   * The longest ending of `word.slice(limit, end)` in the set, packed as `action << 4 | length`;
   * 0 when there is none. Actions are the small positive numbers given when the set was made.
   */
  find(word: string, end: number, limit: number): number;
}

/** Endings are at most this long, so that a length fits the low four bits of a result. */
const MAX_LENGTH = 15;
/** Basic Latin to Cyrillic; characters beyond cannot be part of an ending. */
const TABLE_SIZE = 0x500;

/** How many characters a result of `find` covers. */
export const lengthOf = (found: number): number => found & MAX_LENGTH;
/** The action of a result of `find`. */
export const actionOf = (found: number): number => found >> 4;

/** Builds a trie over reversed endings: one array read for each character compared. */
export function suffixes(groups: readonly (readonly [action: number, endings: string])[]): Suffixes {
  const columns = columnsOf(groups);
  const width = Math.max(...columns) + 1;
  const next: number[] = new Array(width).fill(0);
  const accepted: number[] = [0];
  for (const [action, endings] of groups) {
    for (const ending of endings.split(' ')) insert(ending, action);
  }
  const steps = Int16Array.from(next);
  const accepts = Int16Array.from(accepted);

  function insert(ending: string, action: number): void {
    let node = 0;
    for (let i = ending.length - 1; i >= 0; i--) {
      const edge = node * width + columns[ending.charCodeAt(i)]!;
      if (next[edge] === 0) {
        next[edge] = accepted.length;
        accepted.push(0);
        for (let column = 0; column < width; column++) next.push(0);
      }
      node = next[edge]!;
    }
    accepted[node] = (action << 4) | ending.length;
  }

  function find(word: string, end: number, limit: number): number {
    let node = 0;
    let found = 0;
    for (let i = end - 1; i >= limit; i--) {
      const code = word.charCodeAt(i);
      const column = code < TABLE_SIZE ? columns[code]! : 0;
      if (column === 0) break;
      node = steps[node * width + column]!;
      if (node === 0) break;
      if (accepts[node] !== 0) found = accepts[node]!;
    }
    return found;
  }

  return { find };
}

function columnsOf(groups: readonly (readonly [number, string])[]): Uint8Array {
  const columns = new Uint8Array(TABLE_SIZE);
  let count = 0;
  for (const [, endings] of groups) {
    for (const letter of endings.replaceAll(' ', '')) {
      const code = letter.charCodeAt(0);
      if (columns[code] === 0) columns[code] = ++count;
    }
  }
  return columns;
}
