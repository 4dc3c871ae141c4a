import { Type } from 'typebox';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import type { CaseParts } from '../act.ts';
import { mayReadCase, mayWorkOnCase } from '../case.policies.ts';
import { AppealView } from '../work/work.schema.ts';
import { listAppealsFor, settleAppeal } from './appeals.ts';
import { shownAppeal } from './shown-appeal.ts';

const tags = ['appeals'];

export function appealRoutes(app: HttpServer, parts: CaseParts): void {
  app.get(
    '/api/appeals',
    {
      config: { policy: mayReadCase },
      schema: {
        tags,
        summary: 'Formal appeals that wait for their office, the soonest due first',
        response: { 200: Type.Array(AppealView) },
      },
    },
    async (request) => (await listAppealsFor(parts, personOf(request))).map(shownAppeal),
  );
  app.post(
    '/api/cases/:id/appeal/settle',
    {
      config: { policy: mayWorkOnCase },
      schema: {
        tags,
        summary: 'Say how the office answered by the statutory route',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        body: Type.Object(
          { outcome: Type.String({ minLength: 1, maxLength: 2000 }) },
          { additionalProperties: false },
        ),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await settleAppeal(parts, personOf(request), request.params.id, request.body.outcome);
      return reply.code(204).send(null);
    },
  );
}
