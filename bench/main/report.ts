import type { Goal } from './goals.ts';
import type { Machine } from './machine.ts';
import type { Ran } from './run.ts';

/** BENCHMARKS.md: the machine, the goals beside what was reached, then what each benchmark printed under its command. */
export function report(facts: Machine, ran: readonly Ran[], goals: readonly Goal[]): string {
  return [
    '# Benchmarks',
    'Written by `npm run bench`; every figure is from one run on one machine. Ratios say more than rates: both sides of a ratio were measured in the same run.',
    machineTable(facts),
    busyNote(facts),
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
    ...ran.map(section),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function machineTable({ date, processor, cores, memoryGb, system, node, load }: Machine): string {
  return table(
    ['Date', 'Processor', 'Cores', 'Memory', 'System', 'Node', 'Load before'],
    [[date, processor, String(cores), `${memoryGb} GB`, system, node, load.toFixed(1)]],
  );
}

/** A load of a quarter of the cores or more is other work, and takes from what is measured. */
function busyNote({ load, cores }: Machine): string {
  if (load < cores / 4) return '';
  return `The machine was busy with other work (load ${load.toFixed(1)} on ${cores} cores before the first benchmark): rates and latencies are worse than on an idle one, and the goals, set for an idle one, are not judged fairly by them.`;
}

function section({ name, command, seconds, output, problem }: Ran): string {
  if (problem === 'needs outside data') return `## ${name}\n\nLeft out: it needs outside data.`;
  const ended = problem ? `\n\nIt did not finish: ${problem}.` : '';
  return `## ${name}\n\n\`${command}\` (${Math.round(seconds)} s)${ended}\n\n\`\`\`text\n${output}\n\`\`\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
