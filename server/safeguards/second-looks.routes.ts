import { Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import type { Platform } from '../platform/module.ts';
import { figuresFor, lookAgain, looksFor } from './look-again.ts';
import { mayLookAgain } from './safeguards.policies.ts';
import { LookBody, LookFigures, LookPage, LookQuery } from './safeguards.schema.ts';

export function secondLookRoutes(app: HttpServer, parts: Platform): void {
  const config = { policy: mayLookAgain };
  const tags = ['safeguards'];
  app.get(
    '/api/second-looks',
    {
      config,
      schema: {
        tags,
        summary: 'Messages set aside by others and drawn for a second look',
        querystring: LookQuery,
        response: { 200: LookPage },
      },
    },
    async (request) => {
      const { items, next } = await looksFor(parts, personOf(request), request.query);
      const shown = items.map(({ drawnAt, receivedAt, ...look }) => ({
        ...look,
        drawnAt: drawnAt.toISOString(),
        receivedAt: receivedAt.toISOString(),
      }));
      return { items: shown, next };
    },
  );
  app.get(
    '/api/second-looks/figures',
    {
      config,
      schema: {
        tags,
        summary: 'The share set aside and how often the second person agreed, as everyone is told',
        response: { 200: LookFigures },
      },
    },
    (request) => figuresFor(parts, personOf(request)),
  );
  app.post(
    '/api/second-looks/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Agree that it was rightly set aside, or put it back',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        body: LookBody,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await lookAgain(parts, personOf(request), request.params.id, request.body.verdict);
      return reply.code(204).send(null);
    },
  );
}
