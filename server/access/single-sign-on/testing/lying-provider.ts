import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** What one answer of the provider says, whatever it is worth. */
export interface Told {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly signature: (text: string) => Buffer;
}

export const signedBy = (key: KeyObject) => (text: string) =>
  sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });

/** A provider that says what a test tells it to: `tell` makes the next ID token, `describe` changes its description. */
export async function lyingProvider() {
  const key = newKey();
  let told: Told | undefined;
  let described: object = {};
  const server = createServer((request, response) => {
    const reply = (body: unknown) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    if (request.url === '/keys') return reply({ keys: [key.publicKey.export({ format: 'jwk' })] });
    if (request.url === '/token')
      return reply({ access_token: 'a', token_type: 'Bearer', id_token: told && written(told) });
    return reply({
      ...{ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` },
      ...{ jwks_uri: `${issuer}/keys`, id_token_signing_alg_values_supported: ['ES256'] },
      ...described,
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    key,
    tell: (next: Told) => {
      told = next;
    },
    describe: (next: object) => {
      described = next;
    },
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** JWS compact serialisation (RFC 7515 §7.1). */
function written({ header, claims, signature }: Told): string {
  const coded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const text = `${coded(header)}.${coded(claims)}`;
  return `${text}.${signature(text).toString('base64url')}`;
}
