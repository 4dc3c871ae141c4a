import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

it('every page is gone to by keys of its own', () => {
  const source = readFileSync(path.join(import.meta.dirname, 'pages.ts'), 'utf8');
  const keys = [...source.matchAll(/\bkey: '(.)'/g)].map(([, key]) => key);
  expect(keys.length).toBeGreaterThan(20);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

it('every page is told from the others by its icon', () => {
  const source = readFileSync(path.join(import.meta.dirname, 'pages.ts'), 'utf8');
  const icons = [...source.matchAll(/\bicon: '(\w+)'/g)].map(([, icon]) => icon);
  expect(icons.length).toBeGreaterThan(20);
  expect(icons.filter((icon, at) => icons.indexOf(icon) !== at)).toEqual([]);
});
