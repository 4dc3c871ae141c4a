import { once } from 'node:events';
import type { Socket } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { openDatabase } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { filesModule } from './files.module.ts';
import { scannerThat } from './testing/scanner.ts';

it('a scanner that says nothing holds nobody up who ends meanwhile', async () => {
  const { promise: asked, resolve: ask } = Promise.withResolvers<Socket>();
  const scanner = await scannerThat((socket) => socket.once('data', () => ask(socket)));
  onTestFinished(() => scanner.close());
  const log = createLog('silent');
  const failed = vi.spyOn(log, 'error');
  const database = openDatabase('postgres://nobody');
  const platform = {
    database,
    clock: systemClock,
    log,
    keyRing: { current: 'k1', keys: new Map() },
    dataDirectory: '/nowhere',
    scanner: scanner.address,
    publicUrl: () => '',
  };
  const files = filesModule(platform);
  const warming = files.warm?.();
  const left = once(await asked, 'close');
  await files.close?.();
  await Promise.all([warming, left, database.close()]);
  expect(failed).not.toHaveBeenCalled();
});
