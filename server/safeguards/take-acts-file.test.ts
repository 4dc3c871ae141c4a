import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SmallRealm } from '../territory/testing/small-realm.ts';
import { createVerifier } from './acts-file.rules.ts';
import { type House, openHouse } from './testing/house.ts';

let house: House;
let realm: SmallRealm;

beforeAll(async () => {
  house = await openHouse();
  realm = await house.addRealm('small');
  const spam = await house.write(realm, 'Buy carpets.');
  await house.ask(realm.operator, 'POST', `/api/messages/${spam}/set-aside`, { reason: 'spam' }, 1);
});
afterAll(() => house.close());

describe('the log taken away as a file', () => {
  it('verifies without the database, and tells last who took it', async () => {
    const reply = await house.ask(realm.administrator, 'GET', '/api/outward-acts/file');
    expect(reply.headers['content-disposition']).toContain('outward-acts-small.jsonl');
    const verifier = createVerifier();
    for (const line of reply.body.trimEnd().split('\n')) verifier.line(line);
    const { fault, entries } = verifier.end();
    expect(fault).toBeUndefined();
    const log = (await house.ask(realm.administrator, 'GET', '/api/outward-acts')).json();
    expect(log.items[0]).toMatchObject({ act: 'export', actorId: realm.administrator.id });
    expect(entries).toBe(log.items[0].seq);
    expect(log.sealed).toEqual({ seq: log.items[0].seq, at: house.clock.now().toISOString() });
  });

  it('is given to administrators only', async () => {
    expect((await house.ask(realm.curator, 'GET', '/api/outward-acts/file')).statusCode).toBe(403);
  });
});
