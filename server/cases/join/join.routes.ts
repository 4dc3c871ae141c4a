import { Type } from 'typebox';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';
import type { CaseParts } from '../act.ts';
import { mayDecideOnCase } from '../case.policies.ts';
import { linkCases, unlinkCases } from './link-cases.ts';
import { mergeCases } from './merge-cases.ts';
import { splitMessage } from './split-message.ts';

const tags = ['cases'];
const Id = Type.String({ format: 'uuid' });
const params = Type.Object({ id: Id });
const reason = Type.String({ minLength: 1, maxLength: 2000 });
const Going = Type.Object({ caseId: Id, number: Type.String(), version: Type.Integer() });

/** Several cases about one thing, and one case about several. */
export function joinRoutes(app: HttpServer, parts: CaseParts): void {
  const config = { policy: mayDecideOnCase };
  app.post(
    '/api/cases/:id/merge',
    {
      config,
      schema: {
        tags,
        summary: 'Let a case go on in another about the same problem',
        params,
        headers: IfMatch,
        body: Type.Object({ intoCaseId: Id, reason }, { additionalProperties: false }),
        response: { 200: Going },
      },
    },
    async (request) => {
      const seen = versionSeen(request.headers);
      const row = await mergeCases(parts, personOf(request), request.params.id, seen, request.body);
      return { caseId: row.id, number: row.number, version: row.version };
    },
  );
  app.post(
    '/api/cases/:id/split',
    {
      config,
      schema: {
        tags,
        summary: 'Give a message that speaks of something else its own case',
        params,
        headers: IfMatch,
        body: Type.Object(
          { messageId: Id, reason, topicId: Type.Optional(Id) },
          { additionalProperties: false },
        ),
        response: { 200: Going },
      },
    },
    async (request) => {
      const seen = versionSeen(request.headers);
      const row = await splitMessage(parts, personOf(request), request.params.id, seen, request.body);
      return { caseId: row.id, number: row.number, version: row.version };
    },
  );
  app.post(
    '/api/cases/:id/links',
    {
      config,
      schema: {
        tags,
        summary: 'Tie a case to another that has to do with it',
        params,
        body: Type.Object({ otherId: Id, reason }, { additionalProperties: false }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await linkCases(parts, personOf(request), request.params.id, request.body);
      return reply.code(204).send(null);
    },
  );
  app.delete(
    '/api/cases/:id/links/:otherId',
    {
      config,
      schema: {
        tags,
        summary: 'Take a tie between two cases away',
        params: Type.Object({ id: Id, otherId: Id }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await unlinkCases(parts, personOf(request), request.params.id, request.params.otherId);
      return reply.code(204).send(null);
    },
  );
}
