/** The last line of a terminal, written over again and again. */
export interface TerminalLine {
  /** Shows the first of these that fits the terminal, else what fits of the last: a line that wrapped could not be written over. */
  show(...versions: readonly string[]): void;
  clear(): void;
}

export type TerminalStream = Pick<NodeJS.WriteStream, 'isTTY' | 'write'> &
  Partial<Pick<NodeJS.WriteStream, 'columns'>>;

const overwrite = '\r\x1b[K';
/** Where a terminal does not say; some say 0. */
const usual = 80;

export function lineOfTerminal(stream: TerminalStream): TerminalLine {
  return {
    show(...versions) {
      // A full line leaves the cursor beyond it on some terminals.
      const most = (stream.columns || usual) - 1;
      const fitting = versions.find((one) => one.length <= most) ?? cut(versions.at(-1) ?? '', most);
      stream.write(overwrite + fitting);
    },
    clear: () => void stream.write(overwrite),
  };
}

const cut = (text: string, most: number): string => `${text.slice(0, Math.max(most - 1, 0))}…`;
