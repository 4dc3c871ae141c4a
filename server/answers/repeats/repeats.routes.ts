import { Type } from 'typebox';
import { type CaseParts, requireReadable, sightOf } from '../../cases/index.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { mayReadPromises } from '../answer.policies.ts';
import { Repeats } from './repeats.schema.ts';
import { type RepeatedCase, repeatsAround } from './repeats.store.ts';

const shown = (one: RepeatedCase) => ({
  id: one.id,
  number: one.number,
  title: one.title,
  language: one.language,
  openedAt: one.openedAt.toISOString(),
  answeredAt: one.answeredAt?.toISOString() ?? null,
  closedAt: one.closedAt?.toISOString() ?? null,
  outcome: one.outcome,
  solved: one.solved,
  answer: one.answer,
  promises: [...one.promises],
});

export function repeatRoutes(app: HttpServer, parts: CaseParts): void {
  app.get(
    '/api/cases/:id/repeats',
    {
      config: { policy: mayReadPromises },
      schema: {
        tags: ['answers'],
        summary: 'The earlier case this one repeats, what was promised then, and what repeats this one',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        response: { 200: Repeats },
      },
    },
    (request) => {
      const person = personOf(request);
      const { realmId } = person;
      return parts.database.inRealm(realmId, async (tx) => {
        const row = await requireReadable(tx, person, request.params.id);
        const around = await repeatsAround(tx, realmId, row.id, sightOf(person));
        return {
          earlier: around.filter(({ isEarlier }) => isEarlier).map(shown),
          later: around.filter(({ isEarlier }) => !isEarlier).map(shown),
        };
      });
    },
  );
}
