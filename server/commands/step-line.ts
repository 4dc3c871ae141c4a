import type { CommandWords } from '../platform/usage-error.ts';
import { lineOfTerminal, type TerminalStream } from './line-of-terminal.ts';

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
  stream: TerminalStream = process.stderr,
): StepLine {
  if (!stream.isTTY) return { say() {}, end() {} };
  const onTerminal = lineOfTerminal(stream);
  const began = performance.now();
  let ticking: NodeJS.Timeout | undefined;
  return {
    say(step) {
      const write = () => {
        const seconds = Math.round((performance.now() - began) / 1000);
        onTerminal.show(
          words('evaluate.step', { label, step, seconds }),
          words('evaluate.step.alone', { step, seconds }),
        );
      };
      clearInterval(ticking);
      write();
      ticking = setInterval(write, everyMs).unref();
    },
    end() {
      clearInterval(ticking);
      onTerminal.clear();
    },
  };
}
