import { Type } from 'typebox';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import type { CaseParts } from '../act.ts';
import { mayReadCase } from '../case.policies.ts';
import { readWorkFor } from './read-work.ts';
import { CaseWork } from './work.schema.ts';

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
}
