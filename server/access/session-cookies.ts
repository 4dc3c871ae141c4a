import type { FastifyReply, FastifyRequest } from 'fastify';
import { deviceMs } from './devices.store.ts';
import { type SignedIn, sessionMs } from './sign-in.ts';

export const cookieName = 'heed';
const deviceCookieName = 'heed_device';
const begunCookieName = 'heed_begun';

const ours = { httpOnly: true, sameSite: 'lax' } as const;

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
  return { device, address: request.ip, deviceToken: request.cookies[deviceCookieName] };
}

/** The session's own token, as the request brings it. */
export const sessionTokenOf = (request: FastifyRequest): string => request.cookies[cookieName] ?? '';

/** Leaves the session, and the device to be known by later, in the browser. */
export function keepSession(request: FastifyRequest, reply: FastifyReply, signedIn: SignedIn): void {
  const secure = request.protocol === 'https';
  keepSessionToken(request, reply, signedIn.token);
  reply.setCookie(deviceCookieName, signedIn.deviceToken, {
    ...ours,
    // Lax: it comes along when another site, that of single sign-on, sends the person back.
    path: '/api/session',
    maxAge: deviceMs / 1000,
    secure,
  });
}

export function keepSessionToken(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const secure = request.protocol === 'https';
  reply.setCookie(cookieName, token, { ...ours, path: '/', maxAge: sessionMs / 1000, secure });
}

/** Binds what was begun to this browser. */
export function keepBegun(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const secure = request.protocol === 'https';
  reply.setCookie(begunCookieName, token, { ...ours, path: '/api/session', maxAge: 600, secure });
}

export const begunOf = (request: FastifyRequest): string => request.cookies[begunCookieName] ?? '';
