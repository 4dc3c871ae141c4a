/*
 * Several sets of word endings in one trie, walked once from the end of a word: where the walk stops tells the
 * longest ending of each set, as the way there is the same for all.
 */

/** Bits a class takes of the result: four for the length of an ending, one above for what may be done with it. */
export const CLASS_BITS = 5;
const LENGTH = 15;
const CONDITIONAL = 16;
/** Basic Latin to Cyrillic; characters beyond cannot be part of an ending. */
const TABLE_SIZE = 0x500;

/** Endings of one class; those of `conditional` may be removed only behind certain letters. */
export interface EndingClass {
  readonly always: string;
  readonly conditional?: string;
}

export interface EndingClasses {
  /** For the longest ending of each class that the letters from `limit` to `end` have: see `lengthIn`. */
  find(letters: Uint16Array, end: number, limit: number): number;
}

/** Length of the longest ending of a class; 0 when there is none. */
export function lengthIn(found: number, shift: number): number {
  return (found >>> shift) & LENGTH;
}

/** Whether that ending is a conditional one. */
export function isConditional(found: number, shift: number): boolean {
  return ((found >>> shift) & CONDITIONAL) !== 0;
}

/** Builds the trie. Class number `i` of the list is at bit `i * CLASS_BITS`; there is room for six. */
export function endingClasses(classes: readonly EndingClass[]): EndingClasses {
  const columns = columnsOf(classes);
  const width = Math.max(...columns) + 1;
  const next: number[] = new Array(width).fill(0);
  const own: number[] = [0];
  const parents: number[] = [0];

  function insert(ending: string, bits: number, shift: number): void {
    let node = 0;
    for (let i = ending.length - 1; i >= 0; i--) {
      const edge = node * width + columns[ending.charCodeAt(i)]!;
      if (next[edge] === 0) {
        next[edge] = own.length;
        own.push(0);
        parents.push(node);
        for (let column = 0; column < width; column++) next.push(0);
      }
      node = next[edge]!;
    }
    own[node]! |= (bits | ending.length) << shift;
  }

  classes.forEach(({ always, conditional = '' }, index) => {
    for (const ending of wordsIn(always)) insert(ending, 0, index * CLASS_BITS);
    for (const ending of wordsIn(conditional)) insert(ending, CONDITIONAL, index * CLASS_BITS);
  });
  // A node comes after its parent: what the parent found holds where the node has nothing of that class.
  const accepts = Int32Array.from(own);
  for (let node = 1; node < own.length; node++) {
    for (let shift = 0; shift < classes.length * CLASS_BITS; shift += CLASS_BITS) {
      const inherited = accepts[parents[node]!]! & ((LENGTH | CONDITIONAL) << shift);
      if (lengthIn(accepts[node]!, shift) === 0) accepts[node]! |= inherited;
    }
  }
  const steps = Int16Array.from(next, (node) => node * width);
  const results = new Int32Array(steps.length);
  for (let node = 0; node < accepts.length; node++) results[node * width] = accepts[node]!;

  function find(letters: Uint16Array, end: number, limit: number): number {
    let at = 0;
    for (let i = end - 1; i >= limit; i--) {
      const code = letters[i]!;
      const further = code < TABLE_SIZE ? steps[at + columns[code]!]! : 0;
      if (further === 0) break;
      at = further;
    }
    return results[at]!;
  }

  return { find };
}

function columnsOf(classes: readonly EndingClass[]): Uint8Array {
  const columns = new Uint8Array(TABLE_SIZE);
  let count = 0;
  for (const { always, conditional = '' } of classes) {
    for (const letter of (always + conditional).replaceAll(' ', '')) {
      const code = letter.charCodeAt(0);
      if (columns[code] === 0) columns[code] = ++count;
    }
  }
  return columns;
}

function wordsIn(list: string): string[] {
  return list === '' ? [] : list.split(' ');
}
