import { Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import type { Platform } from '../platform/module.ts';
import { mayManagePeople, mayReadPeople } from './access.policies.ts';
import { GrantBody, Invitation, Password, People } from './access.schema.ts';
import { askForReset, choosePassword } from './password-links.ts';
import { grantRole, invite, inviteAgain, readPeople, revokeGrant } from './people.ts';

const tags = ['people'];
const Id = Type.String({ format: 'uuid' });
const OnePerson = Type.Object({ id: Id });
const Done = { 204: Type.Null() };
const config = { policy: mayManagePeople };
const publicConfig = { policy: 'public', rateLimit: { max: 10, timeWindow: 60_000 } } as const;

export function peopleRoutes(app: HttpServer, parts: Platform): void {
  app.get(
    '/api/people',
    {
      config: { policy: mayReadPeople },
      schema: { tags, summary: 'People with a role in my centres', response: { 200: People } },
    },
    async (request) => {
      const items = await readPeople(parts, personOf(request));
      const grants = (rows: (typeof items)[number]['grants']) => [...rows];
      return {
        items: items.map((one) => ({ ...one, grants: grants(one.grants) })),
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
