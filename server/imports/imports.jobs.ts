import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { system } from '../platform/actor.ts';
import { type Jobs, queueJob } from '../platform/jobs.ts';
import { dropFile, importFile } from './import-files.ts';
import type { ImportParts } from './import-parts.ts';
import { silentImports } from './imports.store.ts';
import { finishImport, runImport } from './run-import.ts';
import { runJob } from './steer-import.ts';

const Payload = Type.Object({ realmId: Type.String(), importId: Type.String() });
const wakeJob = 'go-on-with-imports';

export const importCrontab = [`* * * * * ${wakeJob}`];

export function importJobs(parts: ImportParts): Jobs {
  return {
    async [runJob](payload) {
      const { realmId, importId } = Value.Parse(Payload, payload);
      await runKept(parts, realmId, importId);
    },
    async [wakeJob]() {
      await goOn(parts);
    },
  };
}

/** Reads an upload to its end, and then the file is gone: what it held is in the database. */
export async function runKept(parts: ImportParts, realmId: string, importId: string): Promise<void> {
  const path = importFile(parts.dataDirectory, importId);
  const ended = await runImport(parts, realmId, importId, { path });
  if (ended && ended.state !== 'running') await dropFile(parts.dataDirectory, importId);
}

/**
 * Imports whose process died: an upload goes on from where it was; a file of the command line is no longer at hand, and
 * giving the command again goes on there.
 */
export async function goOn(parts: ImportParts): Promise<void> {
  const at = parts.clock.now();
  await parts.database.acrossRealms(async (tx) => {
    for (const { realmId, id, fileKept } of await silentImports(tx, at)) {
      if (fileKept) await queueJob(tx, runJob, { realmId, importId: id }, { key: `import ${id} again` });
      else {
        const context = { realmId, actor: system('import'), at };
        const error = { code: 'import-interrupted', params: {} };
        await finishImport(tx, context, id, { state: 'failed', error });
      }
    }
  });
}
