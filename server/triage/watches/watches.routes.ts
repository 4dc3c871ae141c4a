import { type Static, Type } from 'typebox';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';
import { authorise } from '../../platform/policy.ts';
import { approveWatch, proposeWatch, withdrawWatch } from './change-watch.ts';
import { checkWatch } from './check-watch.ts';
import { CheckedWatch, WatchFields, WatchToCheck, WatchView, Withdrawal } from './watch.schema.ts';
import type { Watch } from './watch.types.ts';
import { mayChangeWatches, mayReadWatches } from './watches.policies.ts';
import { listWatches } from './watches.store.ts';

const tags = ['watches'];
const IdParam = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Saved = Type.Object({ id: Type.String(), version: Type.Integer() });
const shown = 500;

export function watchRoutes(app: HttpServer, parts: { database: Database; clock: Clock }): void {
  readRoutes(app, parts.database);
  const config = { policy: mayChangeWatches };
  app.post(
    '/api/watches',
    {
      config,
      schema: {
        tags,
        summary: 'Propose a watch; it works once a second person has approved it',
        body: WatchFields,
        response: { 201: Saved },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await proposeWatch(parts, personOf(request), request.body)),
  );
  app.post(
    '/api/watches/:id/approve',
    {
      config,
      schema: {
        tags,
        summary: 'Put a watch somebody else proposed to work',
        params: IdParam,
        headers: IfMatch,
        response: { 200: Saved },
      },
    },
    (request) =>
      approveWatch(parts, personOf(request), {
        id: request.params.id,
        seen: versionSeen(request.headers),
      }),
  );
  app.post(
    '/api/watches/:id/withdraw',
    {
      config,
      schema: {
        tags,
        summary: 'End a watch, or refuse one that waits for approval',
        params: IdParam,
        headers: IfMatch,
        body: Withdrawal,
        response: { 200: Saved },
      },
    },
    (request) =>
      withdrawWatch(
        parts,
        personOf(request),
        { id: request.params.id, seen: versionSeen(request.headers) },
        request.body.reason,
      ),
  );
}

function readRoutes(app: HttpServer, database: Database): void {
  const config = { policy: mayReadWatches };
  app.get(
    '/api/watches',
    {
      config,
      schema: {
        tags,
        summary: 'Watches: those that wait or work first',
        response: { 200: Type.Array(WatchView) },
      },
    },
    async (request) => {
      const person = personOf(request);
      const { realmId } = person;
      authorise(mayReadWatches, person, { realmId });
      return (await database.inRealm(realmId, (tx) => listWatches(tx, realmId, shown))).map(watchView);
    },
  );
  app.post(
    '/api/watches/check',
    {
      config,
      schema: {
        tags,
        summary: 'Whether a rule can be read and points at nobody, while it is being written',
        body: WatchToCheck,
        response: { 200: CheckedWatch },
      },
    },
    async (request) => {
      const person = personOf(request);
      authorise(mayReadWatches, person, { realmId: person.realmId });
      return checkWatch(request.body);
    },
  );
}

function watchView({ expiresAt, proposedAt, approvedAt, endedAt, ...rest }: Watch): Static<typeof WatchView> {
  return {
    ...rest,
    expiresAt: expiresAt.toISOString(),
    proposedAt: proposedAt.toISOString(),
    approvedAt: approvedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}
