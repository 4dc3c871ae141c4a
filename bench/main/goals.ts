import type { Ran } from './run.ts';

export interface Goal {
  readonly what: string;
  readonly goal: string;
  readonly got: string;
  readonly verdict: 'met' | 'missed' | 'not measured';
}

interface Wanted {
  readonly bench: string;
  /** The row of the bench that says it. */
  readonly row: string;
  /** Where several rows are called the same: what it is measured against. */
  readonly of?: string;
  readonly field: 'ratio' | 'value';
  readonly what: string;
  readonly unit: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

const single = (connections: number): Wanted => ({
  bench: 'intake',
  row: `Heed, single, ${connections} connections`,
  field: 'ratio',
  what: `Single messages, ${connections} connections, against a bare durable handler`,
  unit: '×',
  atLeast: 0.5,
});
const batches = (of: string): Wanted => ({
  bench: 'intake',
  row: 'Heed, batches of 1,000 over HTTP',
  of,
  field: 'ratio',
  what: `Batches over HTTP against ${of}`,
  unit: '×',
  atLeast: 0.5,
});

const watching = (rules: string, atLeast: number): Wanted => ({
  bench: 'watch',
  row: `posts a second, ${rules} rules`,
  field: 'value',
  what: `Posts a second and core against ${rules} rules`,
  unit: '/s',
  atLeast,
});
const ofWatching = (row: string, what: string, unit: string, atMost: number): Wanted => ({
  bench: 'watch',
  row: `${row}, 100,000 rules`,
  field: 'value',
  what: `${what}, 100,000 rules`,
  unit,
  atMost,
});
type Bound = Pick<Wanted, 'atLeast' | 'atMost'>;
const repeats = (row: string, what: string, unit: string, bound: Bound): Wanted => ({
  bench: 'neardup',
  row,
  field: 'value',
  what: `Repeats: ${what}`,
  unit,
  ...bound,
});
const repeatsAmong = (row: string, what: string, unit: string, bound: Bound): Wanted => ({
  bench: 'neardup-window',
  row: `${row}, window of 10,000,000`,
  field: 'value',
  what: `Repeats among 10,000,000: ${what}`,
  unit,
  ...bound,
});

const classifying = (
  row: string,
  what: string,
  unit: string,
  bound: Pick<Wanted, 'atLeast' | 'atMost'>,
): Wanted => ({ bench: 'classify', row, field: 'value', what: `Topics: ${what}`, unit, ...bound });
const judged = (label: string, name: string, f1: number): readonly Wanted[] => [
  classifying(`weighted F1, ${label}`, `weighted F1 of the ${name}`, '', { atLeast: f1 }),
  classifying(`calibration error, ${label}`, `calibration error of the ${name}, all folds together`, '', {
    atMost: 0.03,
  }),
];

const severity = (row: string, what: string, unit: string, atLeast: number): Wanted => ({
  bench: 'severity',
  row,
  field: 'value',
  what,
  unit,
  atLeast,
});

const atMillion = (row: string, what: string, unit: string, atMost: number): Wanted => ({
  bench: 'search',
  row,
  field: 'value',
  what: `${what}, 1,000,000 cases`,
  unit,
  atMost,
});

const desk = (row: string, what: string, unit: string, atMost: number): readonly Wanted[] =>
  ['just started', 'a working day in a burst', 'a flood'].map((phase) => ({
    bench: 'load',
    row: `${row}, ${phase}`,
    field: 'value',
    what: `${what}, ${phase}`,
    unit,
    atMost,
  }));

/** What the project set out to reach on two cores. */
const wanted: readonly Wanted[] = [
  single(64),
  single(256),
  batches('raw bulk insert, one table'),
  batches('raw bulk insert, three tables'),
  {
    bench: 'whole-way',
    row: 'whole way: messages to routed cases with clocks',
    field: 'value',
    what: 'Whole way to a routed case with its clocks',
    unit: '/s',
    atLeast: 3000,
  },
  {
    bench: 'whole-way',
    row: 'acknowledgement, p99',
    field: 'value',
    what: 'Acknowledgement at 1,000 single posts a second, p99',
    unit: 'ms',
    atMost: 50,
  },
  {
    bench: 'whole-way',
    row: 'single posts a second',
    field: 'value',
    what: 'Single posts a second that were taken in doing so',
    unit: '/s',
    atLeast: 990,
  },
  ...desk('slowest action, p95', 'Fifty people at the desk: the slowest action, p95', 'ms', 300),
  ...desk('messages lost or refused', 'Fifty people at the desk: messages lost or refused', '', 0),
  {
    bench: 'clocks',
    row: 'seconds to count anew',
    field: 'value',
    what: 'Clocks of 100,000 open cases counted anew after a change of calendar',
    unit: 's',
    atMost: 10,
  },
  watching('1,000', 100_000),
  watching('10,000', 60_000),
  watching('100,000', 30_000),
  ofWatching('seconds to compile', 'Compiling', 's', 5),
  ofWatching('megabytes', 'Memory', 'MB', 250),
  ofWatching('milliseconds to add a rule, p99', 'Adding a rule, p99', 'ms', 1),
  ofWatching('milliseconds to remove a rule, p99', 'Removing a rule, p99', 'ms', 1),
  ...judged('executor', 'executor', 0.8),
  ...judged('topic_group', 'topic group', 0.79),
  ...judged('topic', 'topic', 0.505),
  classifying('training on 20000 messages', 'training on 20,000 messages, one core', 's', { atMost: 60 }),
  classifying('predictions of the topic group a second', 'predictions of the group, one core', '/s', {
    atLeast: 20_000,
  }),
  classifying('megabytes', 'size of the model', 'MB', { atMost: 30 }),
  repeats('recall at 3 edits', 'found after 3 words were edited', 'of all', { atLeast: 0.99 }),
  repeats('recall at 5 edits', 'found after 5 words were edited', 'of all', { atLeast: 0.97 }),
  repeats('percent joined falsely', 'joined falsely', '%', { atMost: 0.1 }),
  severity('recall of critical', 'Critical messages found, test set by another hand', 'of all', 0.98),
  severity('precision of critical', 'Rightly, of those given a 5, same set', 'of all', 0.7),
  repeatsAmong('inserts with look-up a second', 'inserts with look-up', '/s', { atLeast: 40_000 }),
  repeatsAmong('bytes a message', 'bytes a message', 'bytes', { atMost: 260 }),
  repeatsAmong('recall at 3 edits', 'found after 3 words were edited', 'of all', { atLeast: 0.99 }),
  repeatsAmong('recall at 5 edits', 'found after 5 words were edited', 'of all', { atLeast: 0.97 }),
  repeatsAmong('percent joined falsely', 'joined falsely', '%', { atMost: 0.1 }),
  repeatsAmong('seconds to load', 'loaded after a restart', 's', { atMost: 10 }),
  atMillion('search p95, ms', 'First page of a search, p95', 'ms', 100),
  atMillion('queue p95, ms', 'First page of the queue, p95', 'ms', 20),
  atMillion('fence ratio, due', 'Row-level security on the queue, against the unfenced query', '×', 1.5),
];

/** In the order above; one whose benchmark did not run or finish is named all the same. */
export function goalsOf(ran: readonly Ran[]): Goal[] {
  return wanted.map((one): Goal => {
    const value = readingOf(ran.find(({ name }) => name === one.bench)?.figures, one);
    const { atLeast, atMost, what, unit } = one;
    const goal = (atLeast === undefined ? `≤ ${atMost} ${unit}` : `≥ ${atLeast} ${unit}`).trimEnd();
    if (value === undefined) return { what, goal, got: '–', verdict: 'not measured' };
    const met =
      value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY);
    const got = `${value.toFixed(digitsOf(value))} ${unit}`.trimEnd();
    return { what, goal, got, verdict: met ? 'met' : 'missed' };
  });
}

const digitsOf = (value: number): number => (value >= 10 ? 0 : value < 1 ? 3 : 2);

function readingOf(figures: unknown, { row, of, field }: Wanted): number | undefined {
  const rows: unknown = fieldOf(figures, 'rows');
  if (!Array.isArray(rows)) return undefined;
  const found: unknown = rows.find(
    (one) => fieldOf(one, 'what') === row && (!of || fieldOf(one, 'of') === of),
  );
  const value = fieldOf(found, field);
  return typeof value === 'number' ? value : undefined;
}

function fieldOf(thing: unknown, name: string): unknown {
  return typeof thing === 'object' && thing !== null ? Reflect.get(thing, name) : undefined;
}
