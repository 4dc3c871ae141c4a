/** Heed as it is served, with the roles asked for. Started by intake.bench.ts. */
import { createApp } from '../../server/app.ts';
import { startRoles } from '../../server/background/start-background.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { readConfig } from '../../server/platform/config.ts';
import { openDatabase } from '../../server/platform/database.ts';
import { createLog } from '../../server/platform/log.ts';

const config = readConfig(process.env);
const url = config.databaseUrl!;
const platform = {
  database: openDatabase(url),
  clock: systemClock,
  log: createLog('error'),
  keyRing: config.keyRing,
  signingKeys: config.signingKeys,
  dataDirectory: config.dataDirectory,
  scanner: undefined,
  publicUrl: () => 'http://localhost',
};
const app = await createApp(platform);
const address = await app.http.listen({ host: '127.0.0.1', port: 0 });
const { dataDirectory: data, roles } = config;
const publicUrl = platform.publicUrl();
await startRoles(app, { databaseUrl: url, data, publicUrl, roles, logLevel: 'error' }, platform.log);
process.send?.({ port: Number(new URL(address).port) });
process.on('disconnect', () => process.exit(0));
