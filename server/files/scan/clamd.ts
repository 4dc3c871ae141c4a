import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import { addAbortSignal, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ScannerAddress } from '../../platform/scanner-address.ts';

/** What clamd found in a file: nothing, a virus by the name it gives it, or more than the limits it was set let it read. */
export type Finding =
  | { readonly clean: true }
  | { readonly clean: false; readonly virus: string }
  | { readonly clean: false; readonly beyond: string };

/** From the first byte to the verdict. A file of 25 MB takes clamd a second or two. */
const patienceMs = 60_000;
/** That it is there it says at once. */
const pingPatienceMs = 10_000;

/**
 * Has clamd look through a file (its command INSTREAM: pieces with their length before each, none to end with). Beyond
 * its `StreamMaxLength` it hangs up and says so; beyond its `MaxFileSize` it calls a file clean unless `AlertExceedsMax`
 * is set, which nobody but whoever sets it can see.
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
    const said = await text(socket).catch((error: unknown) => {
      if (isBroken(error)) return '';
      throw error;
    });
    if (said !== '' || source.readableEnded) return verdictOf(said);
    // What it says as it hangs up is lost when we write at that moment. Where it goes on, it refused this file alone.
    await pingScanner(address);
    return { clean: false, beyond: 'StreamMaxLength' };
  } finally {
    clearTimeout(timer);
    source.destroy();
    socket.destroy();
  }
}

/** @throws Error when nobody answers as clamd does, or `signal` ends the wait */
export async function pingScanner(address: ScannerAddress, signal?: AbortSignal): Promise<void> {
  const socket = connect(address);
  if (signal) addAbortSignal(signal, socket);
  socket.setTimeout(pingPatienceMs, () => socket.destroy(new Error('the virus scanner takes too long')));
  socket.write('zPING\0');
  try {
    const said = await text(socket);
    if (said !== 'PONG\0') throw new Error(`the virus scanner says: ${said.slice(0, 200)}`);
  } finally {
    socket.destroy();
  }
}

const isBroken = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ECONNRESET');

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
  if (line === 'INSTREAM size limit exceeded. ERROR') return { clean: false, beyond: 'StreamMaxLength' };
  const found = /^stream: (.+) FOUND$/.exec(line)?.[1];
  const beyond = found && /^Heuristics\.Limits\.Exceeded\.(\w+)/.exec(found)?.[1];
  if (beyond) return { clean: false, beyond };
  if (found) return { clean: false, virus: found };
  throw new Error(`the virus scanner says: ${line === '' ? 'nothing' : line.slice(0, 200)}`);
}
