import { Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { authorise } from '../platform/policy.ts';
import { askForRenewal } from './renew-all.ts';
import { readRenewal } from './renewals.store.ts';
import { mayRenewSearch, maySearch } from './search.policies.ts';
import { RenewalView, SearchPage, SearchQuery } from './search.schema.ts';
import { findWithin } from './views/cases-of-view.ts';
import type { SearchParts } from './write-documents.ts';

const tags = ['search'];

export function searchRoutes(app: HttpServer, parts: SearchParts): void {
  app.get(
    '/api/search',
    {
      config: { policy: maySearch },
      schema: {
        tags,
        summary: 'Cases by words of their messages, answers and notes, by number or address',
        querystring: SearchQuery,
        response: { 200: SearchPage },
      },
    },
    (request) => findWithin(parts, personOf(request), request.query),
  );
  app.get(
    '/api/search/renewal',
    {
      config: { policy: mayRenewSearch },
      schema: { tags, summary: 'How far the last re-indexing is', response: { 200: RenewalView } },
    },
    async (request) => {
      const person = personOf(request);
      authorise(mayRenewSearch, person, { realmId: person.realmId });
      const found = await parts.database.inRealm(person.realmId, (tx) => readRenewal(tx, person.realmId));
      if (!found) return null;
      const { state, done, total, startedAt, finishedAt } = found;
      return {
        state,
        done,
        total,
        startedAt: startedAt.toISOString(),
        finishedAt: finishedAt?.toISOString() ?? null,
      };
    },
  );
  app.post(
    '/api/search/renewal',
    {
      config: { policy: mayRenewSearch },
      schema: { tags, summary: 'Index everything again', response: { 202: Type.Null() } },
    },
    async (request, reply) => {
      const person = personOf(request);
      authorise(mayRenewSearch, person, { realmId: person.realmId });
      await askForRenewal(parts, person);
      return reply.code(202).send(null);
    },
  );
}
