import type { Goal } from './goals.ts';

/** What a BENCHMARKS.md written before says: what was measured stands until it is measured again. */
export interface Kept {
  /** By name, what stands under its heading. */
  readonly sections: ReadonlyMap<string, string>;
  readonly goals: ReadonlyMap<string, Pick<Goal, 'got' | 'verdict'>>;
}

export const nothingKept: Kept = { sections: new Map(), goals: new Map() };

const verdicts: ReadonlySet<string> = new Set<Goal['verdict']>(['met', 'missed']);

export function keptOf(file: string): Kept {
  const [, ...parts] = file.split(/^## /m);
  const sections = parts.map((part): [string, string] => {
    const end = part.indexOf('\n');
    return [part.slice(0, end).trim(), part.slice(end).trim()];
  });
  const table = sections.find(([name]) => name === 'Goals')?.[1] ?? '';
  const goals = table.split('\n').flatMap((line): [string, Pick<Goal, 'got' | 'verdict'>][] => {
    const [, what = '', , got = '', verdict = ''] = line.split('|').map((cell) => cell.trim());
    const said = verdict.replaceAll('*', '');
    return verdicts.has(said) ? [[what, { got, verdict: said as Goal['verdict'] }]] : [];
  });
  return { sections: new Map(sections.filter(([name]) => name !== 'Goals')), goals: new Map(goals) };
}

export function orKept({ goals }: Kept, measured: readonly Goal[]): Goal[] {
  return measured.map((goal) =>
    goal.verdict === 'not measured' ? { ...goal, ...goals.get(goal.what) } : goal,
  );
}
