import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { Refusal } from '../platform/refusal.ts';
import { Code, Password } from './access.schema.ts';
import { recogniseToken } from './account-tokens/recognise-token.ts';
import { Me, me } from './me.ts';
import { recognise } from './recognise.ts';
import { requestLimits } from './request-limits.ts';
import { requireSameOrigin } from './same-origin.ts';
import { changeOwnLanguage, endSession, signOut } from './session.ts';
import { dropSession, fromOf, keepSession, sessionTokenOf } from './session-cookies.ts';
import { type SignInParts, signIn } from './sign-in.ts';
import type { SsoParts } from './single-sign-on/sso-sign-in.ts';

const SignedOut = Type.Object({
  next: Type.Union([Type.String(), Type.Null()], {
    description: 'Where to go on to, for whoever signed in at a provider: its own page for signing out.',
  }),
});

/** Recognises whoever brings a session's cookie, or a token of an account, before any route looks. */
export function recogniseSessions(app: HttpServer, parts: SignInParts): void {
  const count = requestLimits(parts.clock, { person: 900, token: 300 });
  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api/')) return;
    // Programs that bring messages in are recognised where they come in, and not asked about a second time.
    const { policy } = request.routeOptions.config;
    if (typeof policy === 'object' && 'scope' in policy) return;
    const { authorization } = request.headers;
    // Whoever shows a token is asked as that: a cookie that comes along gives nothing more.
    if (authorization !== undefined) {
      const found = await recogniseToken(parts, authorization, request);
      if (found) count('token', found.tokenId);
      request.person = found?.person;
      return;
    }
    const token = sessionTokenOf(request);
    if (token === '') return;
    requireSameOrigin(request);
    request.person = await recognise(parts, token);
    requireFactor(request);
    if (request.person) count('person', request.person.id);
  });
}

/** What a realm asks for comes first: whoever lacks it finds only what sets it up, and what is open to everybody. */
function requireFactor(request: FastifyRequest): void {
  const { policy, beforeFactor } = request.routeOptions.config;
  if (!request.person?.lacksFactor || beforeFactor) return;
  if (policy !== 'public') throw new Refusal('factor-asked');
  request.person = undefined;
}

/** For what a person does to their own session. */
export const ownSession = { policy: 'signed in', beforeFactor: true } as const;

export function sessionRoutes(app: HttpServer, parts: SsoParts): void {
  const tags = ['session'];

  app.post(
    '/api/session',
    {
      // A shift of fifty begins at one address; guessing is slowed apart from this, by account and place.
      config: { policy: 'public', rateLimit: { max: 100, timeWindow: 60_000 } },
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
      const signedIn = await signIn(parts, { ...request.body, ...fromOf(request) });
      // Nothing of who was here before stays good.
      await endSession(parts, sessionTokenOf(request));
      keepSession(request, reply, signedIn);
      return me(signedIn.person);
    },
  );

  app.get(
    '/api/session',
    {
      config: ownSession,
      schema: { tags, summary: 'Who I am and what I may do', response: { 200: Me } },
    },
    async (request) => me(personOf(request)),
  );

  app.patch(
    '/api/session',
    {
      config: ownSession,
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
      config: ownSession,
      schema: { tags, summary: 'Sign out', response: { 200: SignedOut } },
    },
    async (request, reply) => {
      const next = await signOut(parts, sessionTokenOf(request));
      dropSession(request, reply);
      return reply.send({ next });
    },
  );
}
