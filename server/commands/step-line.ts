import type { CommandWords } from '../platform/usage-error.ts';

/** What long work is at, on one line of a terminal; silent elsewhere. */
export interface StepLine {
  say(step: string): void;
  /** Clears the line. */
  end(): void;
}

export function createStepLine(
  label: string,
  words: CommandWords,
  stream: NodeJS.WriteStream = process.stderr,
): StepLine {
  if (!stream.isTTY) return { say() {}, end() {} };
  const began = performance.now();
  return {
    say(step) {
      const seconds = Math.round((performance.now() - began) / 1000);
      stream.write(`\r\x1b[K${words('evaluate.step', { label, step, seconds })}`);
    },
    end: () => void stream.write('\r\x1b[K'),
  };
}
