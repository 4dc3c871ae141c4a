import { Type } from 'typebox';
import { Next } from '../../platform/http/paging.ts';
import { toldTypes } from './payload.rules.ts';

const Id = Type.String({ format: 'uuid' });
const OptionalText = Type.Union([Type.String(), Type.Null()]);

export const WebhookFields = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    address: Type.String({ maxLength: 2000, description: 'https, public, at its own port.' }),
    eventTypes: Type.Array(Type.String({ enum: [...toldTypes] }), { maxItems: toldTypes.length }),
    enabled: Type.Boolean(),
    secret: Type.Optional(
      Type.String({
        maxLength: 200,
        description: '"whsec_" and 24–64 bytes in base64; kept where left out, never shown.',
      }),
    ),
  },
  { additionalProperties: false },
);

export const Webhooks = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Id,
      version: Type.Integer(),
      name: Type.String(),
      address: Type.String(),
      eventTypes: Type.Array(Type.String()),
      enabled: Type.Boolean(),
      /** "failing" or "gone" where Heed itself put it to rest. */
      restReason: OptionalText,
      failingSince: OptionalText,
    }),
  ),
  eventTypes: Type.Array(Type.String()),
});

export const DeliveryLog = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Id,
      type: Type.String(),
      state: Type.String(),
      createdAt: Type.String(),
      nextAt: OptionalText,
      body: Type.String(),
      attempts: Type.Array(
        Type.Object({
          attempt: Type.Integer(),
          at: Type.String(),
          status: Type.Union([Type.Integer(), Type.Null()]),
          error: OptionalText,
        }),
      ),
    }),
  ),
  next: Next,
});

export const Written = Type.Object({ id: Id, version: Type.Integer() });
