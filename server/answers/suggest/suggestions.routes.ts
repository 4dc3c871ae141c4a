import { Type } from 'typebox';
import type { CaseParts } from '../../cases/index.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { mayDraft } from '../answer.policies.ts';
import { suggestionsFor } from './suggest-sources.ts';
import { Suggestions, WrittenDraft } from './suggestion.schema.ts';
import { draftWriter } from './write-draft.ts';

const tags = ['answers'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const config = { policy: mayDraft };

export function suggestionRoutes(app: HttpServer, parts: CaseParts): void {
  const writeDraft = draftWriter(parts);
  app.get(
    '/api/cases/:id/suggestions',
    {
      config,
      schema: {
        tags,
        summary: 'What an answer can be begun from: approved answers to similar cases, and templates',
        params,
        response: { 200: Suggestions },
      },
    },
    (request) => suggestionsFor(parts, personOf(request), request.params.id),
  );
  app.post(
    '/api/cases/:id/suggestions/draft',
    {
      config,
      schema: {
        tags,
        summary: 'Have the model that is set write a draft from those sources',
        params,
        response: { 200: WrittenDraft },
      },
    },
    (request, reply) => {
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      return writeDraft(personOf(request), request.params.id, gone.signal);
    },
  );
}
