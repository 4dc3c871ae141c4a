import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/**
 * Writes pieces of text to a file, or to standard output, as fast as these take them.
 * @throws what the system says of a file that cannot be opened or written, or of a reader that has left
 */
export async function writeOut(file: string | undefined, pieces: AsyncIterable<string>): Promise<void> {
  if (file === undefined) return pipeline(pieces, process.stdout, { end: false });
  const handle = await open(file, 'w');
  await pipeline(pieces, handle.createWriteStream());
}
