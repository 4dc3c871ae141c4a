import type { FastifyRequest } from 'fastify';
import { Refusal } from '../platform/refusal.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A write that brings the session cookie must come from our own pages: browsers say so in Sec-Fetch-Site, older ones in
 * Origin (OWASP CSRF Prevention Cheat Sheet, "Fetch Metadata"). The cookie is SameSite=Lax besides.
 */
export function requireSameOrigin(request: FastifyRequest): void {
  if (harmless.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') throw new Refusal('foreign-origin');
    return;
  }
  const { origin } = request.headers;
  if (origin !== undefined && URL.parse(origin)?.host !== request.headers.host)
    throw new Refusal('foreign-origin');
}
