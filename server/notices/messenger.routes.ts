import { Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { messengerOf, newMessengerCode, unlinkMessenger } from './messenger.ts';
import { MessengerView } from './notices.schema.ts';
import type { MessengerParts } from './send-messenger.ts';

const tags = ['notices'];
const config = { policy: 'signed in' as const };

export function messengerRoutes(app: HttpServer, parts: MessengerParts): void {
  app.get(
    '/api/notices/messenger',
    {
      config,
      schema: {
        tags,
        summary: 'Whether a messenger is linked, and which can be',
        response: { 200: MessengerView },
      },
    },
    async (request) => {
      const { linked, channels } = await messengerOf(parts, personOf(request));
      const names = (name: Readonly<Record<string, string>>) => ({ ...name });
      return {
        linked: linked && { channelName: names(linked.channelName), at: linked.at },
        channels: channels.map((channel) => ({ ...channel, name: names(channel.name) })),
      };
    },
  );
  app.post(
    '/api/notices/messenger/code',
    {
      config,
      schema: {
        tags,
        summary: 'A code that links the conversation it is sent from, once',
        response: { 201: Type.Object({ code: Type.String(), expiresAt: Type.String() }) },
      },
    },
    async (request, reply) => reply.code(201).send(await newMessengerCode(parts, personOf(request))),
  );
  app.delete(
    '/api/notices/messenger',
    { config, schema: { tags, summary: 'Unlink it', response: { 204: Type.Null() } } },
    async (request, reply) => {
      await unlinkMessenger(parts, personOf(request));
      return reply.code(204).send(null);
    },
  );
}
