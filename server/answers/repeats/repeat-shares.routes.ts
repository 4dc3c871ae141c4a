import { Type } from 'typebox';
import { type CaseParts, sightOf } from '../../cases/index.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { mayReadPromises } from '../answer.policies.ts';
import { leastClosed, repeatShares, repeatsOfAuthority, ripeSpan } from './repeat-shares.store.ts';
import { RepeatPairs, RepeatShares } from './repeats.schema.ts';

const tags = ['answers'];
const config = { policy: mayReadPromises };
const shareOf = (part: number, whole: number) => (whole < leastClosed ? null : part / whole);

/** Share of repeats: cases the same place and topic was written about again within 90 days of closing, of all closed. */
export function repeatShareRoutes(app: HttpServer, parts: CaseParts): void {
  app.get(
    '/api/repeats/by-authority',
    {
      config,
      schema: {
        tags,
        summary: 'Of the cases each authority closed, the share that came back within 90 days',
        response: { 200: RepeatShares },
      },
    },
    async (request) => {
      const person = personOf(request);
      const { realmId } = person;
      const span = ripeSpan(parts.clock.now());
      const rows = await parts.database.inRealm(realmId, (tx) =>
        repeatShares(tx, realmId, sightOf(person), span),
      );
      return {
        from: span.from.toISOString(),
        until: span.until.toISOString(),
        least: leastClosed,
        rows: rows.map(({ authorityId, closed, repeated, closedBefore, repeatedBefore }) => ({
          authorityId,
          closed,
          repeated,
          share: shareOf(repeated, closed),
          shareBefore: shareOf(repeatedBefore, closedBefore),
        })),
      };
    },
  );
  app.get(
    '/api/repeats/by-authority/:id',
    {
      config,
      schema: {
        tags,
        summary: 'The cases behind the share of repeats of one authority',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        response: { 200: RepeatPairs },
      },
    },
    async (request) => {
      const person = personOf(request);
      const { realmId } = person;
      const span = ripeSpan(parts.clock.now());
      const pairs = await parts.database.inRealm(realmId, (tx) =>
        repeatsOfAuthority(tx, realmId, sightOf(person), request.params.id, span),
      );
      return pairs.map((pair) => ({
        ...pair,
        closedAt: pair.closedAt.toISOString(),
        openedAt: pair.openedAt.toISOString(),
      }));
    },
  );
}
