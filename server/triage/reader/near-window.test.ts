import { expect, it } from 'vitest';
import { signatureOf } from '../../../engines/neardup/index.ts';
import { firstCapacity, nearWindow } from './near-window.ts';

const idOf = (n: number) => `0190a1b2-0000-7000-8000-${String(n).padStart(12, '0')}`;

it('goes on when more messages come than it was made for, and still knows the early ones', () => {
  const window = nearWindow();
  const said = signatureOf('Во дворе дома 7 по улице Садовой третий день горит контейнер, дышать нечем');
  const filler = signatureOf('да');
  window.meet(idOf(1), said, 0);
  for (let n = 2; n <= firstCapacity + 1; n += 1) window.meet(idOf(n), filler, 0);
  const { duplicates } = window.meet(idOf(firstCapacity + 2), said, 1000);
  expect(duplicates.map(({ messageId }) => messageId)).toEqual([idOf(1)]);
});
