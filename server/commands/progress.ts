import type { CommandWords } from '../platform/usage-error.ts';

const everyMs = 200;

/** Count, rate and time left on one line of a terminal; silent elsewhere. */
export interface Progress {
  update(done: number, total?: number): void;
  /** Clears the line. */
  end(): void;
}

export function createProgress(
  label: string,
  words: CommandWords,
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
): Progress {
  if (!stream.isTTY) return { update() {}, end() {} };
  const started = performance.now();
  let shown = 0;
  return {
    update(done, total) {
      const now = performance.now();
      if (now - shown < everyMs) return;
      shown = now;
      const seconds = Math.max((now - started) / 1000, 0.001);
      stream.write(`\r\x1b[K${line(label, done, total, done / seconds, words)}`);
    },
    end: () => void stream.write('\r\x1b[K'),
  };
}

function line(
  label: string,
  done: number,
  total: number | undefined,
  perSecond: number,
  words: CommandWords,
): string {
  const rate = Math.round(perSecond);
  if (total === undefined || perSecond === 0) return words('progress.counted', { label, done, rate });
  const left = duration(Math.max((total - done) / perSecond, 0), words);
  return words('progress.of', { label, done, total, rate, left });
}

function duration(seconds: number, words: CommandWords): string {
  if (seconds < 90) return words('progress.seconds', { count: Math.ceil(seconds) });
  if (seconds < 5400) return words('progress.minutes', { count: Math.ceil(seconds / 60) });
  return words('progress.hours', { count: Math.round(seconds / 360) / 10 });
}
