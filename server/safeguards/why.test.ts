import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SmallRealm } from '../territory/testing/small-realm.ts';
import type { Why } from './safeguards.schema.ts';
import { type House, openHouse } from './testing/house.ts';

let house: House;
let realm: SmallRealm;

beforeAll(async () => {
  house = await openHouse();
  realm = await house.addRealm('small');
});
afterAll(() => house.close());

async function why(asked: Record<string, string>): Promise<Why> {
  const query = new URLSearchParams(asked);
  return (await house.ask(realm.administrator, 'GET', `/api/why?${query}`)).json();
}

describe('asking why', () => {
  it('names the sentence that lets somebody do it', async () => {
    const found = await why({
      personId: realm.executor.id,
      policy: 'cases.read',
      centreId: realm.regionCentreId,
      authorityId: realm.roadsId,
    });
    expect(found).toMatchObject({ allowed: true, personName: realm.executor.name });
    expect(found.sentences).toEqual([
      expect.objectContaining({ where: 'its centre', holds: false, elsewhere: false }),
      {
        where: 'its authority',
        roles: ['executor', 'head'],
        says: 'executor, head of its authority',
        holds: true,
        elsewhere: false,
      },
    ]);
  });

  it('says who would have been let, and that the person is it elsewhere', async () => {
    const found = await why({
      personId: realm.townExecutor.id,
      policy: 'cases.read',
      centreId: realm.regionCentreId,
      authorityId: realm.roadsId,
    });
    expect(found.allowed).toBe(false);
    expect(found.sentences.map(({ elsewhere }) => elsewhere)).toEqual([false, true]);
    expect(found.grants).toEqual([{ role: 'executor', centreIds: [], authorityId: realm.townHallId }]);
  });

  it('offers every policy and every person of the realm', async () => {
    const { people, policies } = (await house.ask(realm.administrator, 'GET', '/api/why/choices')).json();
    expect(people.map(({ id }: { id: string }) => id)).toContain(realm.head.id);
    expect(policies).toEqual(expect.arrayContaining(['cases.read', 'contacts.view', 'routing.change']));
  });
});
