import { type Static, Type } from 'typebox';
import type { Person } from '../platform/actor.ts';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { Code, Password } from './access.schema.ts';
import { deviceMs } from './devices.store.ts';
import { recognise } from './recognise.ts';
import { requireSameOrigin } from './same-origin.ts';
import { changeOwnLanguage, signOut } from './session.ts';
import { type SignInParts, sessionMs, signIn } from './sign-in.ts';

export const cookieName = 'heed';
const deviceCookieName = 'heed_device';

export const Me = Type.Object({
  id: Type.String(),
  realmId: Type.String(),
  name: Type.String(),
  language: Type.String(),
  grants: Type.Array(
    Type.Object({
      role: Type.String(),
      centreIds: Type.Array(Type.String()),
      authorityId: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
});
export type Me = Static<typeof Me>;

function me(person: Person): Me {
  return { ...person, grants: person.grants.map((grant) => ({ ...grant, centreIds: [...grant.centreIds] })) };
}

/** Recognises whoever brings a session cookie, before any route looks. */
export function recogniseSessions(app: HttpServer, parts: SignInParts): void {
  app.addHook('onRequest', async (request) => {
    const token = request.cookies[cookieName];
    if (token === undefined || !request.url.startsWith('/api/')) return;
    requireSameOrigin(request);
    request.person = await recognise(parts, token);
  });
}

export function sessionRoutes(app: HttpServer, parts: SignInParts): void {
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: sessionMs / 1000 } as const;
  const deviceCookie = {
    path: '/api/session',
    httpOnly: true,
    sameSite: 'strict',
    maxAge: deviceMs / 1000,
  } as const;
  const tags = ['session'];

  app.post(
    '/api/session',
    {
      config: { policy: 'public', rateLimit: { max: 20, timeWindow: 60_000 } },
      schema: {
        tags,
        summary: 'Sign in',
        body: Type.Object({
          email: Type.String({ minLength: 3, maxLength: 320 }),
          password: Password,
          code: Type.Optional(Code),
        }),
        response: { 200: Me },
      },
    },
    async (request, reply) => {
      requireSameOrigin(request);
      const device = request.headers['user-agent'] ?? 'unknown';
      const from = { device, address: request.ip, deviceToken: request.cookies[deviceCookieName] };
      const { person, token, deviceToken } = await signIn(parts, { ...request.body, ...from });
      const secure = request.protocol === 'https';
      reply.setCookie(cookieName, token, { ...cookie, secure });
      reply.setCookie(deviceCookieName, deviceToken, { ...deviceCookie, secure });
      return me(person);
    },
  );

  app.get(
    '/api/session',
    {
      config: { policy: 'signed in' },
      schema: { tags, summary: 'Who I am and what I may do', response: { 200: Me } },
    },
    async (request) => me(personOf(request)),
  );

  app.patch(
    '/api/session',
    {
      config: { policy: 'signed in' },
      schema: {
        tags,
        summary: 'Change my language',
        body: Type.Object({ language: Type.String({ pattern: '^[a-z]{2}$' }) }),
        response: { 200: Me },
      },
    },
    async (request) => {
      const person = personOf(request);
      await changeOwnLanguage(parts, person, request.body.language);
      return me({ ...person, language: request.body.language });
    },
  );

  app.delete(
    '/api/session',
    {
      config: { policy: 'signed in' },
      schema: { tags, summary: 'Sign out', response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await signOut(parts, request.cookies[cookieName] ?? '');
      return reply.clearCookie(cookieName, { path: '/' }).code(204).send(null);
    },
  );
}
