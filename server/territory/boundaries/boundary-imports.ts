import { emit } from '../../events/index.ts';
import type { Actor, Person } from '../../platform/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/database.ts';
import { requireVersion } from '../../platform/http/version.ts';
import { newId } from '../../platform/ids.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import { moveStamp, readStamp } from '../directory.store.ts';
import { mayChangeBoundaries } from '../territory.policies.ts';
import { holdBoundaries, readGround, topCentre, writePlan } from './areas.store.ts';
import type { BoundaryImportRow, BoundaryImportView, BoundaryReport } from './boundaries.schema.ts';
import {
  type BoundaryImport,
  endBoundaryImport,
  findBoundaryImport,
  insertBoundaryImport,
  listBoundaryImports,
  lockBoundaryImport,
  readContent,
  setBoundaryOptions,
} from './boundary-imports.store.ts';
import { guessOptions, propertiesIn } from './guess-options.rules.ts';
import { type BoundaryOptions, parseGeojson } from './read-areas.rules.ts';
import type { Weighed } from './weigh.rules.ts';
import { weighInThread } from './weigh-in-thread.ts';

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
}

/** Who draws the map draws it for the whole realm. @throws Refusal `forbidden` */
async function authoriseIn(tx: Tx, person: Person): Promise<void> {
  const { id } = await topCentre(tx, person.realmId);
  authorise(mayChangeBoundaries, person, { realmId: person.realmId, centreId: id });
}

/** Before a file is read from the line. @throws Refusal `forbidden` */
export function requireMapMaker({ database }: Parts, person: Person): Promise<void> {
  return database.inRealm(person.realmId, (tx) => authoriseIn(tx, person));
}

/**
 * Keeps a file and says what it would do; nothing is written to the directory.
 * @throws Refusal `forbidden`, `boundaries-not-json`
 */
export function receiveBoundaries(
  { database, clock }: Parts,
  person: Person,
  file: { name: string; text: string },
): Promise<BoundaryImportView> {
  const { realmId } = person;
  return database.inRealm(realmId, async (tx) => {
    await authoriseIn(tx, person);
    const options = guessOptions(propertiesIn(parseGeojson(file.text)));
    const row = { id: newId(), fileName: file.name, content: file.text, options };
    await insertBoundaryImport(tx, realmId, { ...row, madeBy: person.id, at: clock.now() });
    return viewOf(tx, realmId, await requireImport(tx, realmId, row.id));
  });
}

/** @throws Refusal `forbidden` */
export function listBoundaries({ database }: Parts, person: Person): Promise<BoundaryImportRow[]> {
  return database.inRealm(person.realmId, async (tx) => {
    await authoriseIn(tx, person);
    return (await listBoundaryImports(tx, person.realmId)).map(rowOf);
  });
}

/** @throws Refusal `forbidden`, `not-found` */
export function readBoundaryImport(
  { database }: Parts,
  person: Person,
  id: string,
): Promise<BoundaryImportView> {
  return database.inRealm(person.realmId, async (tx) => {
    await authoriseIn(tx, person);
    return viewOf(tx, person.realmId, await requireImport(tx, person.realmId, id));
  });
}

/** @throws Refusal `forbidden`, `not-found`, `changed-meanwhile`, `boundaries-ended` */
export function changeBoundaryOptions(
  { database }: Parts,
  person: Person,
  change: { id: string; seen: number; options: BoundaryOptions },
): Promise<BoundaryImportView> {
  const { realmId } = person;
  return database.inRealm(realmId, async (tx) => {
    await authoriseIn(tx, person);
    await requireWaiting(tx, realmId, change);
    await setBoundaryOptions(tx, realmId, change.id, change.options);
    return viewOf(tx, realmId, await requireImport(tx, realmId, change.id));
  });
}

/** @throws Refusal `forbidden`, `not-found`, `changed-meanwhile`, `boundaries-ended` */
export function dropBoundaries(
  { database, clock }: Parts,
  person: Person,
  change: { id: string; seen: number },
): Promise<void> {
  const { realmId } = person;
  return database.inRealm(realmId, async (tx) => {
    await authoriseIn(tx, person);
    await requireWaiting(tx, realmId, change);
    await endBoundaryImport(tx, realmId, change.id, { state: 'dropped', report: null, at: clock.now() });
  });
}

