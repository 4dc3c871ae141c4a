import type { Ran } from './run.ts';

export interface Goal {
  readonly what: string;
  readonly goal: string;
  readonly got: string;
  readonly met: boolean;
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
];

/** Of the benchmarks that ran, in the order above. */
export function goalsOf(ran: readonly Ran[]): Goal[] {
  return wanted.flatMap((one) => {
    const value = readingOf(ran.find(({ name }) => name === one.bench)?.figures, one);
    if (value === undefined) return [];
    const { atLeast, atMost, what, unit } = one;
    const met =
      value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY);
    const goal = atLeast === undefined ? `≤ ${atMost} ${unit}` : `≥ ${atLeast} ${unit}`;
    return [{ what, goal, got: `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`, met }];
  });
}

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
