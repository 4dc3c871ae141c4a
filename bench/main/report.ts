import type { Goal } from './goals.ts';
import type { Kept } from './kept.ts';
import type { Machine } from './machine.ts';
import type { Ran } from './run.ts';

interface Report {
  readonly facts: Machine;
  /** Of all benchmarks, in the order they stand. */
  readonly names: readonly string[];
  readonly ran: readonly Ran[];
  readonly goals: readonly Goal[];
  readonly kept: Kept;
}

/** BENCHMARKS.md: the machine, the goals beside what was reached, then what each benchmark printed under its command. */
export function report({ facts, names, ran, goals, kept }: Report): string {
  const sections = names.flatMap((name) => {
    const now = ran.find((one) => one.name === name);
    const text = now ? section(now, facts) : kept.sections.get(name);
    return text === undefined ? [] : [`## ${name}\n\n${text}`];
  });
  return [
    '# Benchmarks',
    'Written by `npm run bench`, or part by part with `--only`; each part says when it was measured and how busy the machine was with other work just before. Ratios say more than rates: both sides of a ratio were measured in the same run.',
    machineTable(facts),
    '## Goals',
    table(
      ['What', 'Goal', 'Measured', ''],
      goals.map(({ what, goal, got, verdict }) => [
        what,
        goal,
        got,
        verdict === 'met' ? verdict : `**${verdict}**`,
      ]),
    ),
    ...sections,
  ]
    .join('\n\n')
    .concat('\n');
}

function machineTable({ processor, cores, memoryGb, system, node }: Machine): string {
  return table(
    ['Processor', 'Cores', 'Memory', 'System', 'Node'],
    [[processor, String(cores), `${memoryGb} GB`, system, node]],
  );
}

function section({ command, seconds, load, output, problem }: Ran, { date, cores }: Machine): string {
  if (problem === 'needs outside data') return 'Left out: it needs outside data.';
  const ended = problem ? `\n\nIt did not finish: ${problem}.` : '';
  // A load of a quarter of the cores or more is other work, and takes from what is measured.
  const busy = load < cores / 4 ? '' : ', **busy**';
  const when = `${date}, ${Math.round(seconds)} s, load before ${load.toFixed(1)}${busy}`;
  return `\`${command}\` (${when})${ended}\n\n\`\`\`text\n${output}\n\`\`\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
