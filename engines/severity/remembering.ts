const generation = 65_536;

/**
 * Words repeat: nearly every look is one in a map. Of two generations the older is forgotten when the younger is full, so
 * what is asked for again and again stays.
 */
export function remembering<T>(work: (word: string) => T): (word: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (word) => {
    const before = young.get(word);
    if (before !== undefined) return before;
    // A word cut from a message keeps the whole message in memory; what is remembered must not.
    const own = ` ${word}`.slice(1);
    const result = old.get(word) ?? work(own);
    if (young.size >= generation) {
      old = young;
      young = new Map();
    }
    young.set(own, result);
    return result;
  };
}
