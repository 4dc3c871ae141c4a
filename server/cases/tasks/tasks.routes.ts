import { Type } from 'typebox';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';
import type { CaseParts } from '../act.ts';
import { mayReadCase, mayWorkOnCase } from '../case.policies.ts';
import { Task } from '../work/work.schema.ts';
import { giveTask, listTasksFor, settleTask } from './tasks.ts';

const tags = ['tasks'];
const Id = Type.String({ format: 'uuid' });
const params = Type.Object({ id: Id });
const Settled = Type.Union([Type.Literal('done'), Type.Literal('refused'), Type.Literal('withdrawn')]);

export function taskRoutes(app: HttpServer, parts: CaseParts): void {
  app.get(
    '/api/tasks',
    {
      config: { policy: mayReadCase },
      schema: {
        tags,
        summary: 'What my authority was asked for by others',
        response: { 200: Type.Array(Task) },
      },
    },
    (request) => listTasksFor(parts, personOf(request)),
  );
  app.post(
    '/api/cases/:id/tasks',
    {
      config: { policy: mayWorkOnCase },
      schema: {
        tags,
        summary: 'Ask another authority for a part of the work',
        params,
        body: Type.Object(
          {
            authorityId: Id,
            text: Type.String({ minLength: 1, maxLength: 2000 }),
            dueOn: Type.String({ format: 'date' }),
          },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ id: Id }) },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await giveTask(parts, personOf(request), request.params.id, request.body)),
  );
  app.post(
    '/api/tasks/:id/settle',
    {
      config: { policy: mayWorkOnCase },
      schema: {
        tags,
        summary: 'Say what became of it',
        params,
        headers: IfMatch,
        body: Type.Object(
          { state: Settled, result: Type.String({ minLength: 1, maxLength: 2000 }) },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ id: Id, version: Type.Integer() }) },
      },
    },
    (request) =>
      settleTask(parts, personOf(request), request.params.id, versionSeen(request.headers), request.body),
  );
}
