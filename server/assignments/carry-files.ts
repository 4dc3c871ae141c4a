import type { CaseParts } from '../cases/index.ts';
import { copyBytes, insertCopy, tieToMessage } from '../files/index.ts';
import { sql, type Tx } from '../platform/database.ts';
import type { Side } from './assignment.rules.ts';
import type { FileAlong, Letter } from './letters.schema.ts';

interface Carried {
  readonly fromRealm: string;
  readonly to: { readonly realmId: string; readonly side: Side; readonly id: string };
  readonly letter: Letter;
  readonly at: Date;
}

/** The pictures a letter names, for the other side: under the ids it names, readable by whoever may read the letter. */
export async function carryFiles(
  tx: Tx,
  parts: Pick<CaseParts, 'dataDirectory'>,
  { fromRealm, to, letter, at }: Carried,
): Promise<void> {
  for (const file of filesOfLetter(letter)) {
    const sha256 = await insertCopy(tx, fromRealm, to.realmId, file, at);
    await copyBytes(tx, parts.dataDirectory, fromRealm, to.realmId, sha256);
    await tx.run(sql`insert into assignment_files (realm_id, side, assignment_id, file_id)
      values (${to.realmId}, ${to.side}, ${to.id}, ${file.id}) on conflict do nothing`);
  }
}

function filesOfLetter({ kind, data }: Letter): readonly FileAlong[] {
  if (kind === 'passed') return data.document.attached;
  if (kind === 'added') return data.attached;
  return kind === 'interim' || kind === 'answered' || kind === 'corrected' ? data.proofs : [];
}

/** What came with the residents' words stands beside them in the case opened for them. */
export async function showFilesInCase(
  tx: Tx,
  realmId: string,
  assignmentId: string,
  messageId: string,
): Promise<void> {
  const rows = await tx.all(sql<{ id: string }>`select file_id as id from assignment_files
    where realm_id = ${realmId} and side = 'taken' and assignment_id = ${assignmentId}`);
  for (const { id } of rows) await tieToMessage(tx, realmId, messageId, id);
}
