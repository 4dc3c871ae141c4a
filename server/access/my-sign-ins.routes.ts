import { Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { MySignIns, Password, ProofAsked } from './access.schema.ts';
import { proofOf } from './confirm-person.ts';
import { changeMyPassword, endOtherSignIns, endSignIn, mySignIns } from './my-sign-ins.ts';
import { ownSession } from './session.routes.ts';
import { sessionTokenOf } from './session-cookies.ts';
import type { SignInParts } from './sign-in.ts';

const tags = ['session'];
const config = { policy: 'signed in' } as const;

export function mySignInRoutes(app: HttpServer, parts: SignInParts): void {
  app.get(
    '/api/session/all',
    { config, schema: { tags, summary: 'Where I am signed in', response: { 200: MySignIns } } },
    (request) => mySignIns(parts, personOf(request), sessionTokenOf(request)),
  );
  app.get(
    '/api/session/proof',
    {
      config: ownSession,
      schema: { tags, summary: 'How I prove that it is me', response: { 200: ProofAsked } },
    },
    (request) => proofOf(parts, personOf(request), sessionTokenOf(request)),
  );
  app.delete(
    '/api/session/all/:id',
    {
      config,
      schema: {
        tags,
        summary: 'End one of my sessions',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await endSignIn(parts, personOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
  app.delete(
    '/api/session/others',
    {
      config,
      schema: { tags, summary: 'End all my sessions but this one', response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await endOtherSignIns(parts, personOf(request), sessionTokenOf(request));
      return reply.code(204).send(null);
    },
  );
  app.put(
    '/api/session/password',
    {
      config,
      schema: {
        tags,
        summary: 'Change my password; all my other sessions end',
        body: Type.Object({ current: Type.Optional(Password), next: Password }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await changeMyPassword(parts, personOf(request), sessionTokenOf(request), request.body);
      return reply.code(204).send(null);
    },
  );
}
