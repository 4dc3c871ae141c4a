import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type FrontDoor, frontDoor, visitor } from '../testing/front-door.ts';
import { lyingProvider, newKey, signedBy, type Told } from './testing/lying-provider.ts';

let liar: Awaited<ReturnType<typeof lyingProvider>>;
let door: FrontDoor;
let providerId: string;
const stranger = newKey();

beforeAll(async () => {
  liar = await lyingProvider();
  door = await frontDoor({ nearAddresses: [liar.issuer] });
  const administrator = visitor();
  await door.signIn(administrator, {}, 'administrator@small.example');
  const rule = { claim: 'sub', value: '*', role: 'operator', authorityId: null };
  const added = await door.ask(administrator, 'POST', '/api/identity-providers', {
    ...{ name: 'Town hall', issuer: liar.issuer, clientId: 'heed', enabled: true },
    rules: [{ ...rule, centreId: door.realm.regionCentreId }],
  });
  providerId = added.json().id;
});
afterAll(async () => {
  await liar.close();
  await door.close();
});
beforeEach(() => {
  // What a provider says of itself is believed for an hour.
  door.clock.advance(3_700_000);
  liar.describe({});
});

/** The library that reads tokens asks the machine's own clock; what lies about time here lies by an hour. */
const seconds = () => Math.floor(Date.now() / 1000);
const good = (nonce: string): Told => ({
  header: { alg: 'ES256' },
  claims: {
    ...{ iss: liar.issuer, aud: 'heed', sub: 'vera', nonce, iat: seconds(), exp: seconds() + 60 },
    ...{ email: 'vera@town.example', email_verified: true },
  },
  signature: signedBy(liar.key.privateKey),
});

/** A whole sign-in, the answer brought `times` times. @returns where the browser ends */
async function enter(
  lie: (told: Told) => Partial<Told>,
  more: Record<string, string> = {},
  times = 1,
): Promise<string> {
  const who = visitor();
  const begun = await door.ask(who, 'GET', `/api/session/sso/${door.realm.realmId}/${providerId}`);
  const asked = URL.parse(begun.headers.location ?? '')?.searchParams;
  if (!asked) return begun.headers.location ?? '';
  const told = good(asked.get('nonce') ?? '');
  liar.tell({ ...told, ...lie(told) });
  const brought = new URLSearchParams({ code: 'c', state: asked.get('state') ?? '', ...more });
  const cookies = [...who.cookies];
  let ends = '';
  for (let time = 0; time < times; time += 1) {
    // As somebody would who kept what the browser had.
    for (const [name, value] of cookies) who.cookies.set(name, value);
    const back = await door.ask(who, 'GET', `/api/session/sso/callback?${brought}`);
    ends = back.headers.location ?? '';
  }
  return ends;
}

it('is believed when it tells the truth', async () => {
  expect(await enter(() => ({}))).toBe('/');
});

const claims = (more: object) => (told: Told) => ({ claims: { ...told.claims, ...more } });
const lies: [string, (told: Told) => Partial<Told>][] = [
  ['signed with a key that is not the provider’s', () => ({ signature: signedBy(stranger.privateKey) })],
  [
    'that brings its own key, and the address of more',
    () => ({
      header: {
        ...{ alg: 'ES256', jku: 'https://keys.example/keys' },
        jwk: stranger.publicKey.export({ format: 'jwk' }),
      },
      signature: signedBy(stranger.privateKey),
    }),
  ],
  ['without a signature', () => ({ header: { alg: 'none' }, signature: () => Buffer.alloc(0) })],
  [
    'signed with the public key as if it were a secret',
    () => ({
      header: { alg: 'HS256' },
      signature: (text) =>
        createHmac('sha256', liar.key.publicKey.export({ format: 'pem', type: 'spki' }))
          .update(text)
          .digest(),
    }),
  ],
  ['that is over', claims({ iat: seconds() - 7200, exp: seconds() - 3600 })],
  ['that is not yet good', claims({ nbf: seconds() + 3600 })],
  ['for another program', claims({ aud: 'another' })],
  ['in the name of another provider', claims({ iss: 'https://id.example' })],
  ['of another sign-in', claims({ nonce: 'x'.repeat(43) })],
  ['of no sign-in', claims({ nonce: undefined })],
];
it.each(lies)('is not believed with a token %s', async (_, lie) => {
  expect(await enter(lie)).toBe('/?refused=sso-failed');
});

it('is not asked twice for one answer, though it would tell the truth again', async () => {
  expect(await enter(() => ({}), {}, 2)).toBe('/?refused=sso-failed');
});

it('is not believed when the answer names another provider, or none though it always does', async () => {
  expect(await enter(() => ({}), { iss: 'https://id.example' })).toBe('/?refused=sso-failed');
  liar.describe({ authorization_response_iss_parameter_supported: true });
  door.clock.advance(3_700_000);
  expect(await enter(() => ({}))).toBe('/?refused=sso-failed');
  expect(await enter(() => ({}), { iss: liar.issuer })).toBe('/');
});

it('is not asked when its description is that of another', async () => {
  liar.describe({ issuer: 'https://id.example' });
  expect(await enter(() => ({}))).toBe('/?refused=sso-unreachable');
});
