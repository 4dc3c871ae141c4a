import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import path from 'node:path';
import type { Bench } from './plan.ts';

export interface Ran {
  readonly name: string;
  /** As one would type it, files by their names alone. */
  readonly command: string;
  readonly seconds: number;
  /** Work of others the machine had just before, as processors in use on average over a minute. */
  readonly load: number;
  /** What it printed, without the line of JSON. */
  readonly output: string;
  readonly figures: unknown;
  readonly problem: string | null;
}

const folder = path.join(import.meta.dirname, '..');

export async function run(
  bench: Bench,
  extra: readonly { option: string; name: string; found: string }[],
): Promise<Ran> {
  const { name, node = [], options } = bench;
  const script = `${name}.bench.ts`;
  const given = extra.flatMap(({ option, found }) => [option, found]);
  const args = [...node, path.join(folder, script), ...options, ...given, '--json'];
  const shown = extra.flatMap((one) => [one.option, one.name]);
  const command = ['node', ...node, `bench/${script}`, ...options, ...shown].join(' ');
  const [load = 0] = loadavg();
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  const seconds = (performance.now() - began) / 1000;
  const lines = Buffer.concat(chunks).toString().trimEnd().split('\n');
  const figures = readJson(lines.at(-1));
  const output = (figures === null ? lines : lines.slice(0, -1)).join('\n');
  return { name, command, seconds, load, output, figures, problem: code === 0 ? null : `ended with ${code}` };
}

function readJson(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? '');
  } catch {
    return null;
  }
}
