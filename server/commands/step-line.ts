import type { CommandWords } from '../platform/usage-error.ts';

const everyMs = 1000;

/** What long work is at and for how long, on one line of a terminal; silent elsewhere. */
export interface StepLine {
  say(step: string): void;
  /** Clears the line. */
  end(): void;
}

export function createStepLine(
  label: string,
  words: CommandWords,
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
): StepLine {
  if (!stream.isTTY) return { say() {}, end() {} };
  const began = performance.now();
  let ticking: NodeJS.Timeout | undefined;
  return {
    say(step) {
      const write = () => {
        const seconds = Math.round((performance.now() - began) / 1000);
        stream.write(`\r\x1b[K${words('evaluate.step', { label, step, seconds })}`);
      };
      clearInterval(ticking);
      write();
      ticking = setInterval(write, everyMs).unref();
    },
    end() {
      clearInterval(ticking);
      stream.write('\r\x1b[K');
    },
  };
}
