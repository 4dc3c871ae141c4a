import { Type } from 'typebox';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import type { CaseParts } from '../act.ts';
import { mayReadCase } from '../case.policies.ts';
import { followCase } from './follow.ts';

export function followRoutes(app: HttpServer, parts: CaseParts): void {
  app.put(
    '/api/cases/:id/follow',
    {
      config: { policy: mayReadCase },
      schema: {
        tags: ['cases'],
        summary: 'Hear of a case, or no longer',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        body: Type.Object({ follows: Type.Boolean() }, { additionalProperties: false }),
        response: { 200: Type.Object({ follows: Type.Boolean() }) },
      },
    },
    (request) => followCase(parts, personOf(request), request.params.id, request.body.follows),
  );
}
