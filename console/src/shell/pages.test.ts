import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { isShut, pagesFor } from './pages.ts';

// Who is signed in is said by each test; reading it brings the catalogues along, which only the build has.
vi.mock('../access/session.ts', () => ({}));

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

it('a page of work that is not somebody’s is shut to them, whatever it is of', () => {
  const one = (role: string) => ({ grants: [{ role }] });
  const arrivals = '/arrivals/01900000-0000-7000-8000-000000000001';
  expect(isShut(one('analyst'), arrivals)).toBe(true);
  expect(isShut(one('operator'), arrivals)).toBe(false);
  expect(isShut(one('operator'), '/reviews')).toBe(true);
  expect(isShut(one('analyst'), '/cases')).toBe(false);
  for (const role of ['operator', 'curator', 'executor', 'head', 'leader', 'analyst', 'administrator'])
    for (const { to } of pagesFor(one(role)))
      expect(isShut(one(role), to.replace(/\/\{.*/, '')), `${role} ${to}`).toBe(false);
});
