import { type HttpServer, personOf } from '../platform/http/server.ts';
import type { Wake } from '../platform/wake.ts';
import type { CaseParts } from './act.ts';
import { mayReadCase } from './case.policies.ts';
import { changesOf, ownOf } from './live-changes.rules.ts';
import { newsOfRealms } from './live-news.ts';
import { sightOf } from './sight.ts';

/** After this long a desk has to ask again, as who they are by then: a role taken back or a session ended tells no more. */
const longestMs = 5 * 60_000;

/**
 * What changed, as server-sent events: only ids, and only of what this person may see; the desk asks for the rest.
 * Each process reads the log itself, so it does not matter which one wrote.
 */
export function liveRoutes(
  app: HttpServer,
  parts: CaseParts & { wake: Wake },
  endAfterMs = longestMs,
): { stop(): void } {
  const news = newsOfRealms(parts);
  app.get(
    '/api/live',
    {
      config: { policy: mayReadCase },
      schema: { tags: ['cases'], summary: 'Changes as they happen (text/event-stream)' },
    },
    async (request, reply) => {
      const person = personOf(request);
      const sight = sightOf(person);
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      reply.raw.write('retry: 2000\n\n');
      const leave = news.follow(person.realmId, {
        tell(latest) {
          const changes = [...changesOf(latest, sight), ...ownOf(latest.events, person)];
          for (const change of changes) reply.raw.write(`data: ${JSON.stringify(change)}\n\n`);
        },
        silence: () => void reply.raw.write(': still here\n\n'),
        end: () => void reply.raw.end(),
      });
      const over = setTimeout(() => reply.raw.end(), endAfterMs);
      reply.raw.on('close', () => {
        clearTimeout(over);
        leave();
      });
    },
  );
  return news;
}
