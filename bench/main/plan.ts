/** A benchmark as it is run with all the others: short settings, and the outside data it can use. */
export interface Bench {
  readonly name: string;
  /** Of node, before the script. */
  readonly node?: readonly string[];
  readonly options: readonly string[];
  readonly data?: readonly { readonly option: string; readonly name: string }[];
  readonly needsData?: boolean;
}

const appeals = [{ option: '--data', name: 'appeals.csv' }] as const;

/** Servers first, while nothing has warmed the machine up; then the engines. */
export const plan: readonly Bench[] = [
  { name: 'intake', options: ['--seconds', '4'] },
  // As a centre that has been running for a while: of a few thousand messages much goes into compiling.
  { name: 'whole-way', options: ['--messages', '24000', '--seconds', '10'] },
  // A working day in a burst, then five minutes of a flood.
  { name: 'load', options: ['--seconds', '60', '--burst-seconds', '300'] },
  { name: 'import', options: ['--rows', '20000'] },
  // Ten trainings: one split of some thousand messages says little.
  {
    name: 'classify',
    options: ['--folds', '10', '--train', '20000'],
    data: appeals,
    needsData: true,
  },
  { name: 'neardup', options: ['--originals', '20000'] },
  {
    name: 'place',
    options: [],
    data: [
      { option: '--data', name: 'municipalities.geojson' },
      { option: '--text', name: 'appeals.csv' },
    ],
  },
  { name: 'severity', options: [], data: appeals },
  { name: 'text', options: [], data: appeals },
  { name: 'watch', node: ['--expose-gc'], options: ['--rules', '1000,10000,100000'] },
  { name: 'worktime', options: [] },
  { name: 'empty-answer', options: [] },
  { name: 'routing', options: [] },
  { name: 'clocks', options: [] },
  // Makes a million cases: minutes on a quiet machine.
  { name: 'search', options: ['--rounds', '20'] },
  // Fills a window of ten million messages: some ten minutes on a quiet machine, and as much disk as memory, 2.5 GB.
  { name: 'neardup-window', options: ['--size', '10000000'] },
  { name: 'demo-world', options: ['--messages', '50000'] },
];
