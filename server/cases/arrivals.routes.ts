import { Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { IfMatch, versionSeen } from '../platform/http/version.ts';
import { acceptMany, acceptMessage, type Decision } from './accept-message.ts';
import type { CaseParts } from './act.ts';
import { mayAcceptMessages } from './case.policies.ts';
import { CorrectionBody } from './case.schema.ts';

const tags = ['arrivals'];
const Id = Type.String({ format: 'uuid' });

const DecisionBody = Type.Object(
  {
    ...CorrectionBody.properties,
    authorityId: Type.Optional(Type.Union([Id, Type.Null()])),
    joinCaseId: Type.Optional(Id),
  },
  { additionalProperties: false },
);

export function arrivalRoutes(app: HttpServer, parts: CaseParts): void {
  const config = { policy: mayAcceptMessages };
  app.post(
    '/api/arrivals/:id/accept',
    {
      config,
      schema: {
        tags,
        summary: 'Accept a message: as proposed, as corrected, or into an open case',
        params: Type.Object({ id: Id }),
        headers: IfMatch,
        body: DecisionBody,
        response: { 200: Type.Object({ caseId: Id, caseNumber: Type.String(), version: Type.Integer() }) },
      },
    },
    async (request) => {
      const seen = versionSeen(request.headers);
      const decision = request.body as Decision;
      const row = await acceptMessage(parts, personOf(request), request.params.id, seen, decision);
      return { caseId: row.id, caseNumber: row.number, version: row.version };
    },
  );
  app.post(
    '/api/arrivals/accept-many',
    {
      config,
      schema: {
        tags,
        summary: 'Accept several messages as proposed',
        body: Type.Object({ messageIds: Type.Array(Id, { minItems: 1, maxItems: 100 }) }),
        response: {
          200: Type.Object({
            accepted: Type.Array(Id),
            refused: Type.Array(Type.Object({ messageId: Id, code: Type.String(), detail: Type.String() })),
          }),
        },
      },
    },
    (request) => acceptMany(parts, personOf(request), request.body.messageIds),
  );
}
