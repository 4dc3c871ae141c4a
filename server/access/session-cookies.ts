import type { FastifyReply, FastifyRequest } from 'fastify';
import { deviceMs } from './devices.store.ts';
import { sessionMs } from './sessions.store.ts';

type Name = 'heed' | 'heed_device' | 'heed_begun';

/** Lax: they come along when another site, that of single sign-on, sends the person back. */
const ours = { httpOnly: true, sameSite: 'lax', path: '/' } as const;

/** Whether the browser reached us by TLS: the proxy says so, or the configured address does. */
const byTls = (request: FastifyRequest): boolean =>
  request.protocol === 'https' || request.server.publicByTls;

/** With `__Host-` no other host of the domain, and nobody on a line without TLS, can set it for us (RFC 6265bis §4.1.3). */
const nameFor = (request: FastifyRequest, name: Name): string => (byTls(request) ? `__Host-${name}` : name);

const read = (request: FastifyRequest, name: Name): string | undefined =>
  request.cookies[nameFor(request, name)];

function keep(request: FastifyRequest, reply: FastifyReply, name: Name, token: string, ms: number): void {
  reply.setCookie(nameFor(request, name), token, { ...ours, maxAge: ms / 1000, secure: byTls(request) });
}

/** What a request says of the browser it comes from. */
export interface From {
  /** The user agent. */
  readonly device: string;
  /** The network address. */
  readonly address: string;
  /** What an earlier sign-in left in this browser. */
  readonly deviceToken: string | undefined;
}

export function fromOf(request: FastifyRequest): From {
  const device = request.headers['user-agent'] ?? 'unknown';
  return { device, address: request.ip, deviceToken: read(request, 'heed_device') };
}

/** The session's own token, as the request brings it. */
export const sessionTokenOf = (request: FastifyRequest): string => read(request, 'heed') ?? '';

/** Leaves the session, and the device to be known by later, in the browser. */
export function keepSession(
  request: FastifyRequest,
  reply: FastifyReply,
  { token, deviceToken }: { readonly token: string; readonly deviceToken: string },
): void {
  keepSessionToken(request, reply, token);
  keep(request, reply, 'heed_device', deviceToken, deviceMs);
}

export function keepSessionToken(request: FastifyRequest, reply: FastifyReply, token: string): void {
  keep(request, reply, 'heed', token, sessionMs);
}

/** Takes the session out of the browser. */
export function dropSession(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(nameFor(request, 'heed'), { ...ours, secure: byTls(request) });
}

const begunMs = 600_000;

/** Binds what was begun to this browser. */
export function keepBegun(request: FastifyRequest, reply: FastifyReply, token: string): void {
  keep(request, reply, 'heed_begun', token, begunMs);
}

export const begunOf = (request: FastifyRequest): string => read(request, 'heed_begun') ?? '';
