import { expect, it } from 'vitest';
import { pages } from './pages.ts';

it('every page is gone to by keys of its own', () => {
  const keys = pages.map(({ key }) => key);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});
