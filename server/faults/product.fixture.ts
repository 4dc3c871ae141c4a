/**
 * Heed as it is served, in a process that tests kill: over DATABASE_URL, with the roles of HEED_ROLES. DIE_AT names the
 * statement it kills itself at; PLATFORM the address of a platform to answer on; AHEAD_MS by how much its clock is ahead.
 */
import { flushCompileCache } from 'node:module';
import { createApp } from '../app.ts';
import type { Driver } from '../channels/index.ts';
import { testKeyRing } from '../intake/testing/key-ring.ts';
import { readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { type Death, dieAt } from './die-at.ts';

const { DIE_AT, PLATFORM, AHEAD_MS = '0' } = process.env;
if (DIE_AT) dieAt(DIE_AT as Death);

/** A platform that confirms what it is sent, over HTTP as any other. */
const platformDriver = (name: string, sendOnce: boolean): Driver => ({
  name,
  limits: { publicText: 4096, privateText: 4096, perSecond: 100 },
  can: { answerPublicly: true, answerPrivately: true, sendOnce, edit: false, delete: false },
  check: () => [],
  async send(_context, { key, text }) {
    const body = JSON.stringify({ key: sendOnce ? key : null, text });
    const response = await fetch(PLATFORM!, { method: 'POST', body });
    return { outcome: 'sent', externalId: await response.text(), url: null };
  },
});

const config = readConfig(process.env);
const url = config.databaseUrl!;
const app = await createApp(
  {
    database: openDatabase(url),
    clock: { now: () => new Date(Date.now() + Number(AHEAD_MS)) },
    log: createLog('error'),
    keyRing: testKeyRing,
    signingKeys: testKeyRing,
    dataDirectory: config.dataDirectory,
    scanner: undefined,
    publicUrl: () => 'https://heed.example',
  },
  [platformDriver('with keys', true), platformDriver('without keys', false)],
);
process.on('disconnect', () => process.exit(0));
// The run may have been ended while this was still being loaded.
if (!process.connected) process.exit(0);
const address = await app.http.listen({ host: '127.0.0.1', port: 0 });
await app.start(url, config.roles);
process.send?.({ address });
// What was compiled is kept when a process ends, which one that is killed never does.
flushCompileCache();
