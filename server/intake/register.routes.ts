import { Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { mayRegisterMessages } from './intake.policies.ts';
import { longestText } from './message.rules.ts';
import { type RegisterParts, registerMessage } from './register-message.ts';

const optional = (maxLength: number) => Type.Optional(Type.Union([Type.String({ maxLength }), Type.Null()]));
const common = {
  text: Type.String({ minLength: 1, maxLength: longestText }),
  channelId: Type.Optional(Type.String({ format: 'uuid' })),
};

export const PostToRegister = Type.Object(
  {
    ...common,
    kind: Type.Literal('post'),
    url: Type.String({ minLength: 3, maxLength: 2000, description: 'Kept, and never opened.' }),
    publishedAt: Type.Optional(Type.Union([Type.String({ format: 'date-time' }), Type.Null()])),
    authorName: optional(500),
    title: optional(2000),
  },
  { additionalProperties: false },
);

export const CallToRegister = Type.Object(
  {
    ...common,
    kind: Type.Literal('call'),
    callerName: optional(500),
    phone: optional(100),
    address: optional(2000),
    key: Type.Optional(
      Type.String({ format: 'uuid', description: 'Sent again with the same key, it is one call.' }),
    ),
  },
  { additionalProperties: false },
);

export function registerRoutes(app: HttpServer, parts: RegisterParts): void {
  app.post(
    '/api/messages/register',
    {
      config: { policy: mayRegisterMessages },
      schema: {
        tags: ['intake'],
        summary: 'Register a post by its address, or a call',
        body: Type.Union([PostToRegister, CallToRegister]),
        response: { 200: Type.Object({ messageId: Type.String(), isNew: Type.Boolean() }) },
      },
    },
    (request) => registerMessage(parts, personOf(request), request.body),
  );
}
