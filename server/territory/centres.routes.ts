import { Type } from 'typebox';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { IfMatch, versionSeen } from '../platform/http/version.ts';
import { saveCentre } from './save-centre.ts';
import { mayChangeBoundaries } from './territory.policies.ts';
import { Names } from './territory.schema.ts';

const tags = ['territory'];
const Id = Type.String({ format: 'uuid' });
const config = { policy: mayChangeBoundaries };
const body = Type.Object(
  { name: Names, calendarId: Id, parentId: Id, areaIds: Type.Array(Id, { maxItems: 5000 }) },
  { additionalProperties: false },
);
const Saved = Type.Object({ id: Id, version: Type.Integer() });

export function centreRoutes(app: HttpServer, parts: { database: Database; clock: Clock }): void {
  app.post(
    '/api/centres',
    { config, schema: { tags, summary: 'Add a centre below another', body, response: { 201: Saved } } },
    async (request, reply) => reply.code(201).send(await saveCentre(parts, personOf(request), request.body)),
  );
  app.put(
    '/api/centres/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change a centre and the areas that are its own',
        params: Type.Object({ id: Id }),
        headers: IfMatch,
        body,
        response: { 200: Saved },
      },
    },
    (request) => {
      const change = { id: request.params.id, seen: versionSeen(request.headers) };
      return saveCentre(parts, personOf(request), request.body, change);
    },
  );
}
