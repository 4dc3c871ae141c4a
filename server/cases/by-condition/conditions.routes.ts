import { Type } from 'typebox';
import { Condition } from '../../conditions/index.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import type { CaseParts } from '../act.ts';
import { mayReadCase } from '../case.policies.ts';
import { tryCondition } from './try-condition.ts';

export const ConditionTrialReply = Type.Object({
  asked: Type.Integer(),
  held: Type.Integer(),
  parts: Type.Array(Type.Integer()),
  examples: Type.Array(
    Type.Object({ caseId: Type.String({ format: 'uuid' }), number: Type.String(), title: Type.String() }),
  ),
});

const Body = Type.Interface(
  [
    Type.Object({
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 })),
    }),
  ],
  { condition: Condition },
);

/** The one test bench of the one predicate language, whoever asks: routing, automation, a checklist, a view. */
export function conditionRoutes(app: HttpServer, parts: CaseParts): void {
  app.post(
    '/api/conditions/try',
    {
      config: { policy: mayReadCase },
      schema: {
        tags: ['cases'],
        summary: 'For how many of the last days’ cases a condition holds, part by part, with examples',
        body: Body,
        response: { 200: ConditionTrialReply },
      },
    },
    async (request) => {
      const { condition, days = 31, limit = 5000 } = request.body;
      const trial = await tryCondition(parts, personOf(request), { condition, days, limit });
      return { ...trial, parts: [...trial.parts], examples: [...trial.examples] };
    },
  );
}
