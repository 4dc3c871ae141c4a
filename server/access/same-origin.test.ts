import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { requireSameOrigin } from './same-origin.ts';

const ask = (method: string, headers: Record<string, string>) => () =>
  requireSameOrigin({ method, headers: { host: 'heed.example', ...headers } } as unknown as FastifyRequest);
const foreign = expect.objectContaining({ code: 'foreign-origin' });

describe('a write with a cookie', () => {
  it.each(['cross-site', 'same-site'])('is refused when the browser calls it %s', (site) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(ask(method, { 'sec-fetch-site': site })).toThrow(foreign);
  });

  it.each(['https://evil.example', 'https://heed.example.evil.example', 'https://heed.example:444', 'null'])(
    'is refused from %s by browsers that say no more than that',
    (origin) => {
      expect(ask('POST', { origin })).toThrow(foreign);
    },
  );

  it('is taken from our own pages, and reading is no write', () => {
    expect(ask('POST', { 'sec-fetch-site': 'same-origin' })).not.toThrow();
    expect(ask('POST', { origin: 'https://heed.example' })).not.toThrow();
    expect(ask('GET', { 'sec-fetch-site': 'cross-site' })).not.toThrow();
  });
});
