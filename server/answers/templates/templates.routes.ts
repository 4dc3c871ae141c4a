import { Type } from 'typebox';
import type { CaseParts } from '../../cases/index.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';
import { mayChangeTemplates, mayDraft } from '../answer.policies.ts';
import { addTemplate, changeTemplate, withdrawTemplate } from './save-template.ts';
import { FittingTemplates, SavedTemplate, TemplateBody, TemplateList } from './template.schema.ts';
import { listTemplates, templatesForCase } from './templates-for.ts';

const tags = ['answers'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const read = { policy: mayDraft };
const change = { policy: mayChangeTemplates };

export function templateRoutes(app: HttpServer, parts: CaseParts): void {
  app.get(
    '/api/templates',
    { config: read, schema: { tags, summary: 'Templates of answers', response: { 200: TemplateList } } },
    (request) => listTemplates(parts, personOf(request)),
  );
  app.get(
    '/api/cases/:id/templates',
    {
      config: read,
      schema: { tags, summary: 'Templates that fit a case', params, response: { 200: FittingTemplates } },
    },
    (request) => templatesForCase(parts, personOf(request), request.params.id),
  );
  app.post(
    '/api/templates',
    {
      config: change,
      schema: { tags, summary: 'Add a template', body: TemplateBody, response: { 201: SavedTemplate } },
    },
    async (request, reply) => {
      const { id, version } = await addTemplate(parts, personOf(request), request.body);
      return reply.code(201).send({ id, version });
    },
  );
  app.put(
    '/api/templates/:id',
    {
      config: change,
      schema: {
        tags,
        summary: 'Change a template',
        params,
        headers: IfMatch,
        body: TemplateBody,
        response: { 200: SavedTemplate },
      },
    },
    async (request) => {
      const asked = { id: request.params.id, seen: versionSeen(request.headers), body: request.body };
      const { id, version } = await changeTemplate(parts, personOf(request), asked);
      return { id, version };
    },
  );
  app.delete(
    '/api/templates/:id',
    {
      config: change,
      schema: {
        tags,
        summary: 'Take a template out of use',
        params,
        headers: IfMatch,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await withdrawTemplate(parts, personOf(request), request.params.id, versionSeen(request.headers));
      return reply.code(204).send(null);
    },
  );
}
