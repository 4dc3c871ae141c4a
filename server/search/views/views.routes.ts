import { Type } from 'typebox';
import { CasePage, CaseQuery } from '../../cases/index.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';
import type { SearchParts } from '../write-documents.ts';
import { casesOfView } from './cases-of-view.ts';
import { removeView, savedViewsFor, saveView } from './save-view.ts';
import { SavedViews, ViewFields, Written } from './views.schema.ts';

const tags = ['search'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const config = { policy: 'signed in' as const };

export function viewRoutes(app: HttpServer, parts: SearchParts): void {
  app.get(
    '/api/saved-views',
    {
      config,
      schema: { tags, summary: 'Own views and those of one’s teams', response: { 200: SavedViews } },
    },
    (request) => savedViewsFor(parts, personOf(request)),
  );
  app.post(
    '/api/saved-views',
    { config, schema: { tags, summary: 'Keep a view', body: ViewFields, response: { 201: Written } } },
    async (request, reply) => reply.code(201).send(await saveView(parts, personOf(request), request.body)),
  );
  app.put(
    '/api/saved-views/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change a view',
        headers: IfMatch,
        params,
        body: ViewFields,
        response: { 200: Written },
      },
    },
    (request) =>
      saveView(parts, personOf(request), request.body, {
        id: request.params.id,
        seen: versionSeen(request.headers),
      }),
  );
  app.get(
    '/api/saved-views/:id/cases',
    {
      config,
      schema: {
        tags,
        summary: 'The cases of a view, of those I may see',
        params,
        querystring: CaseQuery,
        response: { 200: CasePage },
      },
    },
    (request) => casesOfView(parts, personOf(request), request.params.id, request.query),
  );
  app.delete(
    '/api/saved-views/:id',
    {
      config,
      schema: { tags, summary: 'Forget a view', headers: IfMatch, params, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const seen = versionSeen(request.headers);
      await removeView(parts, personOf(request), { id: request.params.id, seen });
      return reply.code(204).send(null);
    },
  );
}
