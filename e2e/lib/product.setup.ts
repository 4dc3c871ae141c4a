import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import chromium from '@sparticuz/chromium';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    product: { readonly url: string };
  }
}

const repository = path.join(import.meta.dirname, '..', '..');
/** Enough for every screen, little enough to be filled in seconds. */
const messages = 300;

function heed(...words: string[]): ChildProcess {
  return spawn(process.execPath, [path.join(repository, 'server', 'main.ts'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, HEED_LANGUAGE: 'en', HEED_LOG: 'error', NODE_NO_WARNINGS: '1' },
  });
}

/** The product as a person starts it, in a folder of its own, with a small fictional region. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Unpacked before several workers ask for it at once: one would start what another still writes.
  await chromium.executablePath();
  const data = mkdtempSync(path.join(tmpdir(), 'heed-e2e-'));
  const filling = heed('demo', '--messages', String(messages), '--data', data);
  const [code] = await once(filling, 'exit');
  if (code !== 0) throw new Error('the demo region could not be filled: see the lines above');
  const serving = heed('start', '--data', data, '--port', '0');
  project.provide('product', { url: await addressOf(serving) });
  return async () => {
    serving.kill('SIGTERM');
    await once(serving, 'exit');
    await rm(data, { recursive: true, force: true });
  };
}

async function addressOf(serving: ChildProcess): Promise<string> {
  const lines = createInterface({ input: serving.stdout! });
  for await (const line of lines) {
    const found = /Console\s+(http:\S+)/.exec(line)?.[1];
    if (found) {
      // Read on, or the pipe fills and the server waits.
      serving.stdout!.resume();
      return found.replace(/\/$/, '');
    }
  }
  throw new Error('the product ended before it was ready');
}
