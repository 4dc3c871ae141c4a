import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ScannerAddress } from '../../platform/scanner-address.ts';

export interface TestScanner {
  readonly address: ScannerAddress;
  close(): Promise<void>;
}

/** Listens where a scanner would, and does with each connection as told. */
export async function scannerThat(hears: (socket: Socket) => void): Promise<TestScanner> {
  const directory = await mkdtemp(path.join(tmpdir(), 'heed scanner '));
  const server = createServer((socket) => {
    socket.on('error', () => {});
    hears(socket);
  });
  const address = { path: path.join(directory, 'clamd.ctl') };
  server.listen(address.path);
  await once(server, 'listening');
  return {
    address,
    async close() {
      server.close();
      await rm(directory, { recursive: true });
    },
  };
}

/** Answers as told to whatever a command INSTREAM carried to it. */
export function scannerSaying(answer: (bytes: Buffer) => string): Promise<TestScanner> {
  return scannerThat((socket) => {
    let sent = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      sent = Buffer.concat([sent, chunk]);
      const bytes = carried(sent);
      if (bytes) socket.end(answer(bytes));
    });
  });
}

/** Finds a virus in everything that says "a bad thing". */
export const scannerOfBadThings = () =>
  scannerSaying((bytes) => (bytes.includes('a bad thing') ? 'stream: Test.Bad-1 FOUND\0' : 'stream: OK\0'));

/** `undefined` until the empty piece has come. */
function carried(sent: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (sent.toString('latin1', 0, command.length) !== command) return undefined;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= sent.length; ) {
    const length = sent.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
