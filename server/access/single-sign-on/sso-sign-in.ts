import * as oauth from 'oauth4webapi';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Platform } from '../../platform/module.ts';
import { Refusal } from '../../platform/refusal.ts';
import { openFromVault } from '../../platform/vault.ts';
import { keepWhatBegan, takeWhatBegan } from '../begun.store.ts';
import type { From } from '../session-cookies.ts';
import { enter, type SignedIn } from '../sign-in.ts';
import { admit } from './admit.ts';
import type { Issuers } from './issuer.ts';
import { findProvider, type Provider } from './providers.store.ts';

export type SsoParts = Platform & { readonly issuers: Issuers };

export const redirectUri = (parts: Platform): string => `${parts.publicUrl()}/api/session/sso/callback`;

const Begun = Type.Object({
  realmId: Type.String(),
  providerId: Type.String(),
  state: Type.String(),
  nonce: Type.String(),
  verifier: Type.String(),
  fresh: Type.Boolean(),
});

/** Seconds: how old a proof may be that is asked for anew (`max_age` of OpenID Connect Core §3.1.2.1). */
const freshSeconds = 300;

/**
 * Where to send the browser: the provider's own page, with PKCE, a state and a nonce (RFC 9700 §2.1).
 * @param fresh whether the person is to prove anew that it is them, though the provider may know them still
 * @throws Refusal `not-found`, `sso-unreachable`
 */
export async function beginSso(parts: SsoParts, realmId: string, providerId: string, fresh: boolean) {
  const provider = await offered(parts, realmId, providerId);
  const server = await parts.issuers.discover(provider.issuer);
  if (!server.authorization_endpoint) throw new Refusal('sso-unreachable');
  const data = {
    ...{ realmId, providerId, fresh },
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
  };
  const url = new URL(server.authorization_endpoint);
  const asked = {
    client_id: provider.clientId,
    redirect_uri: redirectUri(parts),
    response_type: 'code',
    // Groups are what roles mostly hang on; providers that know no such scope refuse the whole request.
    scope: `openid email profile${server.scopes_supported?.includes('groups') ? ' groups' : ''}`,
    ...{ state: data.state, nonce: data.nonce },
    code_challenge: await oauth.calculatePKCECodeChallenge(data.verifier),
    code_challenge_method: 'S256',
    ...(fresh ? { prompt: 'login', max_age: String(freshSeconds) } : {}),
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  const begun = await parts.database.acrossRealms((tx) =>
    keepWhatBegan(tx, 'single sign-on', data, parts.clock.now()),
  );
  return { url: url.href, begun };
}

/**
 * @param begun the token of the beginning, from the same browser
 * @param brought what the provider sent the browser back with
 * @throws Refusal `sso-failed`, `sso-unreachable`, `sso-no-role`, `sso-no-email`, `sso-elsewhere`
 */
export async function finishSso(
  parts: SsoParts,
  begun: string,
  brought: URLSearchParams,
  from: From,
): Promise<SignedIn & { fresh: boolean }> {
  const at = parts.clock.now();
  const data = await parts.database.acrossRealms((tx) => takeWhatBegan(tx, 'single sign-on', begun, at));
  if (!Value.Check(Begun, data)) throw new Refusal('sso-failed');
  const provider = await offered(parts, data.realmId, data.providerId);
  const claims = await claimsOf(parts, provider, data, brought);
  const account = await admit(parts, provider, claims);
  const { realmId, id: providerId } = provider;
  const provedAt = data.fresh ? parts.clock.now() : null;
  return { ...(await enter(parts, account, from, { realmId, providerId, provedAt })), fresh: data.fresh };
}

/** Where signing out goes on to; `null` when the provider has no such page or cannot be asked. */
export async function signOutAt(
  parts: SsoParts,
  realmId: string,
  providerId: string,
): Promise<string | null> {
  try {
    const provider = await offered(parts, realmId, providerId);
    const server = await parts.issuers.discover(provider.issuer);
    if (!server.end_session_endpoint) return null;
    const url = new URL(server.end_session_endpoint);
    url.searchParams.set('client_id', provider.clientId);
    url.searchParams.set('post_logout_redirect_uri', `${parts.publicUrl()}/`);
    return url.href;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

async function offered(parts: Platform, realmId: string, id: string): Promise<Provider> {
  const provider = await parts.database.acrossRealms((tx) => findProvider(tx, realmId, id));
  if (!provider?.enabled) throw new Refusal('not-found');
  return provider;
}

interface Expected {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly fresh: boolean;
}

/** Of the ID token, its signature checked, and of the UserInfo page, where there is one. */
async function claimsOf(parts: SsoParts, provider: Provider, expected: Expected, brought: URLSearchParams) {
  const { issuers } = parts;
  const server = await issuers.discover(provider.issuer);
  const options = issuers.options(provider.issuer);
  const client = { client_id: provider.clientId };
  try {
    const auth = await authOf(parts, provider);
    const checked = oauth.validateAuthResponse(server, client, brought, expected.state);
    const { verifier, nonce: expectedNonce, fresh } = expected;
    const back = redirectUri(parts);
    const response = await oauth.authorizationCodeGrantRequest(
      ...([server, client, auth, checked, back, verifier, options] as const),
    );
    const strict = { expectedNonce, requireIdToken: true, ...(fresh ? { maxAge: freshSeconds } : {}) };
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, strict);
    await oauth.validateApplicationLevelSignature(server, response, options);
    const claims = oauth.getValidatedIdTokenClaims(tokens);
    if (!claims) throw new Error('no ID token');
    if (!server.userinfo_endpoint) return claims;
    const told = await oauth.userInfoRequest(server, client, tokens.access_token, options);
    return { ...(await oauth.processUserInfoResponse(server, client, claims.sub, told)), ...claims };
  } catch (error) {
    // The reason names no secret: codes and tokens are not part of these errors' messages.
    const reason = error instanceof Error ? error.message : 'unknown';
    parts.log.warn({ provider: provider.id, reason }, 'a single sign-on failed');
    throw error instanceof Refusal ? new Refusal('sso-unreachable') : new Refusal('sso-failed');
  }
}

async function authOf(parts: Platform, { realmId, secretId }: Provider): Promise<oauth.ClientAuth> {
  if (secretId === null) return oauth.None();
  const secret = await parts.database.inRealm(realmId, (tx) =>
    openFromVault(tx, parts.keyRing, realmId, secretId),
  );
  return typeof secret === 'string' ? oauth.ClientSecretPost(secret) : oauth.None();
}
