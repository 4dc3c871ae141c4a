import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { inject } from 'vitest';
import { until } from './desk.ts';

/** A mail server of this machine: each letter is a file of the folder, named when it is whole. */
export async function openMailbox(folder: string): Promise<{ url: string; close: () => Promise<void> }> {
  await mkdir(folder, { recursive: true });
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const file = path.join(folder, `${count++}.eml`);
        writeFileSync(`${file}.part`, Buffer.concat(parts));
        renameSync(`${file}.part`, file);
        done(null);
      });
    },
  });
  // A client that is killed hangs up in the middle.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The first letter to somebody, as its plain text stands in it (quoted-printable, RFC 2045 §6.7). */
export const letterTo = (address: string): Promise<string> =>
  until(async () => {
    const { letters } = inject('product');
    return readdirSync(letters)
      .filter((name) => name.endsWith('.eml'))
      .map((name) => readFileSync(path.join(letters, name), 'utf8'))
      .find((letter) => letter.includes(`\nTo: ${address}`))
      ?.replaceAll(/=\r?\n/g, '')
      .replaceAll('=3D', '=');
  });
