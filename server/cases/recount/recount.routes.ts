import { Type } from 'typebox';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import type { CaseParts } from '../act.ts';
import { mayReadCase } from '../case.policies.ts';
import { latestRecounts } from './recount.store.ts';

const OptionalText = Type.Union([Type.String(), Type.Null()]);

export function recountRoutes(app: HttpServer, parts: CaseParts): void {
  app.get(
    '/api/clock-recounts',
    {
      config: { policy: mayReadCase },
      schema: {
        tags: ['cases'],
        summary: 'How far clocks are counted anew after a calendar or a passport changed',
        response: {
          200: Type.Array(
            Type.Object({
              id: Type.String(),
              calendarId: OptionalText,
              topicId: OptionalText,
              state: Type.String(),
              casesTotal: Type.Integer(),
              casesDone: Type.Integer(),
              casesMoved: Type.Integer(),
              startedAt: Type.String(),
              finishedAt: OptionalText,
            }),
          ),
        },
      },
    },
    async (request) => {
      const { realmId } = personOf(request);
      const found = await parts.database.inRealm(realmId, (tx) => latestRecounts(tx, realmId));
      return found.map(({ startedAt, finishedAt, ...rest }) => ({
        ...rest,
        startedAt: startedAt.toISOString(),
        finishedAt: finishedAt?.toISOString() ?? null,
      }));
    },
  );
}
