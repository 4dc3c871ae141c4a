/** Everything that happens on its own, beside the thread that answers people: see start-background.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { createReactions } from '../app.ts';
import { readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { giveWay } from '../platform/priority.ts';
import { platformOf } from './platform-of.ts';
import type { Background } from './start-background.ts';

giveWay();
const { databaseUrl, data, publicUrl, roles, logLevel } = workerData as Background;
const config = readConfig(process.env, { data });
const log = createLog(logLevel);
const database = openDatabase(databaseUrl, { givesWay: true });
// What would not end the process does not end its thread.
process.on('unhandledRejection', (error) => log.error({ error }, 'work nobody waited for failed'));
const reactions = createReactions(platformOf(config, { database, log, publicUrl: () => publicUrl }));
await reactions.start(databaseUrl, new Set(roles));
parentPort?.once('message', async () => {
  await reactions.stop();
  await database.close();
  parentPort?.close();
});
