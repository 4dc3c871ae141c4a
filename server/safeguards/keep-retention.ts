import { type Actor, type Person, system } from '../platform/actor.ts';
import type { Platform } from '../platform/module.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise } from '../platform/policy.ts';
import { allRealms } from './acts.store.ts';
import { daysOf, type RetentionKind, retentionKinds } from './retention.rules.ts';
import {
  countOlder,
  insertRun,
  lastRuns,
  type RunReport,
  readTerms,
  takeOlder,
  writeTerm,
} from './retention.store.ts';
import { mayKeepRetention } from './safeguards.policies.ts';

type Parts = Pick<Platform, 'database' | 'clock'>;

const dayMs = 86_400_000;

/**
 * Takes away what has been kept long enough, and says what; `dry` only says. Each kind is a transaction of its own: one
 * that is stopped in between goes on the next night.
 */
export async function keepRetention(
  parts: Parts,
  realmId: string,
  options: { dry: boolean; actor?: Actor },
): Promise<RunReport[]> {
  const at = parts.clock.now();
  const { dry, actor = system('retention') } = options;
  const inRealm = parts.database.inRealm;
  const terms = await inRealm(realmId, (tx) => readTerms(tx, realmId));
  const report: RunReport[] = [];
  for (const kind of retentionKinds) {
    const days = daysOf(terms, kind);
    if (days === null) {
      report.push({ kind, days, rows: 0 });
      continue;
    }
    const before = new Date(at.getTime() - days * dayMs);
    const work = dry ? countOlder : takeOlder;
    report.push({ kind, days, rows: await inRealm(realmId, (tx) => work(tx, realmId, kind, before)) });
  }
  await inRealm(realmId, async (tx) => {
    await insertRun(tx, realmId, { at, dry, report });
    const data = Object.fromEntries(report.map(({ kind, rows }) => [kind, rows]));
    const taken = report.some(({ rows }) => rows > 0);
    if (!dry && taken)
      await recordOutwardAct(tx, { realmId, actor, at }, { act: 'retention', subjectId: null, data });
  });
  return report;
}

/** Every night, in every realm. */
export async function keepAllRetention(parts: Parts): Promise<void> {
  const realms = await parts.database.acrossRealms(allRealms);
  for (const { id } of realms) await keepRetention(parts, id, { dry: false });
}

/** The terms in force and the last runs. @throws Refusal `forbidden` */
export function retentionFor(parts: Parts, person: Person) {
  const { realmId } = person;
  authorise(mayKeepRetention, person, { realmId });
  return parts.database.inRealm(realmId, async (tx) => {
    const terms = await readTerms(tx, realmId);
    const runs = await lastRuns(tx, realmId, 30);
    return {
      terms: retentionKinds.map((kind) => ({ kind, days: daysOf(terms, kind), decided: terms.has(kind) })),
      runs: runs.map((run) => ({ ...run, at: run.at.toISOString() })),
    };
  });
}

/** Decides how long a kind of data is kept; a matter of record. @throws Refusal `forbidden` */
export function changeRetention(
  parts: Parts,
  person: Person,
  kind: RetentionKind,
  days: number | null,
): Promise<void> {
  const { realmId } = person;
  authorise(mayKeepRetention, person, { realmId });
  return parts.database.inRealm(realmId, async (tx) => {
    const at = parts.clock.now();
    await writeTerm(tx, realmId, kind, days, person.id, at);
    const data = { kind, days };
    await recordOutwardAct(
      tx,
      { realmId, actor: person, at },
      { act: 'change retention', subjectId: null, data },
    );
  });
}
