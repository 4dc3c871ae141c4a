import { Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import type { Platform } from '../platform/module.ts';
import { changeRetention, keepRetention, retentionFor } from './keep-retention.ts';
import { mayKeepRetention } from './safeguards.policies.ts';
import { KindParam, Retention, RetentionReport, TermBody } from './safeguards.schema.ts';

export function retentionRoutes(app: HttpServer, parts: Platform): void {
  const config = { policy: mayKeepRetention };
  const tags = ['safeguards'];
  app.get(
    '/api/retention',
    {
      config,
      schema: {
        tags,
        summary: 'How long personal data is kept, and what was taken away',
        response: { 200: Retention },
      },
    },
    (request) => retentionFor(parts, personOf(request)),
  );
  app.put(
    '/api/retention/:kind',
    {
      config,
      schema: {
        tags,
        summary: 'Decide how long a kind of data is kept; null: for good',
        params: KindParam,
        body: TermBody,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await changeRetention(parts, personOf(request), request.params.kind, request.body.days);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/retention/dry-run',
    {
      config,
      schema: { tags, summary: 'What would be taken away now', response: { 200: RetentionReport } },
    },
    async (request) => {
      const person = personOf(request);
      await retentionFor(parts, person);
      return keepRetention(parts, person.realmId, { dry: true, actor: person });
    },
  );
  app.post(
    '/api/retention/run',
    {
      config,
      schema: {
        tags,
        summary: 'Take away now what its time has come for, as every night; cannot be undone',
        response: { 200: RetentionReport },
      },
    },
    async (request) => {
      const person = personOf(request);
      await retentionFor(parts, person);
      return keepRetention(parts, person.realmId, { dry: false, actor: person });
    },
  );
}
