import type { FastifyRequest } from 'fastify';
import type { Refusal } from '../refusal.ts';

/** Refusals of 400 that are a wrong secret nevertheless: somebody may be guessing. */
const wrongSecrets = new Set(['wrong-password', 'wrong-code', 'passkey-refused']);

/** Addresses told of in the last minute: who floods a server must not flood its log as well. */
const flooding = new Set<string>();
const mostFlooding = 1000;

/**
 * Writes to the log that somebody was kept out: who (an account's id, once known), from where, at which route, why.
 * Only the route's pattern is written: an address may hold a resident's key.
 */
export function logRefusal(request: FastifyRequest, refusal: Refusal): void {
  if (!tellsOfTrying(request, refusal)) return;
  const { method, ip, person } = request;
  if (refusal.code === 'too-many-requests' && !firstOfMinute(ip)) return;
  const { code, params } = refusal;
  const route = request.routeOptions.url ?? 'none';
  const asked = { method, route, address: ip, account: person?.id, realm: person?.realmId };
  request.log.warn({ refused: code, policy: params.policy, ...asked }, 'a request was refused');
}

/** Whoever has merely not signed in yet shows nothing, and is no news. */
function tellsOfTrying({ headers }: FastifyRequest, { code, status }: Refusal): boolean {
  if (code === 'not-signed-in') return headers.authorization !== undefined;
  return status === 401 || status === 403 || status === 429 || wrongSecrets.has(code);
}

function firstOfMinute(address: string): boolean {
  if (flooding.has(address) || flooding.size >= mostFlooding) return false;
  flooding.add(address);
  setTimeout(() => flooding.delete(address), 60_000).unref();
  return true;
}
