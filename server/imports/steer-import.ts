import { findChannel } from '../channels/index.ts';
import { emit } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { queueJob } from '../platform/jobs.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { dropFile } from './import-files.ts';
import type { ImportParts } from './import-parts.ts';
import { mayImport } from './imports.policies.ts';
import { findImport, type Import, lockImport, markStarted, writeMapping } from './imports.store.ts';
import { problemsOf, requireMapping } from './mapping/check-mapping.rules.ts';
import type { ReadAs } from './mapping/fields.ts';
import { rememberMapping } from './mapping/mappings.store.ts';
import { finishImport } from './run-import.ts';

interface Seen {
  readonly id: string;
  readonly seen: number;
}

/** The job that reads a file. */
export const runJob = 'imports.run';

async function requireImport(tx: Tx, person: Person, { id, seen }: Seen): Promise<Import> {
  const row = await lockImport(tx, person.realmId, id);
  if (!row) throw new Refusal('import-unknown');
  requireVersion(seen, row.version);
  return row;
}

function requireState(row: Import, ...states: Import['state'][]): void {
  if (!states.includes(row.state)) throw new Refusal('import-not-possible', { state: row.state });
}

async function reread(tx: Tx, person: Person, id: string): Promise<Import> {
  const row = await findImport(tx, person.realmId, id);
  if (!row) throw new Refusal('import-unknown');
  return row;
}

/**
 * Puts right which column holds what, and remembers it for the next file with this header.
 * @throws Refusal `forbidden`, `import-unknown`, `changed-meanwhile`, `import-not-possible`, `channel-unknown`, and
 *   those of `requireMapping`
 */
export function correctMapping(
  parts: ImportParts,
  person: Person,
  input: Seen & {
    readonly mapping: Readonly<Record<string, string | null>>;
    readonly readAs?: ReadAs | undefined;
    readonly dayFirst?: boolean | null | undefined;
    readonly channelId?: string | null | undefined;
  },
): Promise<Import> {
  const { realmId } = person;
  authorise(mayImport, person, { realmId });
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireImport(tx, person, input);
    requireState(row, 'waiting');
    const columns = requireMapping(row.shape, row.header, input.mapping);
    const readAs = row.shape === 'incident' ? 'history' : (input.readAs ?? row.readAs);
    const dayFirst = input.dayFirst === undefined ? row.mapping.dayFirst : input.dayFirst;
    const channelId = input.channelId === undefined ? row.channelId : input.channelId;
    if (channelId && !(await findChannel(tx, realmId, channelId))) throw new Refusal('channel-unknown');
    const mapping = { columns, dayFirst };
    const problems = problemsOf(row.shape, readAs, columns);
    await writeMapping(tx, realmId, row.id, { mapping, readAs, problems, channelId });
    await rememberMapping(tx, realmId, row.header, { mapping, readAs }, person.id, parts.clock.now());
    return reread(tx, person, row.id);
  });
}

/**
 * Begins: from here on it is a job, and goes on whoever looks.
 * @throws Refusal `forbidden`, `import-unknown`, `changed-meanwhile`, `import-not-possible`, or what still keeps it
 *   from being read (`import-text-missing`, `import-topic-missing`)
 */
export function beginImport(parts: ImportParts, person: Person, input: Seen): Promise<Import> {
  const { realmId } = person;
  authorise(mayImport, person, { realmId });
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireImport(tx, person, input);
    requireState(row, 'waiting');
    const [problem] = problemsOf(row.shape, row.readAs, row.mapping.columns);
    if (problem) throw new Refusal(problem.code, { ...problem.params });
    const at = parts.clock.now();
    await markStarted(tx, realmId, row.id, at);
    await queueJob(tx, runJob, { realmId, importId: row.id }, { key: `import ${row.id}` });
    const data = { importId: row.id, fileName: row.fileName };
    await emit(tx, { realmId, actor: person, at }, [
      { event: { type: 'import.started', data }, streamId: row.id },
    ]);
    return reread(tx, person, row.id);
  });
}

/**
 * Stops it between two batches: what has been written stays, and importing the file again writes only the rest.
 * @throws Refusal `forbidden`, `import-unknown`, `changed-meanwhile`, `import-not-possible`
 */
export async function cancelImport(parts: ImportParts, person: Person, input: Seen): Promise<Import> {
  const { realmId } = person;
  authorise(mayImport, person, { realmId });
  const cancelled = await parts.database.inRealm(realmId, async (tx) => {
    const row = await requireImport(tx, person, input);
    requireState(row, 'waiting', 'running');
    const context = { realmId, actor: person, at: parts.clock.now() };
    return finishImport(tx, context, row.id, { state: 'cancelled', error: null });
  });
  if (!cancelled) throw new Refusal('import-not-possible', { state: 'finished' });
  await dropFile(parts.dataDirectory, input.id);
  return cancelled;
}
