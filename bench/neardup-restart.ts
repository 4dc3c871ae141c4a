import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { restoreUuidIndex, signatureOf } from '../engines/neardup/index.ts';

/*
 * A window in a file, each chunk behind its length in four bytes, and a process of its own that loads it: what a restart
 * costs, with nothing of the old process left but the file (which the system may still have in its memory).
 */

/** A text and the id of the message that it was edited from. */
export interface Sample {
  readonly id: string;
  readonly text: string;
}

interface Loaded {
  readonly loadProcessorSeconds: number;
  readonly loadSeconds: number;
  /** Share of the samples found. */
  readonly recallAfter: number;
  /** The largest the process was. */
  readonly megabytesAfter: number;
}

/** Writes the chunks through to the disk. */
export function saveTo(file: string, chunks: Iterable<Uint8Array>): void {
  const out = openSync(file, 'w');
  for (const chunk of chunks) {
    writeSync(out, Uint32Array.of(chunk.length));
    for (let at = 0; at < chunk.length; ) at += writeSync(out, chunk, at);
  }
  fsyncSync(out);
  closeSync(out);
}

/** The chunks of a file, one at a time. */
function* chunksOf(file: string): Generator<Uint8Array> {
  const from = openSync(file, 'r');
  const length = new Uint32Array(1);
  while (readSync(from, length, 0, 4, null) === 4) {
    const chunk = new Uint8Array(length[0]!);
    for (let at = 0; at < chunk.length; ) at += readSync(from, chunk, at, chunk.length - at, null);
    yield chunk;
  }
  closeSync(from);
}

/** Loads a window in a process of its own. @param samples a file of them, as JSON */
export function restoreElsewhere(file: string, samples: string, size: number): Loaded {
  const script = fileURLToPath(import.meta.url);
  return JSON.parse(
    execFileSync(process.execPath, [script, file, samples, String(size)], { encoding: 'utf8' }),
  );
}

function load(file: string, samplesFile: string, size: number): Loaded {
  const clock = performance.now();
  const index = restoreUuidIndex({ capacity: size }, chunksOf(file));
  const loadSeconds = (performance.now() - clock) / 1000;
  const { user, system } = process.cpuUsage();
  const samples: Sample[] = JSON.parse(readFileSync(samplesFile, 'utf8'));
  const found = samples.filter(({ id, text }) =>
    index.lookup(signatureOf(text), size * 1000).some((match) => match.otherId === id),
  );
  return {
    loadProcessorSeconds: Number(((user + system) / 1e6).toFixed(1)),
    loadSeconds: Number(loadSeconds.toFixed(1)),
    recallAfter: found.length / samples.length,
    megabytesAfter: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

const [file, samples, size] = process.argv.slice(2);
if (import.meta.main && file !== undefined && samples !== undefined)
  console.log(JSON.stringify(load(file, samples, Number(size))));
