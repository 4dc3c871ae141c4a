import { describe, expect, it } from 'vitest';
import { wordsIn } from '../platform/words.ts';
import { lineOfTerminal, type TerminalStream } from './line-of-terminal.ts';
import { createProgress } from './progress.ts';
import { createStepLine } from './step-line.ts';

/** A terminal so many characters wide, and what it was sent, without what moves the cursor. */
function terminal(columns: number) {
  const lines: string[] = [];
  const write = (text: string) => {
    lines.push(text.replace('\r\x1b[K', ''));
    return true;
  };
  return { stream: { isTTY: true, columns, write } as TerminalStream, lines };
}

describe('a line of a terminal', () => {
  it('shows the first version that fits, and what fits of the last where none does', () => {
    for (const [columns, shown] of [
      [80, 'importing: 5 of 10'],
      [19, 'importing: 5 of 10'],
      [18, '5 of 10'],
      [6, '5 of…'],
    ] as const) {
      const { stream, lines } = terminal(columns);
      lineOfTerminal(stream).show('importing: 5 of 10', '5 of 10');
      expect(lines).toEqual([shown]);
    }
  });

  it('takes a terminal that does not know its width for a usual one', () => {
    const { stream, lines } = terminal(0);
    lineOfTerminal(stream).show('x'.repeat(100));
    expect(lines).toEqual([`${'x'.repeat(78)}…`]);
  });

  it.each(['en', 'ru'])('tells in %s how far long work is where little fits', (language) => {
    const words = wordsIn(language);
    const { stream, lines } = terminal(40);
    const progress = createProgress(words('demo.filling'), words, stream);
    progress.update(250_000, 1_000_000);
    progress.end();
    const steps = createStepLine(words('demo.filling'), words, stream);
    steps.say(words('demo.step.documents', { done: 250_000, total: 1_000_000 }));
    steps.end();
    const [counted, , step] = lines;
    expect([counted, step].every((line) => line!.length < 40)).toBe(true);
    expect(counted).toMatch(/^250.000 (of|из) 1.000.000/);
    expect(step).toContain('250');
  });
});
