import type { Tx } from '../platform/database.ts';
import { horizon, type Position, positionAt, readAllAfter, type StoredEvent } from '../platform/event-log.ts';
import type { Wake } from '../platform/wake.ts';
import type { CaseParts } from './act.ts';
import { type CaseStanding, standingOf } from './standing.store.ts';

/** How often a silent line is kept open through proxies that close idle ones. */
const heartbeatMs = 25_000;
/** Under load every commit rings: a desk is told at most this often. */
const calmMs = 200;
const batch = 500;

/** What has happened in a realm since the last look, and the cases it happened to as they are now. */
export interface News {
  readonly events: readonly StoredEvent[];
  readonly cases: readonly CaseStanding[];
}

interface Follower {
  tell(news: News): void;
  /** Nothing has happened for a while. */
  silence(): void;
  /** Nothing more will be told. */
  end(): void;
}

export interface NewsOfRealms {
  /** From now on, at the latest. @returns how to leave */
  follow(realmId: string, follower: Follower): () => void;
  stop(): void;
}

/**
 * One look at the log for all who follow a realm in this process: fifty desks that each looked for themselves at every
 * ring took more of the database than their work did.
 */
export function newsOfRealms(parts: CaseParts & { wake: Wake }): NewsOfRealms {
  const followed = new Map<string, Set<Follower>>();
  let stopped = false;

  async function look(realmId: string, followers: ReadonlySet<Follower>): Promise<void> {
    let position: Position | undefined;
    while (followers.size > 0 && !stopped) {
      const seen = parts.wake.count();
      try {
        const read = await parts.database.inRealm(realmId, (tx) => readNews(tx, realmId, position));
        position = read.position;
        if (read.events.length > 0) for (const follower of followers) follower.tell(read);
        if (read.full) continue;
      } catch (error) {
        parts.log.warn({ error }, 'live updates stumbled');
        await parts.wake.sleep(1000);
      }
      await parts.wake.sleep(calmMs);
      if (parts.wake.count() !== seen) continue;
      const before = performance.now();
      await parts.wake.wait(heartbeatMs);
      if (performance.now() - before >= heartbeatMs) for (const follower of followers) follower.silence();
    }
    followed.delete(realmId);
  }

  return {
    follow(realmId, follower) {
      const others = followed.get(realmId);
      const followers = others ?? new Set();
      followers.add(follower);
      if (!others) {
        followed.set(realmId, followers);
        void look(realmId, followers);
      }
      return () => void followers.delete(follower);
    },
    stop() {
      stopped = true;
      for (const follower of [...followed.values()].flatMap((followers) => [...followers])) follower.end();
      // Whoever waits for news would keep the program for as long as a silent line is left alone.
      parts.wake.ring();
    },
  };
}

async function readNews(
  tx: Tx,
  realmId: string,
  from: Position | undefined,
): Promise<News & { position: Position; full: boolean }> {
  const below = await horizon(tx);
  if (!from) return { position: positionAt(below), events: [], cases: [], full: false };
  const events = await readAllAfter(tx, realmId, from, below, batch);
  const last = events.at(-1);
  const full = events.length === batch;
  const position = last && full ? { tx: last.tx, id: last.id } : positionAt(below);
  return { position, events, cases: await standingOf(tx, realmId, caseIdsOf(events)), full };
}

function caseIdsOf(events: readonly StoredEvent[]): string[] {
  const aboutCases = /^(case|answer|outgoing|resident|promise)\./;
  return [
    ...new Set(events.flatMap(({ type, streamId }) => (streamId && aboutCases.test(type) ? streamId : []))),
  ];
}
