import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** What the provider knows of somebody. */
export type TownPerson = Readonly<Record<string, unknown>>;

export const townClient = { id: 'heed', secret: 'a secret of the town hall' };

/** A real provider of OpenID Connect on this machine; whoever `signIn` names signs in there without a page. */
export async function townProvider(people: Readonly<Record<string, TownPerson>>) {
  const server = createServer();
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  let current = '';
  let secondsAgo = 0;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: townClient.id,
        client_secret: townClient.secret,
        redirect_uris: ['https://heed.example/api/session/sso/callback'],
        post_logout_redirect_uris: ['https://heed.example/'],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    scopes: ['openid', 'email', 'profile', 'groups'],
    claims: { email: ['email', 'email_verified'], profile: ['name', 'locale'], groups: ['groups'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => '/interaction' },
    jwks: { keys: [{ ...newKey(), use: 'sig', alg: 'ES256' }] },
    cookies: { keys: ['a key of the town hall'] },
    ttl: { Session: 60, Grant: 60, Interaction: 60, AccessToken: 60, IdToken: 60 },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    async loadExistingGrant(context) {
      const { client, session, provider: made } = context.oidc;
      const grant = new made.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope('openid email profile groups');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction')) return answer(request, response);
    const ts = Math.floor(Date.now() / 1000) - secondsAgo;
    const login = { login: { accountId: current, ts } };
    return provider.interactionFinished(request, response, login, { mergeWithLastSubmission: false });
  });

  /**
   * Follows the pages there as a browser does.
   * @param ago the seconds since they typed their password there
   * @returns where the browser is sent in the end
   */
  async function walk(url: string, who: string, ago = 0): Promise<URL> {
    current = who;
    secondsAgo = ago;
    const cookies = new Map<string, string>();
    let at = new URL(url);
    while (at.origin === issuer) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const reply = await fetch(at, { redirect: 'manual', headers: { cookie } });
      for (const line of reply.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      const next = reply.headers.get('location');
      if (next === null) throw new Error(`the provider stopped: ${reply.status} ${await reply.text()}`);
      at = new URL(next, at);
    }
    return at;
  }

  return {
    issuer,
    walk,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
