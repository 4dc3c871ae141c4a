import { sql, type Tx } from '../../platform/database.ts';
import type { BoundaryReport } from './boundaries.schema.ts';
import type { BoundaryOptions } from './read-areas.rules.ts';

export interface BoundaryImport {
  readonly id: string;
  readonly version: number;
  readonly fileName: string;
  readonly state: 'waiting' | 'applied' | 'dropped';
  readonly options: BoundaryOptions;
  readonly madeAt: Date;
  readonly endedAt: Date | null;
  readonly report: BoundaryReport | null;
}

const columns = sql`id, version, file_name as "fileName", state, options, made_at as "madeAt", ended_at as "endedAt",
  report`;

export function insertBoundaryImport(
  tx: Tx,
  realmId: string,
  row: { id: string; fileName: string; content: string; options: BoundaryOptions; madeBy: string; at: Date },
) {
  return tx.run(sql`insert into boundary_imports (realm_id, id, file_name, state, content, options, made_by, made_at)
    values (${realmId}, ${row.id}, ${row.fileName}, 'waiting', ${row.content}, ${JSON.stringify(row.options)},
      ${row.madeBy}, ${row.at})`);
}

export function findBoundaryImport(tx: Tx, realmId: string, id: string): Promise<BoundaryImport | undefined> {
  return tx.maybe(sql<BoundaryImport>`select ${columns} from boundary_imports
    where realm_id = ${realmId} and id = ${id}`);
}

export function lockBoundaryImport(tx: Tx, realmId: string, id: string): Promise<BoundaryImport | undefined> {
  return tx.maybe(sql<BoundaryImport>`select ${columns} from boundary_imports
    where realm_id = ${realmId} and id = ${id} for update`);
}

/** GeoJSON; @throws Error when the import has ended */
export async function readContent(tx: Tx, realmId: string, id: string): Promise<string> {
  const { content } = await tx.one(sql<{ content: string | null }>`select content from boundary_imports
    where realm_id = ${realmId} and id = ${id}`);
  if (content === null) throw new Error('an ended import has no content');
  return content;
}

const listed = 20;

export function listBoundaryImports(tx: Tx, realmId: string): Promise<BoundaryImport[]> {
  return tx.all(sql<BoundaryImport>`select ${columns} from boundary_imports
    where realm_id = ${realmId} and state <> 'dropped' order by id desc limit ${listed}`);
}

export function setBoundaryOptions(tx: Tx, realmId: string, id: string, options: BoundaryOptions) {
  return tx.run(sql`update boundary_imports set options = ${JSON.stringify(options)}, version = version + 1
    where realm_id = ${realmId} and id = ${id}`);
}

export function endBoundaryImport(
  tx: Tx,
  realmId: string,
  id: string,
  end: { state: 'applied' | 'dropped'; report: BoundaryReport | null; at: Date },
) {
  return tx.run(sql`update boundary_imports set state = ${end.state}, content = null, version = version + 1,
      report = ${end.report && JSON.stringify(end.report)}::jsonb, ended_at = ${end.at}
    where realm_id = ${realmId} and id = ${id}`);
}
