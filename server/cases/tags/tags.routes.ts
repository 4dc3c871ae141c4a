import { Type } from 'typebox';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import type { CaseParts } from '../act.ts';
import { mayReadCase, mayWorkOnCase } from '../case.policies.ts';
import { setTags, tagsFor } from './tags.ts';

const Tags = Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 20 });

export function tagRoutes(app: HttpServer, parts: CaseParts): void {
  app.get(
    '/api/tags',
    {
      config: { policy: mayReadCase },
      schema: {
        tags: ['cases'],
        summary: 'Tags in use, the commonest first',
        response: { 200: Type.Array(Type.Object({ tag: Type.String(), cases: Type.Integer() })) },
      },
    },
    (request) => tagsFor(parts, personOf(request)),
  );
  app.put(
    '/api/cases/:id/tags',
    {
      config: { policy: mayWorkOnCase },
      schema: {
        tags: ['cases'],
        summary: 'Set the tags of a case',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        body: Type.Object({ tags: Tags }, { additionalProperties: false }),
        response: { 200: Type.Object({ tags: Type.Array(Type.String()) }) },
      },
    },
    (request) => setTags(parts, personOf(request), request.params.id, request.body.tags),
  );
}
