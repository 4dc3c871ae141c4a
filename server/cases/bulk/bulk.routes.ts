import { Type } from 'typebox';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import type { CaseParts } from '../act.ts';
import { mayHandOver } from '../case.policies.ts';
import { assignMany, previewAssign, undoAssign } from './bulk-assign.ts';

const tags = ['cases'];
const Id = Type.String({ format: 'uuid' });
const OptionalId = Type.Union([Id, Type.Null()]);
const body = Type.Object(
  {
    caseIds: Type.Array(Id, { minItems: 1, maxItems: 500 }),
    authorityId: Type.Optional(OptionalId),
    executorId: Type.Optional(OptionalId),
  },
  { additionalProperties: false },
);

/** One hand-over for many cases: looked at first, and undone while nobody has gone on with them. */
export function bulkRoutes(app: HttpServer, parts: CaseParts): void {
  const config = { policy: mayHandOver };
  app.post(
    '/api/cases/bulk/assign/preview',
    {
      config,
      schema: {
        tags,
        summary: 'What handing over these cases would do',
        body,
        response: {
          200: Type.Object({
            possible: Type.Array(Id),
            refused: Type.Array(Type.Object({ caseId: Id, code: Type.String(), detail: Type.String() })),
          }),
        },
      },
    },
    async (request) => {
      const { possible, refused } = await previewAssign(parts, personOf(request), request.body);
      return { possible: [...possible], refused: [...refused] };
    },
  );
  app.post(
    '/api/cases/bulk/assign',
    {
      config,
      schema: {
        tags,
        summary: 'Hand over these cases',
        body,
        response: { 200: Type.Object({ id: Id, done: Type.Integer(), skipped: Type.Integer() }) },
      },
    },
    (request) => assignMany(parts, personOf(request), request.body),
  );
  app.post(
    '/api/cases/bulk/:id/undo',
    {
      config,
      schema: {
        tags,
        summary: 'Give back what nobody has gone on with',
        params: Type.Object({ id: Id }),
        response: { 200: Type.Object({ done: Type.Integer(), skipped: Type.Integer() }) },
      },
    },
    (request) => undoAssign(parts, personOf(request), request.params.id),
  );
}
