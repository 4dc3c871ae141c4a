import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ScannerAddress } from '../../platform/scanner-address.ts';

/** What clamd found in a file: nothing, or a virus by the name it gives it. */
export type Finding = { readonly clean: true } | { readonly clean: false; readonly virus: string };

/** From the first byte to the verdict. A file of 25 MB takes clamd a second or two. */
const patienceMs = 60_000;

/**
 * Has clamd look through a file (its command INSTREAM: pieces with their length before each, none to end with). Its own
 * limit, `StreamMaxLength`, must not be below our largest file.
 * @throws Error when it cannot be reached, hangs, or says it could not look
 */
export async function scanFile(address: ScannerAddress, file: string): Promise<Finding> {
  const source = Readable.from(pieces(file), { objectMode: false });
  const socket = connect(address);
  const timer = setTimeout(() => socket.destroy(new Error('the virus scanner takes too long')), patienceMs);
  source.once('error', (error) => socket.destroy(error));
  source.pipe(socket, { end: false });
  try {
    // It may answer before it has everything: at its limit it does, and hangs up.
    return verdictOf(await text(socket));
  } finally {
    clearTimeout(timer);
    source.destroy();
    socket.destroy();
  }
}

/** @throws Error when nobody answers as clamd does */
export async function pingScanner(address: ScannerAddress): Promise<void> {
  const socket = connect(address);
  socket.setTimeout(patienceMs, () => socket.destroy(new Error('the virus scanner takes too long')));
  socket.write('zPING\0');
  try {
    const said = await text(socket);
    if (said !== 'PONG\0') throw new Error(`the virus scanner says: ${said.slice(0, 200)}`);
  } finally {
    socket.destroy();
  }
}

async function* pieces(file: string): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    yield length;
    yield chunk;
  }
  yield Buffer.alloc(4);
}

/** `stream: OK`, `stream: NAME FOUND`, or why not. */
function verdictOf(said: string): Finding {
  const line = said.replaceAll('\0', '').trim();
  if (line === 'stream: OK') return { clean: true };
  const virus = /^stream: (.+) FOUND$/.exec(line)?.[1];
  if (virus) return { clean: false, virus };
  throw new Error(`the virus scanner says: ${line === '' ? 'nothing' : line.slice(0, 200)}`);
}
