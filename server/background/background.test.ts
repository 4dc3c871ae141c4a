import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { HeardMessage } from '../channels/index.ts';
import { automaticText, eventually, openScene } from '../faults/testing/scene.ts';
import { createAcceptance } from '../intake/index.ts';
import { testKeyRing } from '../intake/testing/key-ring.ts';
import { systemClock } from '../platform/clock.ts';
import { sql } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { startRoles } from './start-background.ts';

const heard = (n: number): HeardMessage => ({
  externalId: `e${n}`,
  text: automaticText(n),
  publishedAt: null,
  author: null,
  threadId: null,
  parentExternalId: null,
  url: null,
  title: null,
  private: false,
  reach: null,
  point: null,
  address: null,
  files: [],
});

it('reacts beside the web in a thread of its own, until it is told to stop', async () => {
  const scene = await openScene();
  const data = mkdtempSync(path.join(tmpdir(), 'heed-background-'));
  const begun: string[] = [];
  const web = { start: async (_url: string, roles: ReadonlySet<string>) => void begun.push(...roles) };
  const settings = { databaseUrl: scene.url, data, publicUrl: 'https://heed.example', logLevel: 'silent' };
  const roles = new Set(['web', 'worker'] as const);
  const background = await startRoles(web, { ...settings, roles }, createLog('silent'));
  try {
    expect(begun).toEqual(['web']);
    const channelId = await scene.channel('portal');
    const { realmId, regionCentreId: centreId } = scene.realm;
    const accept = createAcceptance({ database: scene.database, clock: systemClock, keyRing: testKeyRing });
    await accept([{ realmId, channelId, centreId, source: 'api', message: heard(2) }], 'test');
    await eventually(async () => {
      const [row] = await scene.rows(sql<{ cases: number }>`select count(*) as cases from cases`);
      return row?.cases === 1;
    });
  } finally {
    await background.stop();
    await scene.database.close();
    await rm(data, { recursive: true });
  }
});
