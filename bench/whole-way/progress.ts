import { type Database, sql } from '../../server/platform/database.ts';

/** How far the messages of a realm have come. */
export interface Progress {
  readonly undecided: number;
  readonly proposed: number;
  readonly automatic: number;
  readonly cases: number;
  readonly routed: number;
  readonly clocks: number;
  readonly notices: number;
  readonly sent: number;
}

export function progressOf(database: Database): Promise<Progress> {
  return database.acrossRealms((tx) =>
    tx.one(sql<Progress>`select
      (select count(*) from message_states where disposition = 'received') as undecided,
      (select count(*) from proposals) as proposed,
      (select coalesce(sum(json_array_length(data->'automatic')), 0) from events where type = 'messages.proposed') as automatic,
      (select count(*) from cases) as cases,
      (select count(*) from cases where authority_id is not null) as routed,
      (select count(*) from case_clocks where state = 'running') as clocks,
      (select count(*) from outgoing) as notices,
      (select count(*) from outgoing where state = 'sent') as sent`),
  );
}

/**
 * Looks every 50 ms until it holds, at everything only when nothing is left undecided and then less often: counting
 * all of it is a good part of what is measured.
 * @returns what was seen then, and when nothing was left undecided (`performance.now`): counting took a while more
 */
export async function until(
  database: Database,
  holds: (progress: Progress) => boolean,
  patienceMs = 300_000,
): Promise<Progress & { readonly at: number }> {
  const began = performance.now();
  for (;;) {
    if (!(await anyUndecided(database))) {
      const at = performance.now();
      const progress = await progressOf(database);
      if (holds(progress)) return { ...progress, at };
      await pause(150);
    }
    if (performance.now() - began > patienceMs)
      throw new Error(`stuck at ${JSON.stringify(await progressOf(database))}`);
    await pause(50);
  }
}

async function anyUndecided(database: Database): Promise<boolean> {
  const { some } = await database.acrossRealms((tx) =>
    tx.one(sql<{ some: boolean }>`select exists (select from message_states
      where disposition = 'received' and received_at > '-infinity') as some`),
  );
  return some;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
