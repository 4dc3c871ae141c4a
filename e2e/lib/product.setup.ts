import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import chromium from '@sparticuz/chromium';
import type { TestProject } from 'vitest/node';
import { freePort } from './free-port.ts';
import { openMailbox } from './mailbox.ts';

declare module 'vitest' {
  interface ProvidedContext {
    product: {
      /** Where the address of the product will stand once it is ready; see `Announced`. */
      readonly announced: string;
      /** The folder of the letters it sent. */
      readonly letters: string;
      /** Where on this machine it may talk to a Bot API server: nothing else in our own nets is reached. */
      readonly botPort: number;
    };
  }
}

/** What stands in that file. */
export interface Announced {
  readonly url?: string;
  readonly failure?: string;
}

const repository = path.join(import.meta.dirname, '..', '..');
/** Enough for every screen, little enough to be filled in seconds. */
const messages = 300;

interface Running {
  readonly child: ChildProcess;
  /** Resolves with the exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

function heed(words: readonly string[], more: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [path.join(repository, 'server', 'main.ts'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, HEED_LANGUAGE: 'en', HEED_LOG: 'error', NODE_NO_WARNINGS: '1', ...more },
  });
  return { child, ended: once(child, 'exit').then(([code]) => code) };
}

/**
 * The product as a person starts it, in a folder of its own, with a small fictional region. It gets ready while the
 * other tests begin; the journeys wait for it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = mkdtempSync(path.join(tmpdir(), 'heed-e2e-'));
  // PostgreSQL may run as another account, which must get through to its own folder.
  chmodSync(data, 0o711);
  const announced = path.join(data, 'announced.json');
  const letters = path.join(data, 'letters');
  const botPort = await freePort();
  project.provide('product', { announced, letters, botPort });
  const running: Running[] = [];
  const mailbox = openMailbox(letters);
  const ready = startProduct(data, mailbox, botPort, running).then(
    (url): Announced => ({ url }),
    (error: unknown): Announced => ({ failure: String(error) }),
  );
  const told = ready.then((found) => {
    // Renamed when whole: a journey must not read half of it.
    writeFileSync(`${announced}.part`, JSON.stringify(found));
    renameSync(`${announced}.part`, announced);
  });
  const stop = () => running.forEach(({ child }) => void child.kill('SIGTERM'));
  return async () => {
    stop();
    await told;
    // What was started in the meantime.
    stop();
    await Promise.all(running.map(({ ended }) => ended));
    await (await mailbox).close();
    await rm(data, { recursive: true, force: true });
  };
}

/** @returns its address; each process is put into `running` when it is started */
async function startProduct(
  data: string,
  mailbox: Promise<{ url: string }>,
  botPort: number,
  running: Running[],
): Promise<string> {
  const filling = heed(['demo', '--messages', String(messages), '--data', data]);
  running.push(filling);
  // Unpacked before several workers ask for it at once: one would start what another still writes.
  await chromium.executablePath();
  if ((await filling.ended) !== 0)
    throw new Error('the demo region could not be filled: see the lines above');
  const mail = { HEED_SMTP_URL: (await mailbox).url, HEED_MAIL_FROM: 'heed@centre.example' };
  const near = { HEED_NEAR_ADDRESSES: `http://127.0.0.1:${botPort}` };
  const serving = heed(['start', '--data', data, '--port', '0'], { ...mail, ...near });
  running.push(serving);
  return addressOf(serving.child);
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
