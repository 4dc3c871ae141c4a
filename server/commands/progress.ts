import type { CommandWords } from '../platform/usage-error.ts';
import { lineOfTerminal, type TerminalStream } from './line-of-terminal.ts';

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
  stream: TerminalStream = process.stderr,
): Progress {
  if (!stream.isTTY) return { update() {}, end() {} };
  const onTerminal = lineOfTerminal(stream);
  const started = performance.now();
  let shown = 0;
  return {
    update(done, total) {
      const now = performance.now();
      if (now - shown < everyMs) return;
      shown = now;
      const seconds = Math.max((now - started) / 1000, 0.001);
      onTerminal.show(...versions(label, done, total, done / seconds, words));
    },
    end: () => onTerminal.clear(),
  };
}

/** The whole line, and what of it matters most. */
function versions(
  label: string,
  done: number,
  total: number | undefined,
  perSecond: number,
  words: CommandWords,
): string[] {
  const rate = Math.round(perSecond);
  if (total === undefined || perSecond === 0)
    return [
      words('progress.counted', { label, done, rate }),
      words('progress.counted.alone', { done, rate }),
    ];
  const left = duration(Math.max((total - done) / perSecond, 0), words);
  return [
    words('progress.of', { label, done, total, rate, left }),
    words('progress.of.alone', { done, total, left }),
  ];
}

function duration(seconds: number, words: CommandWords): string {
  if (seconds < 90) return words('progress.seconds', { count: Math.ceil(seconds) });
  if (seconds < 5400) return words('progress.minutes', { count: Math.ceil(seconds / 60) });
  return words('progress.hours', { count: Math.round(seconds / 360) / 10 });
}
