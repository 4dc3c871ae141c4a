import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { emit } from '../events/index.ts';
import { manyStartsMs } from '../faults/testing/product.ts';
import { eventually, openScene } from '../faults/testing/scene.ts';
import { system } from '../platform/actor.ts';
import { sql } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { startRoles } from './start-background.ts';

// The thread loads the whole house anew.
vi.setConfig({ testTimeout: manyStartsMs });

it('reacts and works off jobs beside the web in a thread of its own, until it is told to stop', async () => {
  const scene = await openScene();
  const data = mkdtempSync(path.join(tmpdir(), 'heed-background-'));
  const begun: string[] = [];
  const web = { start: async (_url: string, roles: ReadonlySet<string>) => void begun.push(...roles) };
  const settings = { databaseUrl: scene.url, data, publicUrl: 'https://heed.example', logLevel: 'silent' };
  const roles = new Set(['web', 'worker'] as const);
  const background = await startRoles(web, { ...settings, roles }, createLog('silent'));
  try {
    expect(begun).toEqual(['web']);
    const { realmId, calendarId, potholesId } = scene.realm;
    await scene.database.acrossRealms((tx) =>
      emit(tx, { realmId, actor: system('test'), at: new Date() }, [
        { event: { type: 'calendar.changed', data: { calendarId, version: 2 } }, streamId: potholesId },
      ]),
    );
    // A consumer begins to count clocks anew, and a job does it.
    await eventually(async () => {
      const [row] = await scene.rows(sql<{ state: string }>`select state from clock_recounts`);
      return row?.state === 'finished';
    });
  } finally {
    await background.stop();
    await scene.database.close();
    await rm(data, { recursive: true });
  }
});
