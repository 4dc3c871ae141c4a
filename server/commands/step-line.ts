/** What long work is at, on one line of a terminal; silent elsewhere. */
export interface StepLine {
  say(step: string): void;
  /** Clears the line. */
  end(): void;
}

export function createStepLine(label: string, stream: NodeJS.WriteStream = process.stderr): StepLine {
  if (!stream.isTTY) return { say() {}, end() {} };
  const began = performance.now();
  return {
    say: (step) =>
      void stream.write(
        `\r\x1b[K${label}: ${step}, ${((performance.now() - began) / 1000).toFixed(0)} s so far`,
      ),
    end: () => void stream.write('\r\x1b[K'),
  };
}
