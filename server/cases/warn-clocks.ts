import { emit } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import type { Directory } from '../territory/index.ts';
import type { CaseParts } from './act.ts';
import type { CaseClock } from './clocks.rules.ts';
import { warningOf } from './warnings.rules.ts';

const actor = system('clocks');
const batch = 500;

type Looked = CaseClock & {
  readonly realmId: string;
  readonly imported: boolean;
  readonly centreId: string;
  readonly authorityId: string | null;
};

/** Of what is imported nobody is warned, nor of the resident's own time to object: those are only looked at when due. */
const isSilent = ({ clock, imported }: Looked) => imported || clock === 'objection';

/**
 * Warns of running clocks that have used half or four fifths of their term, once each; both passed at once, only the
 * later is told. @returns how many clocks were looked at
 */
export async function warnOfClocks(parts: CaseParts): Promise<number> {
  const at = parts.clock.now();
  return parts.database.acrossRealms(async (tx) => {
    const clocks = await claim(tx, at);
    for (const [realmId, ofRealm] of Map.groupBy(clocks, (clock) => clock.realmId))
      await lookAt(tx, await parts.directories.of(tx, realmId), ofRealm, at);
    return clocks.length;
  });
}

function claim(tx: Tx, at: Date): Promise<Looked[]> {
  return tx.all(sql<Looked>`
    select k.realm_id as "realmId", k.case_id as "caseId", k.clock, k.round, k.started_at as "startedAt", k.pauses,
      k.term, k.due_at as "dueAt", k.stopped_at as "stoppedAt", k.warned, c.centre_id as "centreId",
      c.authority_id as "authorityId", c.imported
    from case_clocks k join cases c on c.realm_id = k.realm_id and c.id = k.case_id
    where k.state = 'running' and k.breached_at is null and k.look_at <= ${at} and k.due_at > ${at}
    order by k.look_at limit ${batch} for update of k skip locked`);
}

async function lookAt(tx: Tx, directory: Directory, clocks: readonly Looked[], at: Date): Promise<void> {
  const looked = clocks.map((clock) => ({
    clock,
    ...(isSilent(clock)
      ? { warned: clock.warned, next: clock.dueAt }
      : warningOf(directory, clock, clock, at)),
  }));
  await tx.run(sql`update case_clocks k set warned = t.warned, look_at = t.look_at
    from unnest(${looked.map(({ clock }) => clock.caseId)}::uuid[], ${looked.map(({ clock }) => clock.clock)}::text[],
      ${looked.map(({ clock }) => clock.round)}::int[], ${looked.map(({ warned }) => warned)}::smallint[],
      ${looked.map(({ next }) => next)}::timestamptz[]) as t (case_id, clock, round, warned, look_at)
    where k.realm_id = ${directory.realmId} and k.case_id = t.case_id and k.clock = t.clock and k.round = t.round`);
  const told = looked
    .filter(({ clock, warned }) => warned > clock.warned)
    .map(({ clock, warned }) => ({
      event: { type: 'case.clock-warned' as const, data: { clock: clock.clock, share: warned } },
      streamId: clock.caseId,
    }));
  await emit(tx, { realmId: directory.realmId, actor, at }, told);
}
