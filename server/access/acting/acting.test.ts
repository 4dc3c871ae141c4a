import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { system } from '../../platform/actor.ts';
import { sql } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { type SmallRealm, smallRealm } from '../../territory/testing/small-realm.ts';
import { addPerson } from '../add-person.ts';
import { type FrontDoor, frontDoor, type Visitor, visitor } from '../testing/front-door.ts';

let door: FrontDoor;
let other: SmallRealm;
let who: Visitor;
beforeAll(async () => {
  door = await frontDoor();
  other = await smallRealm(door.database, door.clock, 'other');
  const email = 'operator@small.example';
  const more = [
    { realm: door.realm, role: 'executor' as const, centreId: null, authorityId: door.realm.roadsId },
    { realm: other, role: 'leader' as const, centreId: other.regionCentreId, authorityId: null },
  ];
  for (const { realm, ...grant } of more)
    await door.database.acrossRealms((tx) =>
      addPerson(tx, door.clock, realm.realmId, system('test'), {
        ...{ email, name: '', language: 'en', passwordHash: null },
        grants: [grant],
      }),
    );
});
afterAll(() => door.close());
let hosts = 0;
const guest = () => {
  hosts += 1;
  return visitor(`203.0.113.${hosts}`);
};
beforeEach(async () => {
  door.clock.advance(24 * 3_600_000);
  await door.database.acrossRealms((tx) => tx.run(sql`delete from absences`));
  who = guest();
  await door.signIn(who);
});

interface Listed {
  realmId: string;
  grantId: string;
  role: string;
  deputyFor: string | null;
}
const places = async (by = who): Promise<Listed[]> =>
  (await door.ask(by, 'GET', '/api/session/places')).json();
const act = (realmId: string, grantId: string | null, by = who) =>
  door.ask(by, 'PUT', '/api/session/acting', { realmId, grantId });
async function roles(by = who): Promise<string[]> {
  const { grants } = (await door.ask(by, 'GET', '/api/session')).json();
  return grants.map(({ role }: { role: string }) => role).sort();
}
const idOf = async (role: string, by = who) => (await places(by)).find((one) => one.role === role)!.grantId;

describe('acting as one of several', () => {
  it('is offered in every realm, and narrows what one is to what was chosen, until all is chosen again', async () => {
    expect((await places()).map(({ role }) => role).sort()).toEqual(['executor', 'leader', 'operator']);
    expect(await roles()).toEqual(['executor', 'operator']);
    const chosen = await idOf('executor');
    expect((await act(door.realm.realmId, chosen)).json()).toMatchObject({ actingId: chosen });
    expect(await roles()).toEqual(['executor']);
    await act(door.realm.realmId, null);
    expect(await roles()).toEqual(['executor', 'operator']);
  });

  it('goes on in another realm without signing in again, and the session here ends', async () => {
    const before = who.cookies.get('heed');
    expect((await act(other.realmId, null)).json()).toMatchObject({ realmId: other.realmId });
    expect(await roles()).toEqual(['leader']);
    const old = { ...guest(), cookies: new Map([['heed', before!]]) };
    expect((await door.ask(old, 'GET', '/api/session')).statusCode).toBe(401);
    expect((await act(door.realm.realmId, null)).statusCode).toBe(200);
    expect(await roles()).toEqual(['executor', 'operator']);
  });

  it('does not put off the end of the session', async () => {
    door.clock.advance(11 * 3_600_000);
    await act(other.realmId, null);
    expect(await roles()).toEqual(['leader']);
    door.clock.advance(3_600_000);
    expect((await door.ask(who, 'GET', '/api/session')).statusCode).toBe(401);
  });

  it('takes nothing that is not one’s own', async () => {
    const curator = guest();
    await door.signIn(curator, {}, 'curator@small.example');
    expect((await act(door.realm.realmId, await idOf('operator'), curator)).statusCode).toBe(404);
    expect((await act(other.realmId, null, curator)).statusCode).toBe(404);
    expect((await act(other.realmId, await idOf('operator'))).statusCode).toBe(404);
  });

  it('is over when the role is: the others hold again', async () => {
    const chosen = await idOf('executor');
    await act(door.realm.realmId, chosen);
    const end = (at: Date | null) =>
      door.database.acrossRealms((tx) =>
        tx.run(sql`update grants set valid_until = ${at} where id = ${chosen}`),
      );
    await end(door.clock.now());
    expect(await roles()).toEqual(['operator']);
    await end(null);
  });
});

describe('a deputy', () => {
  const away = (account: string, deputy: string, hours: number) =>
    door.database.acrossRealms((tx) => {
      const from = door.clock.now();
      const until = new Date(from.getTime() + hours * 3_600_000);
      return tx.run(sql`insert into absences
          (realm_id, id, account_id, deputy_id, from_at, until_at, made_by, made_at)
        values (${door.realm.realmId}, ${newId()}, ${account}, ${deputy}, ${from}, ${until}, ${account}, ${from})`);
    });

  it('may do what the one who is away may, for as long as that lasts, in this realm alone', async () => {
    await away(door.realm.curator.id, door.realm.operator.id, 2);
    await away(door.realm.curator.id, door.realm.operator.id, 2);
    expect(await roles()).toEqual(['curator', 'executor', 'operator']);
    const listed = (await places()).filter(({ deputyFor }) => deputyFor !== null);
    expect(listed).toMatchObject([{ role: 'curator', deputyFor: 'curator of small' }]);
    await act(other.realmId, null);
    expect(await roles()).toEqual(['leader']);
    await act(door.realm.realmId, null);
    door.clock.advance(2 * 3_600_000);
    expect(await roles()).toEqual(['executor', 'operator']);
  });

  it('never comes to administer by it, nor stands in for those the absent one stands in for', async () => {
    await away(door.realm.administrator.id, door.realm.operator.id, 2);
    await away(door.realm.leader.id, door.realm.curator.id, 2);
    await away(door.realm.curator.id, door.realm.operator.id, 2);
    expect(await roles()).toEqual(['curator', 'executor', 'operator']);
  });

  it('gets nothing from whose account is closed', async () => {
    await away(door.realm.curator.id, door.realm.operator.id, 2);
    const close = (at: Date | null) =>
      door.database.acrossRealms((tx) =>
        tx.run(sql`update accounts set disabled_at = ${at} where id = ${door.realm.curator.id}`),
      );
    await close(door.clock.now());
    expect(await roles()).toEqual(['executor', 'operator']);
    await close(null);
  });
});
