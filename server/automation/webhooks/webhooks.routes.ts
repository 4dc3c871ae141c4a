import { Type } from 'typebox';
import { PageQuery } from '../../platform/http/paging.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';
import type { Platform } from '../../platform/module.ts';
import { mayKeepWebhooks } from '../automation.policies.ts';
import { logOfWebhook, replayDelivery, webhooksFor } from './read-webhooks.ts';
import { removeWebhook, saveWebhook } from './save-webhook.ts';
import { DeliveryLog, WebhookFields, Webhooks, Written } from './webhooks.schema.ts';

const tags = ['automation'];
const Id = Type.String({ format: 'uuid' });
const params = Type.Object({ id: Id });
const config = { policy: mayKeepWebhooks };

export function webhookRoutes(app: HttpServer, parts: Platform): void {
  app.get(
    '/api/webhooks',
    { config, schema: { tags, summary: 'Programs that are told of events', response: { 200: Webhooks } } },
    (request) => webhooksFor(parts, personOf(request)),
  );
  app.post(
    '/api/webhooks',
    { config, schema: { tags, summary: 'Add a webhook', body: WebhookFields, response: { 201: Written } } },
    async (request, reply) => reply.code(201).send(await saveWebhook(parts, personOf(request), request.body)),
  );
  app.put(
    '/api/webhooks/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change a webhook',
        headers: IfMatch,
        params,
        body: WebhookFields,
        response: { 200: Written },
      },
    },
    (request) => {
      const target = { id: request.params.id, seen: versionSeen(request.headers) };
      return saveWebhook(parts, personOf(request), request.body, target);
    },
  );
  app.delete(
    '/api/webhooks/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Remove a webhook and its log',
        headers: IfMatch,
        params,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const target = { id: request.params.id, seen: versionSeen(request.headers) };
      await removeWebhook(parts, personOf(request), target);
      return reply.code(204).send(null);
    },
  );
  app.get(
    '/api/webhooks/:id/deliveries',
    {
      config,
      schema: {
        tags,
        summary: 'What was told, and every try, newest first',
        params,
        querystring: Type.Object(PageQuery),
        response: { 200: DeliveryLog },
      },
    },
    (request) => logOfWebhook(parts, personOf(request), request.params.id, request.query),
  );
  app.post(
    '/api/webhooks/:id/deliveries/:deliveryId/replay',
    {
      config,
      schema: {
        tags,
        summary: 'Tell it again under the same webhook-id',
        params: Type.Object({ id: Id, deliveryId: Id }),
        response: { 202: Type.Null() },
      },
    },
    async (request, reply) => {
      const { id, deliveryId } = request.params;
      await replayDelivery(parts, personOf(request), id, deliveryId);
      return reply.code(202).send(null);
    },
  );
}
