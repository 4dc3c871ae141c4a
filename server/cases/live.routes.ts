import type { FastifyReply } from 'fastify';
import type { EventData } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import { horizon, type Position, positionAt, readAllAfter, type StoredEvent } from '../platform/event-log.ts';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import type { Wake } from '../platform/wake.ts';
import type { CaseParts } from './act.ts';
import { mayReadCase } from './case.policies.ts';
import type { Sight } from './case-list.store.ts';
import { sightOf } from './read-case.ts';
import { visibleAmong } from './visible.store.ts';

/** How often a silent line is kept open through proxies that close idle ones. */
const heartbeatMs = 25_000;
/** Under load every commit rings: a desk is told at most this often. */
const calmMs = 200;
const batch = 500;

/**
 * What changed, as server-sent events: only ids, and only of what this person may see; the desk asks for the rest.
 * Each process reads the log itself, so it does not matter which one wrote.
 */
export function liveRoutes(app: HttpServer, parts: CaseParts & { wake: Wake }): { stop(): void } {
  const open = new Set<FastifyReply>();
  let stopped = false;

  app.get(
    '/api/live',
    {
      config: { policy: mayReadCase },
      schema: { tags: ['cases'], summary: 'Changes as they happen (text/event-stream)' },
    },
    async (request, reply) => {
      const person = personOf(request);
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      reply.raw.write('retry: 2000\n\n');
      open.add(reply);
      reply.raw.on('close', () => open.delete(reply));
      void follow(person, reply);
    },
  );

  async function follow(person: Person, reply: FastifyReply): Promise<void> {
    const sight = sightOf(person);
    let position: Position | undefined;
    while (open.has(reply) && !stopped) {
      const seen = parts.wake.count();
      try {
        const read = await readNext(person, sight, position);
        position = read.position;
        for (const change of read.changes) reply.raw.write(`data: ${JSON.stringify(change)}\n\n`);
        if (read.full) continue;
      } catch (error) {
        parts.log.warn({ error }, 'live updates stumbled');
        await parts.wake.sleep(1000);
      }
      await parts.wake.sleep(calmMs);
      if (parts.wake.count() === seen) {
        const before = performance.now();
        await parts.wake.wait(heartbeatMs);
        if (performance.now() - before >= heartbeatMs) reply.raw.write(': still here\n\n');
      }
    }
    reply.raw.end();
  }

  async function readNext(person: Person, sight: Sight, from: Position | undefined) {
    return parts.database.inRealm(person.realmId, async (tx) => {
      const below = await horizon(tx);
      if (!from) return { position: positionAt(below), changes: [], full: false };
      const events = await readAllAfter(tx, person.realmId, from, below, batch);
      const last = events.at(-1);
      const full = events.length === batch;
      const position = last && full ? { tx: last.tx, id: last.id } : positionAt(below);
      const cases = await visibleAmong(tx, person.realmId, sight, caseIdsOf(events));
      return { position, changes: [...changesOf(events, cases, sight), ...ownOf(events, person)], full };
    });
  }

  return {
    stop() {
      stopped = true;
      for (const reply of open) reply.raw.end();
      open.clear();
    },
  };
}

function caseIdsOf(events: readonly StoredEvent[]): string[] {
  const aboutCases = /^(case|answer|outgoing|resident|promise)\./;
  return [
    ...new Set(events.flatMap(({ type, streamId }) => (streamId && aboutCases.test(type) ? streamId : []))),
  ];
}

type Change =
  | { readonly type: 'case'; readonly caseId: string; readonly version: number }
  | { readonly type: 'arrivals' }
  | { readonly type: 'import'; readonly importId: string }
  | { readonly type: 'directory' }
  | { readonly type: 'notices' | 'duty' };

/** One line a case however much happened to it; one for all arrivals. */
function changesOf(
  events: readonly StoredEvent[],
  cases: readonly { id: string; version: number }[],
  sight: Sight,
): Change[] {
  const changes: Change[] = cases.map(({ id, version }) => ({ type: 'case', caseId: id, version }));
  const has = (pattern: RegExp) => events.some(({ type }) => pattern.test(type));
  if (sight.centreIds.length > 0 && has(/^messages?\./)) changes.push({ type: 'arrivals' });
  if (has(/^(topic|authority|routing|calendar|channel)\./)) changes.push({ type: 'directory' });
  for (const { type, data } of events) {
    if (type.startsWith('import.') && data && typeof data === 'object' && 'importId' in data) {
      changes.push({ type: 'import', importId: String(data.importId) });
    }
  }
  return changes;
}

/** What is for this person alone. */
function ownOf(events: readonly StoredEvent[], person: Person): Change[] {
  const told = events.some(
    ({ type, data }) =>
      type === 'notices.given' && (data as EventData<'notices.given'>).accountIds.includes(person.id),
  );
  const duty = events.some(({ type }) => type.startsWith('duty.'));
  return [...(told ? [{ type: 'notices' as const }] : []), ...(duty ? [{ type: 'duty' as const }] : [])];
}
