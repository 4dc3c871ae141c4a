import type { AuthorizationServer } from 'oauth4webapi';
import * as oauth from 'oauth4webapi';
import type { Clock } from '../../platform/clock.ts';
import { exchangeForeign, reachWorld } from '../../platform/http/fetch-foreign.ts';
import { Refusal } from '../../platform/refusal.ts';

const limits = { most: 1024 * 1024, timeoutMs: 10_000 };
/** What a provider says of itself seldom changes. */
const believedMs = 3_600_000;

/**
 * How providers are reached: only public addresses, as with everything else others name, unless whoever runs the server
 * has named the provider's origin as one of the house (HEED_NEAR_ADDRESSES): an administrator of a realm cannot lead requests
 * into its nets. The addresses a provider names in its description are held to the same.
 */
export function issuers(parts: { clock: Clock; nearAddresses?: readonly string[] | undefined }) {
  const near = parts.nearAddresses ?? [];
  const known = new Map<string, { server: AuthorizationServer; until: number }>();

  async function reach(url: string, init: RequestInit): Promise<Response> {
    const headers = Object.fromEntries(new Headers(init.headers));
    const sent = init.method === 'POST' ? { headers, body: bodyOf(init.body) } : { headers };
    const { status, type, body } = await exchangeForeign(url, sent, limits, { ...reachWorld, near });
    return new Response(new Uint8Array(body), { status, headers: { 'content-type': type } });
  }

  /** For each request to this issuer. Plain HTTP is for those of the house alone. */
  const options = (issuer: string) => ({
    [oauth.customFetch]: (url: string, init: object) => reach(url, init),
    [oauth.allowInsecureRequests]: near.includes(new URL(issuer).origin),
  });

  /** @throws Refusal `sso-unreachable` */
  async function discover(issuer: string): Promise<AuthorizationServer> {
    const now = parts.clock.now().getTime();
    const kept = known.get(issuer);
    if (kept && kept.until > now) return kept.server;
    try {
      const url = new URL(issuer);
      const response = await oauth.discoveryRequest(url, options(issuer));
      const server = await oauth.processDiscoveryResponse(url, response);
      known.set(issuer, { server, until: now + believedMs });
      return server;
    } catch {
      throw new Refusal('sso-unreachable');
    }
  }

  return { discover, options };
}

export type Issuers = ReturnType<typeof issuers>;

function bodyOf(body: unknown): string {
  if (typeof body === 'string') return body;
  return body instanceof URLSearchParams ? body.toString() : '';
}
