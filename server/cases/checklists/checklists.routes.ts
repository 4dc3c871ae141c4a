import { Type } from 'typebox';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';
import type { CaseParts } from '../act.ts';
import { mayChangeChecklists, mayReadCase, mayWorkOnCase } from '../case.policies.ts';
import { Checklist, ChecklistBody } from './checklist.schema.ts';
import type { ChecklistItem } from './checklists.store.ts';
import { listChecklists, saveChecklist, tickItem } from './checklists.ts';

const tags = ['checklists'];
const Id = Type.String({ format: 'uuid' });

export function checklistRoutes(app: HttpServer, parts: CaseParts): void {
  app.get(
    '/api/checklists',
    {
      config: { policy: mayReadCase },
      schema: {
        tags,
        summary: 'What has to be seen to, by topic',
        response: { 200: Type.Array(Checklist) },
      },
    },
    async (request) =>
      (await listChecklists(parts, personOf(request))).map((list) => ({
        ...list,
        items: list.items.map((item) => ({ ...item, text: { ...item.text } })),
      })) as never,
  );
  app.put(
    '/api/checklists/:id',
    {
      config: { policy: mayChangeChecklists },
      schema: {
        tags,
        summary: "Put a topic's checklist in force; earlier ones stay on record",
        params: Type.Object({ id: Id }),
        headers: IfMatch,
        body: ChecklistBody,
        response: { 200: Type.Object({ version: Type.Integer() }) },
      },
    },
    async (request) => {
      const seen = versionSeen(request.headers);
      const items = request.body.items as readonly ChecklistItem[];
      const { version } = await saveChecklist(parts, personOf(request), request.params.id, seen, items);
      return { version };
    },
  );
  app.post(
    '/api/cases/:id/checklist',
    {
      config: { policy: mayWorkOnCase },
      schema: {
        tags,
        summary: 'Tick an item of a case, or take the tick back',
        params: Type.Object({ id: Id }),
        body: Type.Object({ itemId: Id, done: Type.Boolean() }, { additionalProperties: false }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await tickItem(parts, personOf(request), request.params.id, request.body);
      return reply.code(204).send(null);
    },
  );
}
