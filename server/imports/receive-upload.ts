import type { MultipartFile } from '@fastify/multipart';
import type { Person } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { dropFile, importFile, keepUpload } from './import-files.ts';
import type { ImportParts } from './import-parts.ts';
import { mayImport } from './imports.policies.ts';
import type { Import } from './imports.store.ts';
import { type Inspection, inspectFile } from './inspect-file.ts';
import { registerImport } from './register-import.ts';

/**
 * Takes a file in and says what it seems to be; nothing is imported yet.
 * @throws Refusal `forbidden`, `import-file-missing`, `import-file-too-large`, and those of `inspectFile`
 */
export async function receiveUpload(
  parts: ImportParts,
  person: Person,
  upload: MultipartFile | undefined,
): Promise<{ row: Import; sample: Inspection['sample'] }> {
  const { realmId } = person;
  authorise(mayImport, person, { realmId });
  if (!upload) throw new Refusal('import-file-missing');
  const id = newId();
  try {
    const sha256 = await keepUpload(parts.dataDirectory, id, upload.file);
    if (upload.file.truncated) throw new Refusal('import-file-too-large', { megabytes: 200 });
    const inspection = await inspectFile(importFile(parts.dataDirectory, id), { name: upload.filename });
    const registration = {
      id,
      sha256,
      fileName: upload.filename,
      fileKept: true,
      channelId: null,
      readAs: null,
      columns: {},
      dayFirst: null,
      startedBy: person.id,
    };
    const row = await parts.database.inRealm(realmId, (tx) =>
      registerImport(tx, realmId, registration, inspection, parts.clock.now()),
    );
    return { row, sample: inspection.sample };
  } catch (error) {
    await dropFile(parts.dataDirectory, id);
    throw error;
  }
}
