import { argv, stdout } from 'node:process';
import { startPostgres } from './index.ts';

/** A Heed reduced to its database, for tests to kill: `node start.fixture.ts DATA_DIRECTORY`. */
const [, , dataDirectory = ''] = argv;
const postgres = await startPostgres({ dataDirectory, settings: { shared_buffers: '16MB' }, log: () => {} });
postgres.announce('http://127.0.0.1:8080');
stdout.write(`${JSON.stringify({ url: postgres.url })}\n`);
process.once('SIGTERM', async () => {
  await postgres.stop();
  process.exit();
});
// Keeps the process busy until a signal ends it.
setInterval(() => {}, 60_000);
