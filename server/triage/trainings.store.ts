import { sql, type Tx } from '../platform/database.ts';

export interface TrainingRow {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'finished' | 'failed';
  readonly step: string | null;
  readonly rows: number | null;
  readonly modelId: string | null;
  readonly activated: boolean | null;
  readonly error: string | null;
  readonly askedAt: Date;
  readonly finishedAt: Date | null;
}

/** False when one is waiting or running already. */
export async function insertTraining(
  tx: Tx,
  realmId: string,
  training: { id: string; askedBy: string; askedAt: Date },
): Promise<boolean> {
  const inserted = await tx.run(sql`insert into trainings (realm_id, id, state, asked_by, asked_at)
    values (${realmId}, ${training.id}, 'waiting', ${training.askedBy}, ${training.askedAt})
    on conflict (realm_id) where state in ('waiting', 'running') do nothing`);
  return inserted === 1;
}

export function latestTraining(tx: Tx, realmId: string): Promise<TrainingRow | undefined> {
  return tx.maybe(sql<TrainingRow>`
    select id, state, step, rows, model_id as "modelId", activated, error, asked_at as "askedAt",
      finished_at as "finishedAt"
    from trainings where realm_id = ${realmId} order by id desc limit 1`);
}

/** Who asked, if it is still to be done. */
export function findUnfinished(
  tx: Tx,
  realmId: string,
  id: string,
): Promise<{ askedBy: string; name: string } | undefined> {
  return tx.maybe(sql<{ askedBy: string; name: string }>`
    select t.asked_by as "askedBy", a.name from trainings t join accounts a on a.id = t.asked_by
    where t.realm_id = ${realmId} and t.id = ${id} and t.state in ('waiting', 'running')`);
}

export async function writeStep(
  tx: Tx,
  realmId: string,
  id: string,
  step: string,
  rows: number,
): Promise<void> {
  await tx.run(sql`update trainings set state = 'running', step = ${step}, rows = ${rows}
    where realm_id = ${realmId} and id = ${id}`);
}

export async function writeEnd(
  tx: Tx,
  realmId: string,
  id: string,
  end: { modelId: string | null; activated: boolean | null; error: string | null; at: Date },
): Promise<void> {
  await tx.run(sql`update trainings set state = ${end.error === null ? 'finished' : 'failed'},
    model_id = ${end.modelId}, activated = ${end.activated}, error = ${end.error}, finished_at = ${end.at}
    where realm_id = ${realmId} and id = ${id}`);
}
