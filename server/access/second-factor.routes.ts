import { Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { Code, NewFactor, Proof, RecoveryCodes, SecondFactorView } from './access.schema.ts';
import { beginSecondFactor, confirmNewFactor, endSecondFactor, mySecondFactor } from './second-factor.ts';
import { ownSession } from './session.routes.ts';
import { sessionTokenOf } from './session-cookies.ts';
import type { SignInParts } from './sign-in.ts';

const tags = ['session'];
const config = ownSession;

export function secondFactorRoutes(app: HttpServer, parts: SignInParts): void {
  app.get(
    '/api/session/second-factor',
    {
      config,
      schema: { tags, summary: 'Whether a code is asked of me', response: { 200: SecondFactorView } },
    },
    (request) => mySecondFactor(parts, personOf(request)),
  );
  app.post(
    '/api/session/second-factor',
    {
      config,
      schema: {
        tags,
        summary: 'Begin a second factor: the key for the app, shown once',
        body: Proof,
        response: { 200: NewFactor },
      },
    },
    async (request, reply) => {
      const token = sessionTokenOf(request);
      const made = await beginSecondFactor(parts, personOf(request), token, request.body.password);
      return reply.header('cache-control', 'no-store').send(made);
    },
  );
  app.post(
    '/api/session/second-factor/confirm',
    {
      config,
      schema: {
        tags,
        summary: 'Switch the second factor on with its first code; the recovery codes, shown once',
        body: Type.Object({ code: Code }),
        response: { 200: RecoveryCodes },
      },
    },
    async (request, reply) => {
      const made = await confirmNewFactor(parts, personOf(request), request.body.code);
      return reply.header('cache-control', 'no-store').send(made);
    },
  );
  app.post(
    '/api/session/second-factor/off',
    {
      config,
      schema: {
        tags,
        summary: 'Switch the second factor off',
        body: Type.Object({ ...Proof.properties, code: Code }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await endSecondFactor(parts, personOf(request), sessionTokenOf(request), request.body);
      return reply.code(204).send(null);
    },
  );
}
