import { emit } from '../../events/index.ts';
import { system } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { isoText } from '../../platform/iso-times.ts';
import type { Directory } from '../../territory/index.ts';
import type { CaseParts } from '../act.ts';
import type { NextDue } from '../case.types.ts';
import { whenRecounted } from '../clock-effects.rules.ts';
import { type CaseClock, nextDue } from '../clocks.rules.ts';
import {
  type CountedCase,
  nextConcerned,
  readLiveClocks,
  writeDues,
  writeNextDues,
  writePassports,
} from './counted.store.ts';
import { advanceLane, type Changed, lockLane } from './recount.store.ts';

const actor = system('clocks');
/** Cases in one transaction: long enough to be quick, short enough that nobody waits for it. */
const batch = 2000;

/**
 * Counts the live clocks of one lane anew that a changed calendar or passport has a say in. Each batch commits with how
 * far it came, so that a killed job goes on where it was; what each case's clocks were due by before stays in its story.
 * @returns whether the lane is finished
 */
export async function recountSome(
  parts: Pick<CaseParts, 'database' | 'clock' | 'directories'>,
  asked: { realmId: string; recountId: string; lane: number },
): Promise<boolean> {
  const { realmId } = asked;
  return parts.database.inRealm(realmId, async (tx) => {
    const lane = await lockLane(tx, realmId, asked.recountId, asked.lane);
    if (!lane || lane.finishedAt) return true;
    const directory = await parts.directories.of(tx, realmId);
    const rows = await nextConcerned(tx, realmId, lane, batch);
    const at = parts.clock.now();
    const moved = await recountBatch(tx, directory, lane, rows, at);
    const finished = rows.length < batch;
    const step = {
      last: rows.at(-1)?.id ?? null,
      done: rows.length,
      moved,
      finishedAt: finished ? at : null,
    };
    await advanceLane(tx, realmId, lane, step);
    return finished;
  });
}

interface Moved {
  readonly clock: string;
  readonly round: number;
  readonly from: string | null;
  readonly to: string | null;
}

async function recountBatch(
  tx: Tx,
  directory: Directory,
  changedTerms: Changed,
  rows: readonly CountedCase[],
  at: Date,
): Promise<number> {
  const { realmId } = directory;
  const ids = rows.map(({ id }) => id);
  const clocksOf = Map.groupBy(await readLiveClocks(tx, realmId, ids), ({ caseId }) => caseId);
  const changed: CaseClock[] = [];
  const told: (CountedCase & NextDue & { moved: Moved[] })[] = [];
  const another: CountedCase[] = [];
  for (const before of rows) {
    const clocks = clocksOf.get(before.id) ?? [];
    const row = changedTerms.topicId ? withPassport(directory, before) : before;
    const after = whenRecounted({ directory, row, clocks, at }, changedTerms);
    changed.push(...after.filter((clock, place) => clock !== clocks[place]));
    const moved = after.flatMap(({ clock, round, dueAt }, place): Moved[] => {
      const from = clocks[place]!.dueAt;
      return from?.getTime() === dueAt?.getTime()
        ? []
        : [{ clock, round, from: timeText(from), to: timeText(dueAt) }];
    });
    if (row !== before) another.push(row);
    if (moved.length > 0 || row !== before) told.push({ ...row, ...nextDue(after), moved });
  }
  await writeDues(tx, realmId, changed);
  await writeNextDues(tx, realmId, told);
  await writePassports(tx, realmId, another);
  await emit(
    tx,
    { realmId, actor, at },
    told.map(({ id, nextDueAt, nextDueClock, nextDueUnit, passportVersion, moved }) => {
      const changes = { nextDueAt: timeText(nextDueAt), nextDueClock, nextDueUnit, passportVersion };
      return { event: { type: 'case.clocks-moved' as const, data: { changes, moved } }, streamId: id };
    }),
  );
  return told.length;
}

const timeText = (time: Date | null) => time && isoText(time);

function withPassport(directory: Directory, row: CountedCase): CountedCase {
  const version = directory.topics.get(row.topicId)?.passport.version;
  return version === undefined || version === row.passportVersion
    ? row
    : { ...row, passportVersion: version };
}
