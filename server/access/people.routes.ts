import { Type } from 'typebox';
import { PageQuery } from '../platform/http/paging.ts';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import type { Platform } from '../platform/module.ts';
import { mayManagePeople, mayReadPeople } from './access.policies.ts';
import { GrantBody, Invitation, Password, People } from './access.schema.ts';
import { findPeople } from './find-people.ts';
import { askForReset, choosePassword } from './password-links.ts';
import { endSessionsOf, grantRole, invite, inviteAgain, revokeGrant } from './people.ts';

const tags = ['people'];
const Id = Type.String({ format: 'uuid' });
/** Of whoever is named somewhere already. */
const Ids = Type.String({ maxLength: 4000, pattern: '^[0-9a-f-]{36}(,[0-9a-f-]{36})*$' });
const OnePerson = Type.Object({ id: Id });
const Done = { 204: Type.Null() };
const config = { policy: mayManagePeople };
const publicConfig = { policy: 'public', rateLimit: { max: 10, timeWindow: 60_000 } } as const;

export function peopleRoutes(app: HttpServer, parts: Platform): void {
  app.get(
    '/api/people',
    {
      config: { policy: mayReadPeople },
      schema: {
        tags,
        summary: 'People with a role in my centres, by name; found by words of a name, an address or a role',
        querystring: Type.Object(
          { ...PageQuery, q: Type.Optional(Type.String({ maxLength: 200 })), ids: Type.Optional(Ids) },
          { additionalProperties: false },
        ),
        response: { 200: People },
      },
    },
    async (request) => {
      const { items, next } = await findPeople(parts, personOf(request), request.query);
      const grants = (rows: (typeof items)[number]['grants']) => [...rows];
      return {
        items: items.map((one) => ({ ...one, grants: grants(one.grants) })),
        next,
        mayInvite: !!parts.mailer,
      };
    },
  );
  app.post(
    '/api/people',
    { config, schema: { tags, summary: 'Invite somebody by e-mail', body: Invitation, response: Done } },
    async (request, reply) => {
      await invite(parts, personOf(request), request.body);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/people/:id/invite',
    { config, schema: { tags, summary: 'Send an invitation again', params: OnePerson, response: Done } },
    async (request, reply) => {
      await inviteAgain(parts, personOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/people/:id/grants',
    {
      config,
      schema: { tags, summary: 'Give a role', params: OnePerson, body: GrantBody, response: Done },
    },
    async (request, reply) => {
      await grantRole(parts, personOf(request), request.params.id, request.body);
      return reply.code(204).send(null);
    },
  );
  app.delete(
    '/api/people/:id/sessions',
    {
      config,
      schema: { tags, summary: 'Sign somebody out everywhere', params: OnePerson, response: Done },
    },
    async (request, reply) => {
      await endSessionsOf(parts, personOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
  app.delete(
    '/api/people/:id/grants/:grantId',
    {
      config,
      schema: {
        tags,
        summary: 'Take a role back',
        params: Type.Object({ id: Id, grantId: Id }),
        response: Done,
      },
    },
    async (request, reply) => {
      const { id, grantId } = request.params;
      await revokeGrant(parts, personOf(request), id, grantId);
      return reply.code(204).send(null);
    },
  );
}

/** For those who cannot sign in. */
export function passwordLinkRoutes(app: HttpServer, parts: Platform): void {
  app.post(
    '/api/password-links',
    {
      config: publicConfig,
      schema: {
        tags: ['session'],
        summary: 'Ask for a letter to choose a new password; the answer is the same for any address',
        body: Type.Object({ email: Type.String({ minLength: 3, maxLength: 320 }) }),
        response: { 202: Type.Null() },
      },
    },
    async (request, reply) => {
      await askForReset(parts, request.body.email);
      return reply.code(202).send(null);
    },
  );
  app.post(
    '/api/password-links/use',
    {
      config: publicConfig,
      schema: {
        tags: ['session'],
        summary: 'Choose a password with the token of a letter',
        body: Type.Object({ token: Type.String({ maxLength: 200 }), password: Password }),
        response: Done,
      },
    },
    async (request, reply) => {
      await choosePassword(parts, request.body.token, request.body.password);
      return reply.code(204).send(null);
    },
  );
}
