import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProcessRole } from '../../platform/config.ts';
import type { Death } from '../die-at.ts';

export interface Circumstances {
  readonly roles: readonly ProcessRole[];
  readonly dieAt?: Death;
  /** Where drivers "with keys" and "without keys" send to. */
  readonly platform?: string;
  readonly aheadMs?: number;
}

/** Heed in a process of its own, over a test's database. */
export interface Product {
  readonly address: string;
  /** SIGKILL: nothing is tidied up. */
  kill(): void;
  /** Resolves with the signal that ended it; null when it ended by itself. */
  readonly ended: Promise<NodeJS.Signals | null>;
}

/** A test starts several processes one after the other: minutes on a busy machine. */
export const manyStartsMs = 300_000;

const fixture = path.join(import.meta.dirname, '..', 'product.fixture.ts');

export async function startProduct(databaseUrl: string, scene: Circumstances): Promise<Product> {
  const child = fork(fixture, {
    env: {
      ...process.env,
      // A life lasts a second: most of it would go into compiling the same files again.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(tmpdir(), 'heed-test-compiled'),
      DATABASE_URL: databaseUrl,
      HEED_ROLES: scene.roles.join(','),
      HEED_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
      AHEAD_MS: String(scene.aheadMs ?? 0),
      ...(scene.dieAt ? { DIE_AT: scene.dieAt } : {}),
      ...(scene.platform ? { PLATFORM: scene.platform } : {}),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null);
  const address = await Promise.race([addressOf(child), ended.then(() => '')]);
  return { address, ended, kill: () => void child.kill('SIGKILL') };
}

async function addressOf(child: ChildProcess): Promise<string> {
  const [{ address }] = (await once(child, 'message')) as [{ address: string }];
  return address;
}
