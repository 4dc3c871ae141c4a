import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

/** Read at once when the search has come so near; longer than any line. */
const nearBytes = 4096;
/** `hash:count` with its line break, and some more. */
const lineBytes = 80;
const hashLength = 40;

/**
 * Whether a password stands in a list of leaked ones: a file of SHA-1 hashes in hexadecimal, a line each, in their order
 * ("ordered by hash" of Have I Been Pwned). Tens of gigabytes are searched by halves, in some thirty reads.
 * @throws Error when the file cannot be read, or holds something else
 */
export async function isLeaked(file: string, password: string): Promise<boolean> {
  const wanted = createHash('sha1').update(password).digest('hex').toUpperCase();
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    // Line starts: what is wanted stands at or behind `low`, and before `high`.
    let [low, high] = [0, size];
    while (high - low > nearBytes) {
      const { start, hash } = await lineBehind(handle, Math.floor((low + high) / 2));
      if (hash === wanted) return true;
      if (hash < wanted) low = start;
      else high = start;
    }
    const left = await textAt(handle, low, high - low);
    return left.split('\n').some((line) => line.startsWith(wanted));
  } finally {
    await handle.close();
  }
}

/** The first line that begins behind a place in the file. */
async function lineBehind(handle: FileHandle, place: number): Promise<{ start: number; hash: string }> {
  const text = await textAt(handle, place, 2 * lineBytes);
  const skipped = text.indexOf('\n') + 1;
  const hash = text.slice(skipped, skipped + hashLength);
  if (skipped === 0 || !/^[\dA-F]{40}$/.test(hash))
    throw new Error('the list of leaked passwords is no list of hashes');
  return { start: place + skipped, hash };
}

async function textAt(handle: FileHandle, place: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, place);
  return buffer.toString('latin1', 0, bytesRead).toUpperCase();
}