/**
 * Writes what the person was shown, whole or not at all.
 * @param change.stamp the state of the directory they were shown it for
 * @throws Refusal `forbidden`, `not-found`, `changed-meanwhile`, `boundaries-ended`
 */
export function applyBoundaries(
  { database, clock }: Parts,
  person: Person,
  change: { id: string; seen: number; stamp: number },
): Promise<BoundaryImportView> {
  const { realmId } = person;
  return database.inRealm(realmId, async (tx) => {
    await authoriseIn(tx, person);
    const row = await requireWaiting(tx, realmId, change);
    const content = await readContent(tx, realmId, change.id);
    const context = { realmId, actor: person, at: clock.now() };
    const report = await writeBoundaries(tx, context, content, row.options, change.stamp);
    await endBoundaryImport(tx, realmId, change.id, { state: 'applied', report, at: context.at });
    return viewOf(tx, realmId, await requireImport(tx, realmId, change.id));
  });
}

/**
 * Areas as a GeoJSON file says, in the caller's transaction: all of it or, when it throws, nothing.
 * @param stamp the state of the directory the file was compared with; left out: the present one
 * @throws Refusal `changed-meanwhile`
 */
export async function writeBoundaries(
  tx: Tx,
  context: { realmId: string; actor: Actor; at: Date },
  content: string,
  options: BoundaryOptions,
  stamp?: number,
): Promise<BoundaryReport> {
  const { realmId } = context;
  await holdBoundaries(tx, realmId);
  const now = await readStamp(tx, realmId);
  if (stamp !== undefined && now !== stamp) throw new Refusal('changed-meanwhile', { version: now });
  const plan = await tryBoundaries(tx, realmId, content, options);
  const { report } = plan;
  if (report.made + report.changed === 0) return report;
  await writePlan(tx, realmId, plan);
  await moveStamp(tx, realmId);
  const data = { made: report.made, changed: report.changed, centres: report.centres.length };
  await emit(tx, context, [{ event: { type: 'boundaries.changed', data }, streamId: null }]);
  await recordOutwardAct(tx, context, { act: 'change boundaries', subjectId: null, data });
  return report;
}

/** The same without writing. */
export async function tryBoundaries(
  tx: Tx,
  realmId: string,
  content: string,
  options: BoundaryOptions,
): Promise<Weighed> {
  return weighInThread({ content, options, ground: await readGround(tx, realmId, options.centreId) });
}

async function requireImport(tx: Tx, realmId: string, id: string): Promise<BoundaryImport> {
  const row = await findBoundaryImport(tx, realmId, id);
  if (!row) throw new Refusal('not-found');
  return row;
}

async function requireWaiting(
  tx: Tx,
  realmId: string,
  change: { id: string; seen: number },
): Promise<BoundaryImport> {
  const row = await lockBoundaryImport(tx, realmId, change.id);
  if (!row) throw new Refusal('not-found');
  if (row.state !== 'waiting') throw new Refusal('boundaries-ended');
  requireVersion(change.seen, row.version);
  return row;
}

function rowOf(row: BoundaryImport): BoundaryImportRow {
  const { id, version, fileName, state, report } = row;
  const endedAt = row.endedAt?.toISOString() ?? null;
  return { id, version, fileName, state, madeAt: row.madeAt.toISOString(), endedAt, report };
}

async function viewOf(tx: Tx, realmId: string, row: BoundaryImport): Promise<BoundaryImportView> {
  const options = { ...row.options, only: row.options.only && { ...row.options.only } };
  const stamp = await readStamp(tx, realmId);
  if (row.state !== 'waiting') return { ...rowOf(row), options, stamp, properties: [], changes: [] };
  const content = await readContent(tx, realmId, row.id);
  const { report, changes, properties } = await tryBoundaries(tx, realmId, content, row.options);
  const found = properties.map((one) => ({ ...one, sample: [...one.sample] }));
  return { ...rowOf(row), report, options, stamp, properties: found, changes };
}
