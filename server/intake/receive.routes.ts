import type { FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import type { Service } from '../access/index.ts';
import type { Channel, HeardMessage } from '../channels/index.ts';
import { createGatherer, type Gatherer } from '../platform/gather.ts';
import { programHeaders } from '../platform/http/content-policy.ts';
import type { HttpServer } from '../platform/http/server.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Accepted, Arrival } from './accept-messages.ts';
import { requireAcceptable } from './message.rules.ts';

const text = (maxLength: number) => Type.Optional(Type.Union([Type.String({ maxLength }), Type.Null()]));

/** A message as an integrator sends it. */
export const IncomingMessage = Type.Object(
  {
    externalId: Type.String({
      minLength: 1,
      maxLength: 500,
      description: 'Unique within the channel; sending it again changes nothing.',
    }),
    text: Type.String(),
    publishedAt: Type.Optional(Type.Union([Type.String({ format: 'date-time' }), Type.Null()])),
    author: Type.Optional(
      Type.Union([
        Type.Object(
          { address: Type.String({ minLength: 1, maxLength: 500 }), name: text(500), contact: text(500) },
          { additionalProperties: false },
        ),
        Type.Null(),
      ]),
    ),
    threadId: text(500),
    parentExternalId: text(500),
    url: text(2000),
    title: text(2000),
    address: text(2000),
    point: Type.Optional(
      Type.Union([
        Type.Object({
          lon: Type.Number({ minimum: -180, maximum: 180 }),
          lat: Type.Number({ minimum: -90, maximum: 90 }),
        }),
        Type.Null(),
      ]),
    ),
    private: Type.Optional(Type.Boolean()),
    reach: Type.Optional(Type.Union([Type.Record(Type.String(), Type.Integer({ minimum: 0 })), Type.Null()])),
  },
  { additionalProperties: false },
);

const AcceptedReply = Type.Object({ messageId: Type.String(), isNew: Type.Boolean() });

export interface ReceiveParts {
  readonly accept: (arrivals: readonly Arrival[], by: string) => Promise<Accepted[]>;
  readonly requireService: (authorization: string | undefined, scope: string) => Promise<Service>;
  /** @throws Refusal `channel-unknown` */
  readonly channelOf: (realmId: string, channelId: string) => Promise<Channel>;
  readonly now: () => Date;
}

/** How programs bring messages in: one at a time in common commits, or in batches. */
export function receiveRoutes(app: HttpServer, parts: ReceiveParts): { drain(): Promise<void> } {
  const gatherer: Gatherer<Arrival, Accepted> = createGatherer((arrivals) => parts.accept(arrivals, 'api'), {
    atOnce: 2,
    largest: 1000,
  });
  // Programs need few of the headers made for browsers, and their rate is the token's to limit.
  const config = { policy: { scope: 'messages:write' }, rateLimit: false } as const;
  const helmet = false;
  const onRequest = async (_request: unknown, reply: FastifyReply) => void reply.headers(programHeaders);
  const params = Type.Object({ channelId: Type.String({ format: 'uuid' }) });
  const security = [{ token: [] }];
  const tags = ['intake'];

  const arrivalFor = async (authorization: string | undefined, channelId: string) => {
    const service = await parts.requireService(authorization, 'messages:write');
    const channel = await parts.channelOf(service.realmId, channelId);
    return (message: Static<typeof IncomingMessage>): Arrival => ({
      realmId: service.realmId,
      channelId,
      centreId: channel.centreId,
      source: 'api',
      message: requireAcceptable(heard(message), parts.now()),
    });
  };

  app.post(
    '/api/channels/:channelId/messages',
    {
      config,
      helmet,
      onRequest,
      schema: {
        tags,
        security,
        summary: 'Bring in a message; durable when it answers',
        params,
        body: IncomingMessage,
        response: { 202: AcceptedReply },
      },
    },
    async (request, reply) => {
      const toArrival = await arrivalFor(request.headers.authorization, request.params.channelId);
      return reply.code(202).send(await gatherer.add(toArrival(request.body)));
    },
  );

  app.post(
    '/api/channels/:channelId/messages/batch',
    {
      config,
      bodyLimit: 16 * 1024 * 1024,
      schema: {
        tags,
        security,
        summary: 'Bring in up to 1,000 messages; all or none, durable when it answers',
        params,
        body: Type.Array(IncomingMessage, { minItems: 1, maxItems: 1000 }),
        response: { 202: Type.Array(AcceptedReply) },
      },
    },
    async (request, reply) => {
      const toArrival = await arrivalFor(request.headers.authorization, request.params.channelId);
      return reply.code(202).send(await parts.accept(request.body.map(toArrival), 'api'));
    },
  );

  return gatherer;
}

function heard(message: Static<typeof IncomingMessage>): HeardMessage {
  const { author } = message;
  return {
    externalId: message.externalId,
    text: message.text,
    publishedAt: message.publishedAt ? readDate(message.publishedAt) : null,
    author: author
      ? { address: author.address, name: author.name ?? null, contact: author.contact ?? null }
      : null,
    threadId: message.threadId ?? null,
    parentExternalId: message.parentExternalId ?? null,
    url: message.url ?? null,
    title: message.title ?? null,
    private: message.private ?? false,
    reach: message.reach ?? null,
    point: message.point ?? null,
    address: message.address ?? null,
    files: [],
  };
}

function readDate(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new Refusal('invalid', { field: 'publishedAt', problem: 'date' });
  return date;
}
