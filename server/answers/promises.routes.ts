import { Type } from 'typebox';
import { type CaseParts, sightOf } from '../cases/index.ts';
import { PageQuery, page, readCursor } from '../platform/http/paging.ts';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { mayDraft, mayReadPromises } from './answer.policies.ts';
import { PromisePage, PromisesByAuthority, Saved } from './answer.schema.ts';
import { movePromise } from './move-promise.ts';
import { firstCounted, listPromises, promiseStates, promisesByAuthority } from './promises.store.ts';

export function promiseRoutes(app: HttpServer, parts: CaseParts): void {
  app.get(
    '/api/promises/by-authority',
    {
      config: { policy: mayReadPromises },
      schema: {
        tags: ['answers'],
        summary: 'How authorities keep their word: what is open, and what fell due in the last 90 days',
        response: { 200: PromisesByAuthority },
      },
    },
    async (request) => {
      const person = personOf(request);
      const { realmId } = person;
      const from = firstCounted(parts.clock.now());
      const rows = await parts.database.inRealm(realmId, (tx) =>
        promisesByAuthority(tx, realmId, sightOf(person), from),
      );
      return { from, rows };
    },
  );
  app.post(
    '/api/promises/:id/move',
    {
      config: { policy: mayDraft },
      schema: {
        tags: ['answers'],
        summary: 'Ask for a new date: an interim answer that says why goes to review',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        body: Type.Object({
          promisedOn: Type.String({ format: 'date' }),
          reason: Type.String({ minLength: 2, maxLength: 5000 }),
        }),
        response: { 201: Saved },
      },
    },
    async (request, reply) => {
      const asked = { promiseId: request.params.id, ...request.body };
      const { id, version, state } = await movePromise(parts, personOf(request), asked);
      return reply.code(201).send({ id, version, state });
    },
  );
  app.get(
    '/api/promises',
    {
      config: { policy: mayReadPromises },
      schema: {
        tags: ['answers'],
        summary: 'What residents were promised, kept and broken',
        querystring: Type.Object({ ...PageQuery, state: Type.Optional(Type.Enum([...promiseStates])) }),
        response: { 200: PromisePage },
      },
    },
    async (request) => {
      const person = personOf(request);
      const { realmId } = person;
      const { state = 'open', limit = 50, cursor } = request.query;
      const after = cursor === undefined ? undefined : readCursor(cursor, ['day', 'id']);
      const rows = await parts.database.inRealm(realmId, (tx) =>
        listPromises(tx, realmId, sightOf(person), { state, after, limit: limit + 1, at: parts.clock.now() }),
      );
      const { items, next } = page(rows, limit, ({ promisedOn, id }) => [promisedOn, id]);
      return {
        items: items.map(({ settledAt, ...row }) => ({
          ...row,
          settledAt: settledAt?.toISOString() ?? null,
        })),
        next,
      };
    },
  );
}
