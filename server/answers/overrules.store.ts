import { sql, type Tx } from '../platform/database.ts';
import { type AnswersOf, among } from './answers.store.ts';
import type { Sign } from './quality/signs.ts';
import type { Example, Weights } from './quality/weigh.ts';

/** `empty` is the detector's verdict on the whole answer; any other code is one of its findings. */
export const wholeVerdict = 'empty';

export interface Overrule {
  readonly id: string;
  readonly answerId: string;
  readonly answerVersion: number;
  readonly code: string;
  readonly says: 'not so' | 'empty after all';
  readonly why: string;
  readonly signs: readonly Sign[];
  readonly saidBy: string;
  readonly saidAt: Date;
}

export async function insertOverrule(tx: Tx, realmId: string, one: Overrule): Promise<void> {
  const signs = JSON.stringify(one.signs.map(({ code, value }) => ({ code, value })));
  await tx.run(sql`insert into overrules
      (realm_id, id, answer_id, answer_version, code, says, why, signs, said_by, said_at)
    values (${realmId}, ${one.id}, ${one.answerId}, ${one.answerVersion}, ${one.code}, ${one.says}, ${one.why},
      ${signs}, ${one.saidBy}, ${one.saidAt})`);
}

export interface OverruleSaid {
  readonly answerId: string;
  readonly code: string;
  readonly why: string;
  readonly byName: string;
}

/** Findings somebody said are not so; the latest word on each. */
export function overrulesOf(tx: Tx, realmId: string, of: AnswersOf): Promise<OverruleSaid[]> {
  return tx.all(
    sql<OverruleSaid>`
    select distinct on (o.answer_id, o.code) o.answer_id as "answerId", o.code, o.why, p.name as "byName"
    from overrules o
    join answers a on a.realm_id = o.realm_id and a.id = o.answer_id
    join accounts p on p.id = o.said_by
    where o.realm_id = ${realmId} and ${among(of)} and o.says = 'not so'
    order by o.answer_id, o.code, o.id desc`,
    'caseId' in of ? 'overrules-of-case' : undefined,
  );
}

/**
 * What the detector may learn from. A drafter's word on their own answer counts once a second person has let the
 * answer pass.
 */
export async function lessonsOf(tx: Tx, realmId: string): Promise<Example[]> {
  const rows = await tx.all(sql<{ signs: Sign[]; says: string }>`
    select distinct on (o.answer_id, o.answer_version) o.signs, o.says
    from overrules o join answers a on a.realm_id = o.realm_id and a.id = o.answer_id
    where o.realm_id = ${realmId} and o.code = ${wholeVerdict}
      and (o.said_by is distinct from a.drafted_by or a.state in ('approved', 'sending', 'published'))
    order by o.answer_id, o.answer_version, o.id desc`);
  return rows.map(({ signs, says }) => ({ signs, empty: says === 'empty after all' }));
}

export interface Detector {
  readonly version: number;
  readonly weights: Weights;
  readonly lessons: number;
}

export function newestDetector(tx: Tx, realmId: string): Promise<Detector | undefined> {
  return tx.maybe(
    sql<Detector>`select version, weights, lessons from answer_detectors
    where realm_id = ${realmId} order by version desc limit 1`,
    'newest-detector',
  );
}

export async function insertDetector(
  tx: Tx,
  realmId: string,
  made: Detector & { lossBefore: number; lossAfter: number; madeAt: Date },
): Promise<void> {
  await tx.run(sql`insert into answer_detectors
      (realm_id, version, weights, lessons, loss_before, loss_after, made_at)
    values (${realmId}, ${made.version}, ${JSON.stringify(made.weights)}, ${made.lessons}, ${made.lossBefore},
      ${made.lossAfter}, ${made.madeAt})`);
}
