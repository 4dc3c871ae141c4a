import { emit } from '../../events/index.ts';
import { system } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import type { Directory } from '../../territory/index.ts';
import type { CaseParts } from '../act.ts';
import { whenRecounted } from '../clock-effects.rules.ts';
import { type CaseClock, nextDue } from '../clocks.rules.ts';
import { readClocks } from '../clocks.store.ts';
import {
  advanceRecount,
  type CountedCase,
  lockRecount,
  nextConcerned,
  type Recount,
  writeDues,
  writeNextDues,
} from './recount.store.ts';

const actor = system('clocks');
/** Cases in one transaction: long enough to be quick, short enough that nobody waits for it. */
const batch = 2000;

/**
 * Counts the live clocks anew that a changed calendar or passport has a say in. Each batch commits with how far it came,
 * so that a killed job goes on where it was; what each case's clocks were due by before stays in its story.
 * @returns whether it is finished
 */
export async function recountSome(
  parts: Pick<CaseParts, 'database' | 'clock' | 'directories'>,
  { realmId, recountId }: { realmId: string; recountId: string },
): Promise<boolean> {
  return parts.database.inRealm(realmId, async (tx) => {
    const recount = await lockRecount(tx, realmId, recountId);
    if (recount?.state !== 'running') return true;
    const directory = await parts.directories.of(tx, realmId);
    const rows = await nextConcerned(tx, realmId, recount, batch);
    const at = parts.clock.now();
    const moved = await recountBatch(tx, directory, recount, rows, at);
    const finished = rows.length < batch;
    const step = {
      last: rows.at(-1)?.id ?? null,
      done: rows.length,
      moved,
      finishedAt: finished ? at : null,
    };
    await advanceRecount(tx, realmId, recount, step);
    return finished;
  });
}

interface Moved {
  readonly clock: string;
  readonly round: number;
  readonly from: Date | null;
  readonly to: Date | null;
}

async function recountBatch(
  tx: Tx,
  directory: Directory,
  recount: Recount,
  rows: readonly CountedCase[],
  at: Date,
): Promise<number> {
  const { realmId } = directory;
  const ids = rows.map(({ id }) => id);
  const clocksOf = Map.groupBy(await readClocks(tx, realmId, ids), ({ caseId }) => caseId);
  const changed: CaseClock[] = [];
  const told: { row: CountedCase; moved: Moved[] }[] = [];
  for (const before of rows) {
    const clocks = clocksOf.get(before.id) ?? [];
    const row = recount.topicId ? withPassport(directory, before) : before;
    const after = whenRecounted({ directory, row, clocks, at }, recount);
    changed.push(...after.filter((clock, place) => clock !== clocks[place]));
    const moved = after.flatMap(({ clock, round, dueAt }, place): Moved[] => {
      const from = clocks[place]!.dueAt;
      return from?.getTime() === dueAt?.getTime() ? [] : [{ clock, round, from, to: dueAt }];
    });
    if (moved.length > 0 || row !== before) told.push({ row: { ...row, ...nextDue(after) }, moved });
  }
  await writeDues(tx, realmId, changed);
  await writeNextDues(
    tx,
    realmId,
    told.map(({ row }) => row),
  );
  await emit(
    tx,
    { realmId, actor, at },
    told.map(({ row, moved }) => {
      const { nextDueAt, nextDueClock, nextDueUnit, passportVersion } = row;
      const changes = { nextDueAt, nextDueClock, nextDueUnit, passportVersion };
      return { event: { type: 'case.clocks-moved' as const, data: { changes, moved } }, streamId: row.id };
    }),
  );
  return told.length;
}

function withPassport(directory: Directory, row: CountedCase): CountedCase {
  const version = directory.topics.get(row.topicId)?.passport.version;
  return version === undefined || version === row.passportVersion
    ? row
    : { ...row, passportVersion: version };
}
