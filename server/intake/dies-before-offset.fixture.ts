/**
 * Run by a test as a process of its own: listens to every channel, and is killed when what it heard is stored and the
 * offset is about to be written. `node dies-before-offset.fixture.ts <database url> <Bot API server>`
 */
import { createDrivers, type Driver, telegramDriver } from '../channels/index.ts';
import { systemClock } from '../platform/clock.ts';
import { openDatabase } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { createWake } from '../platform/wake.ts';
import { createAcceptance } from './accept-messages.ts';
import { listenToChannels } from './listening.ts';
import { testKeyRing } from './testing/key-ring.ts';

const telegram = telegramDriver({ near: [process.argv[3]!] });
const dying: Driver = {
  ...telegram,
  listen: (context) =>
    telegram.listen!({
      ...context,
      position: {
        ...context.position,
        write: async () => {
          process.kill(process.pid, 'SIGKILL');
        },
      },
    }),
};

const database = openDatabase(process.argv[2]!);
const platform = { database, clock: systemClock, keyRing: testKeyRing };
listenToChannels({
  ...platform,
  log: createLog('silent'),
  dataDirectory: '',
  scanner: undefined,
  publicUrl: () => 'https://heed.example',
  drivers: createDrivers([dying]),
  wake: createWake(),
  accept: createAcceptance(platform),
});
