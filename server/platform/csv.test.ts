import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.ts';

const server = path.join(import.meta.dirname, '..');

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const full = path.join(folder, name);
    if (statSync(full).isDirectory()) return sources(full);
    return /(?<!\.test)\.ts$/.test(name) && !full.includes('/testing/') ? [full] : [];
  });
}

describe('a line of a table', () => {
  it('begins no cell the way a formula begins, but for plain numbers', () => {
    const start = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '');
    fc.assert(
      fc.property(start, fc.string(), (sign, rest) => {
        const line = csvLine([sign + rest]).trimEnd();
        const cell = line.startsWith('"') ? line.slice(1) : line;
        if (/^[=+\-@\t\r]/.test(cell)) expect(cell).toMatch(/^[+-]?\d+([.,]\d+)?$/);
      }),
    );
  });

  it.each([
    ['=HYPERLINK("http://evil.example","look")', `"'=HYPERLINK(""http://evil.example"",""look"")"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['-12,5', '"-12,5"'],
    ['-7', '-7'],
    ['A pothole; deep', '"A pothole; deep"'],
  ])('writes %s as %s', (cell, written) => {
    expect(csvLine([cell])).toBe(`${written}\r\n`);
  });

  it('is written by this one function wherever Heed writes tables', () => {
    const own = sources(server).filter(
      (file) =>
        file !== path.join(server, 'platform', 'csv.ts') &&
        /replaceAll\('"', '""'\)/.test(readFileSync(file, 'utf8')),
    );
    expect(own.map((file) => path.relative(server, file))).toEqual([]);
  });
});
