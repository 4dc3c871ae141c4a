import { Type } from 'typebox';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { restoreRouting, routingVersions } from './routing-versions.ts';
import { mayChangeRouting } from './territory.policies.ts';

const tags = ['territory'];

export const RoutingVersions = Type.Array(
  Type.Object({
    version: Type.Integer(),
    madeAt: Type.String(),
    madeByName: Type.Union([Type.String(), Type.Null()]),
    rules: Type.Array(Type.Unknown()),
  }),
);

export function routingVersionRoutes(app: HttpServer, parts: { database: Database; clock: Clock }): void {
  const config = { policy: mayChangeRouting };
  app.get(
    '/api/routing/versions',
    {
      config,
      schema: {
        tags,
        summary: 'The sets of rules as they were in force',
        response: { 200: RoutingVersions },
      },
    },
    async (request) => {
      const versions = await routingVersions(parts, personOf(request));
      return versions.map((one) => ({ ...one, madeAt: one.madeAt.toISOString(), rules: [...one.rules] }));
    },
  );
  app.post(
    '/api/routing/versions/:version/restore',
    {
      config,
      schema: {
        tags,
        summary: 'Put an earlier set of rules in force again',
        params: Type.Object({ version: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }) }),
        response: { 200: Type.Object({ version: Type.Integer() }) },
      },
    },
    (request) => restoreRouting(parts, personOf(request), request.params.version),
  );
}
