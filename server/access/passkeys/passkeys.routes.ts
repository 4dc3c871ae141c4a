import { Type } from 'typebox';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import type { Platform } from '../../platform/module.ts';
import { Proof, RecoveryCodes } from '../access.schema.ts';
import { Me, me } from '../me.ts';
import { requireSameOrigin } from '../same-origin.ts';
import { ownSession } from '../session.routes.ts';
import { endSession } from '../session.ts';
import { begunOf, fromOf, keepBegun, keepSession, sessionTokenOf } from '../session-cookies.ts';
import { beginPasskey, finishPasskey, myPasskeys, removePasskey } from './my-passkeys.ts';
import { BrowserOptions, MyPasskeys, NewPasskey, PasskeyName, UsedPasskey } from './passkey.schema.ts';
import { beginPasskeySignIn, passkeySignIn } from './passkey-sign-in.ts';

const tags = ['session'];
const config = ownSession;
const publicConfig = { policy: 'public', rateLimit: { max: 20, timeWindow: 60_000 } } as const;

export function passkeyRoutes(app: HttpServer, parts: Platform): void {
  app.get(
    '/api/session/passkeys',
    { config, schema: { tags, summary: 'My passkeys', response: { 200: MyPasskeys } } },
    (request) => myPasskeys(parts, personOf(request)),
  );
  app.post(
    '/api/session/passkeys/begin',
    {
      config,
      schema: {
        tags,
        summary: 'Begin a passkey: what the browser needs to make one',
        body: Proof,
        response: { 200: BrowserOptions },
      },
    },
    async (request, reply) => {
      const token = sessionTokenOf(request);
      const { options, begun } = await beginPasskey(parts, personOf(request), token, request.body.password);
      keepBegun(request, reply, begun);
      return reply.header('cache-control', 'no-store').send(options);
    },
  );
  app.post(
    '/api/session/passkeys',
    {
      config,
      schema: {
        tags,
        summary: 'Keep the passkey that was made; recovery codes, shown once, where there were none',
        body: Type.Object({ name: PasskeyName, response: NewPasskey }),
        response: { 200: RecoveryCodes },
      },
    },
    async (request, reply) => {
      const made = await finishPasskey(parts, personOf(request), begunOf(request), request.body);
      return reply.header('cache-control', 'no-store').send(made);
    },
  );
  app.post(
    '/api/session/passkeys/:id/remove',
    {
      config,
      schema: {
        tags,
        summary: 'Remove a passkey',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        body: Proof,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const removed = { ...request.params, ...request.body };
      await removePasskey(parts, personOf(request), sessionTokenOf(request), removed);
      return reply.code(204).send(null);
    },
  );
  passkeySignInRoutes(app, parts);
}

function passkeySignInRoutes(app: HttpServer, parts: Platform): void {
  app.post(
    '/api/session/passkey/begin',
    {
      config: publicConfig,
      schema: { tags, summary: 'Begin to sign in with a passkey', response: { 200: BrowserOptions } },
    },
    async (request, reply) => {
      requireSameOrigin(request);
      const { options, begun } = await beginPasskeySignIn(parts);
      keepBegun(request, reply, begun);
      return reply.header('cache-control', 'no-store').send(options);
    },
  );
  app.post(
    '/api/session/passkey',
    {
      config: publicConfig,
      schema: {
        tags,
        summary: 'Sign in with a passkey',
        body: Type.Object({ response: UsedPasskey }),
        response: { 200: Me },
      },
    },
    async (request, reply) => {
      requireSameOrigin(request);
      const signedIn = await passkeySignIn(parts, begunOf(request), request.body.response, fromOf(request));
      await endSession(parts, sessionTokenOf(request));
      keepSession(request, reply, signedIn);
      return me(signedIn.person);
    },
  );
}
