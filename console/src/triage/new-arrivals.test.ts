import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { keys } from '../data/keys.ts';
import { countNewArrivals } from './new-arrivals.ts';

const at = (minute: number) => `2026-11-02T08:${String(minute).padStart(2, '0')}:00.000Z`;
const row = (messageId: string, minute: number, emergency = false) => ({
  messageId,
  receivedAt: at(minute),
  proposal: { emergency },
});

vi.mock('./arrivals.api.ts', () => ({
  peekArrivals: async () => ({ items: [row('d', 9, true), row('c', 8), row('b', 5), row('a', 1)] }),
}));

/** A desk that has read a list whose newest message came at this minute. */
function deskWith(asked: object, newest: number, ...items: object[]): QueryClient {
  const client = new QueryClient();
  const page = { items, next: null, newestAt: at(newest) };
  client.setQueryData(keys.arrivals(asked), { pages: [page], pageParams: [null] });
  return client;
}

describe('what is new among arrivals', () => {
  it('is what came after the newest there was, though the list, sorted by danger, does not show that one', async () => {
    const client = deskWith({ disposition: 'open', sort: 'severity' }, 5, row('a', 1, true));
    expect(await countNewArrivals(client)).toEqual({ count: 2, dangers: 1 });
  });

  it('is not what a list read meanwhile shows', async () => {
    const client = deskWith({ disposition: 'open', sort: 'newest' }, 5, row('d', 9, true));
    expect(await countNewArrivals(client)).toEqual({ count: 1, dangers: 0 });
  });

  it('is nothing where nobody has read the whole list', async () => {
    for (const asked of [{ disposition: 'accepted' }, { disposition: 'open', watch: 'w' }])
      expect(await countNewArrivals(deskWith(asked, 5))).toEqual({ count: 0, dangers: 0 });
  });
});
