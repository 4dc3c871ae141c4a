/** Numbers for the names of features, from 0. */
export interface FeatureNames {
  /** −1 for a name that does not count. */
  numberOf(name: string): number;
  /** Of names that begin the same, by the rest of the name. */
  under(start: string): (rest: string) => number;
  nameOf(feature: number): string;
}

/** Those that were learnt; nothing else counts. */
export function fixedNames(names: readonly string[]): FeatureNames {
  const numbers = new Map(names.map((name, number) => [name, number]));
  return {
    numberOf: (name) => numbers.get(name) ?? -1,
    under(start) {
      const own = names.filter((name) => name.startsWith(start));
      const rests = new Map(own.map((name) => [name.slice(start.length), numbers.get(name)!]));
      return (rest) => rests.get(rest) ?? -1;
    },
    nameOf: (feature) => names[feature]!,
  };
}

/** Every name met counts: for learning. */
export function growingNames(): FeatureNames {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (name: string) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, names.length);
    return names.push(name) - 1;
  };
  return {
    numberOf,
    under: (start) => (rest) => numberOf(start + rest),
    nameOf: (feature) => names[feature]!,
  };
}
