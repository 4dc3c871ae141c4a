import { Type } from 'typebox';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import type { CaseParts } from '../act.ts';
import { mayReadCase } from '../case.policies.ts';
import { caseAt } from './case-at.ts';
import { beHere } from './presence.ts';
import { readWorkFor } from './read-work.ts';
import { CaseMoment, CaseWork } from './work.schema.ts';

export function workRoutes(app: HttpServer, parts: CaseParts): void {
  app.get(
    '/api/cases/:id/work',
    {
      config: { policy: mayReadCase },
      schema: {
        tags: ['cases'],
        summary: 'What stands around the work on a case',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        response: { 200: CaseWork },
      },
    },
    (request) => readWorkFor(parts, personOf(request), request.params.id),
  );
  app.post(
    '/api/cases/:id/presence',
    {
      config: { policy: mayReadCase },
      schema: {
        tags: ['cases'],
        summary: 'Say that I have a case open, and learn who else has',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        body: Type.Object(
          { writing: Type.Boolean(), leaving: Type.Optional(Type.Boolean()) },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Array(
            Type.Object({ accountId: Type.String(), name: Type.String(), writing: Type.Boolean() }),
          ),
        },
      },
    },
    (request) => beHere(parts, personOf(request), request.params.id, { leaving: false, ...request.body }),
  );
  app.get(
    '/api/cases/:id/at',
    {
      config: { policy: mayReadCase },
      schema: {
        tags: ['cases'],
        summary: 'A case as it was at a moment, from its events',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        querystring: Type.Object({ moment: Type.String({ format: 'date-time' }) }),
        response: { 200: CaseMoment },
      },
    },
    (request) => caseAt(parts, personOf(request), request.params.id, new Date(request.query.moment)),
  );
}
