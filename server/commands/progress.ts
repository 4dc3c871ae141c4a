const everyMs = 200;

/** Count, rate and time left on one line of a terminal; silent elsewhere. */
export interface Progress {
  update(done: number, total?: number): void;
  /** Clears the line. */
  end(): void;
}

export function createProgress(label: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { update() {}, end() {} };
  const started = performance.now();
  let shown = 0;
  return {
    update(done, total) {
      const now = performance.now();
      if (now - shown < everyMs) return;
      shown = now;
      const seconds = Math.max((now - started) / 1000, 0.001);
      stream.write(`\r\x1b[K${label}: ${line(done, total, done / seconds)}`);
    },
    end: () => void stream.write('\r\x1b[K'),
  };
}

function line(done: number, total: number | undefined, rate: number): string {
  const count = total === undefined ? group(done) : `${group(done)} of ${group(total)}`;
  const left = total !== undefined && rate > 0 ? `, ${duration((total - done) / rate)} left` : '';
  return `${count}, ${group(Math.round(rate))} a second${left}`;
}

function group(count: number): string {
  return count.toLocaleString('en-GB').replaceAll(',', ' ');
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 5400) return `${Math.ceil(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
