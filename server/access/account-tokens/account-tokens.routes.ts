import { Type } from 'typebox';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import type { Platform } from '../../platform/module.ts';
import { mayManagePeople, mayReadPeople } from '../access.policies.ts';
import { Proof } from '../access.schema.ts';
import { confirmPerson } from '../confirm-person.ts';
import { sessionTokenOf } from '../session-cookies.ts';
import { MadeToken, NewService, NewToken, Services, Tokens } from './account-token.schema.ts';
import { tokensOf } from './account-tokens.store.ts';
import { endToken, makeToken, shown } from './make-token.ts';
import { addService, addServiceToken, endServiceToken, readServices, removeService } from './services.ts';

const Id = Type.String({ format: 'uuid' });
const One = Type.Object({ id: Id });
const Done = { 204: Type.Null() };
const mine = { policy: 'signed in' } as const;

/** A person's own tokens. */
export function myTokenRoutes(app: HttpServer, parts: Platform): void {
  const tags = ['session'];
  app.get(
    '/api/session/tokens',
    { config: mine, schema: { tags, summary: 'My tokens for programs', response: { 200: Tokens } } },
    async (request) => {
      const { realmId, id } = personOf(request);
      return (await parts.database.inRealm(realmId, (tx) => tokensOf(tx, realmId, id))).map(shown);
    },
  );
  app.post(
    '/api/session/tokens',
    {
      config: mine,
      schema: {
        tags,
        summary: 'Make a token that acts as me; shown once',
        body: Type.Object({ ...NewToken.properties, ...Proof.properties }),
        response: { 200: MadeToken },
      },
    },
    async (request, reply) => {
      const { password, ...wanted } = request.body;
      const person = personOf(request);
      await confirmPerson(parts, person, sessionTokenOf(request), password);
      const token = await parts.database.acrossRealms((tx) =>
        makeToken(tx, parts, person, person.id, wanted),
      );
      return reply.header('cache-control', 'no-store').send({ token });
    },
  );
  app.delete(
    '/api/session/tokens/:id',
    { config: mine, schema: { tags, summary: 'Revoke one of my tokens', params: One, response: Done } },
    async (request, reply) => {
      const person = personOf(request);
      await parts.database.acrossRealms((tx) => endToken(tx, parts, person, person.id, request.params.id));
      return reply.code(204).send(null);
    },
  );
}

/** Programs that an administrator gives a name, a role and tokens. */
export function serviceRoutes(app: HttpServer, parts: Platform): void {
  const tags = ['people'];
  const config = { policy: mayManagePeople };
  app.get(
    '/api/services',
    {
      config: { policy: mayReadPeople },
      schema: { tags, summary: 'Programs with a role in my centres', response: { 200: Services } },
    },
    (request) => readServices(parts, personOf(request)),
  );
  app.post(
    '/api/services',
    { config, schema: { tags, summary: 'Add a program', body: NewService, response: { 201: One } } },
    async (request, reply) =>
      reply.code(201).send({ id: await addService(parts, personOf(request), request.body) }),
  );
  app.delete(
    '/api/services/:id',
    {
      config,
      schema: { tags, summary: 'Remove a program with its tokens and roles', params: One, response: Done },
    },
    async (request, reply) => {
      await removeService(parts, personOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/services/:id/tokens',
    {
      config,
      schema: {
        tags,
        summary: 'Make a token of a program; shown once',
        params: One,
        body: NewToken,
        response: { 200: MadeToken },
      },
    },
    async (request, reply) => {
      const token = await addServiceToken(parts, personOf(request), request.params.id, request.body);
      return reply.header('cache-control', 'no-store').send({ token });
    },
  );
  app.delete(
    '/api/services/:id/tokens/:tokenId',
    {
      config,
      schema: {
        tags,
        summary: 'Revoke a token of a program',
        params: Type.Object({ id: Id, tokenId: Id }),
        response: Done,
      },
    },
    async (request, reply) => {
      const { id, tokenId } = request.params;
      await endServiceToken(parts, personOf(request), id, tokenId);
      return reply.code(204).send(null);
    },
  );
}
