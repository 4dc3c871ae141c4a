import { Type } from 'typebox';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { IfMatch, versionSeen } from '../platform/http/version.ts';
import { mayDecideOnMessages } from './intake.policies.ts';
import { setAsideReasons } from './message.rules.ts';
import { restoreMessage, setAside } from './set-aside.ts';

const tags = ['intake'];

export function messageRoutes(app: HttpServer, parts: { database: Database; clock: Clock }): void {
  const config = { policy: mayDecideOnMessages };
  const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
  const response = { 200: Type.Object({ version: Type.Integer() }) };
  const reason = Type.Union(setAsideReasons.map((one) => Type.Literal(one)));

  app.post(
    '/api/messages/:id/set-aside',
    {
      config,
      schema: {
        tags,
        summary: 'Set a message aside',
        params,
        headers: IfMatch,
        body: Type.Object({ reason }),
        response,
      },
    },
    (request) =>
      setAside(parts, personOf(request), {
        messageId: request.params.id,
        seen: versionSeen(request.headers),
        reason: request.body.reason,
      }),
  );

  app.post(
    '/api/messages/:id/restore',
    {
      config,
      schema: { tags, summary: 'Bring a set-aside message back', params, headers: IfMatch, response },
    },
    (request) =>
      restoreMessage(parts, personOf(request), {
        messageId: request.params.id,
        seen: versionSeen(request.headers),
      }),
  );
}
