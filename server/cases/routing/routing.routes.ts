import { Type } from 'typebox';
import { Condition } from '../../conditions/index.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { mayChangeRouting, RoutingEffectFields } from '../../territory/index.ts';
import type { CaseParts } from '../act.ts';
import { tryRouting } from './try-routing.ts';

const Id = Type.String({ format: 'uuid' });
const OptionalId = Type.Union([Id, Type.Null()]);

const Rule = Type.Interface(
  [
    Type.Object({
      id: Id,
      position: Type.Integer({ minimum: 0, maximum: 100_000 }),
      authorityId: Id,
      executorId: OptionalId,
      note: Type.Union([Type.String(), Type.Null()]),
    }),
    RoutingEffectFields,
  ],
  { conditions: Condition },
);

export const TrialReply = Type.Object({
  tried: Type.Integer(),
  unroutedBefore: Type.Integer(),
  unroutedAfter: Type.Integer(),
  moves: Type.Array(
    Type.Object({
      from: OptionalId,
      to: OptionalId,
      count: Type.Integer(),
      examples: Type.Array(
        Type.Object({ caseId: Id, number: Type.String(), title: Type.String(), authorityId: OptionalId }),
      ),
    }),
  ),
  effects: Type.Array(
    Type.Object({
      kind: Type.String(),
      before: Type.Integer(),
      after: Type.Integer(),
      changed: Type.Integer(),
    }),
  ),
  findings: Type.Array(Type.Object({ ruleId: Id, kind: Type.String(), by: OptionalId })),
});

export function routingTrialRoutes(app: HttpServer, parts: CaseParts): void {
  app.post(
    '/api/routing/try',
    {
      config: { policy: mayChangeRouting },
      schema: {
        tags: ['territory'],
        summary: 'What proposed rules would have made of the last days, and what is wrong with them',
        body: Type.Object({
          rules: Type.Array(Rule, { maxItems: 2000 }),
          days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 })),
        }),
        response: { 200: TrialReply },
      },
    },
    async (request) => {
      const { rules, days = 31, limit = 5000 } = request.body;
      const trial = await tryRouting(parts, personOf(request), { rules, days, limit });
      return structuredClone(trial) as Mutable<typeof trial>;
    },
  );
}

/** The reply's schema speaks of arrays that may be written to. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object | null ? Mutable<T[K]> : T[K] };
