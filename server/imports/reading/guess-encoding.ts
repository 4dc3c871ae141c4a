import { open } from 'node:fs/promises';
import { Refusal } from '../../platform/refusal.ts';
import {
  type Encoding,
  encodingByMark,
  likeliestEncoding,
  looksBinary,
  looksLikeUtf16,
} from './encoding.rules.ts';

const chunkBytes = 1 << 20;
/** Enough letters to tell encodings apart; what is pure ASCII tells nothing and is passed over. */
const sampleBytes = 64 * 1024;

/**
 * The encoding of a text file. UTF-8 is not guessed but proved, over the whole file; only what it is not is guessed,
 * from the parts that have letters beyond ASCII.
 * @throws Refusal `import-empty`, `import-not-a-table`
 */
export async function guessEncoding(path: string): Promise<Encoding> {
  const file = await open(path);
  try {
    const chunk = Buffer.alloc(chunkBytes);
    const first = await file.read(chunk, 0, chunkBytes, 0);
    if (first.bytesRead === 0) throw new Refusal('import-empty');
    const start = Buffer.from(chunk.subarray(0, Math.min(first.bytesRead, sampleBytes)));
    const known = encodingByMark(start) ?? looksLikeUtf16(start);
    if (known) return known;
    if (looksBinary(start)) throw new Refusal('import-not-a-table');

    const decoder = new TextDecoder('utf-8', { fatal: true });
    let sample = Buffer.alloc(0);
    let isUtf8 = true;
    let position = 0;
    for (let read = first.bytesRead; read > 0; ) {
      const bytes = chunk.subarray(0, read);
      if (isUtf8) isUtf8 = decodes(decoder, bytes);
      if (sample.length < sampleBytes) sample = Buffer.concat([sample, beyondAscii(bytes)]);
      if (!isUtf8 && sample.length >= sampleBytes) break;
      position += read;
      read = (await file.read(chunk, 0, chunkBytes, position)).bytesRead;
    }
    return isUtf8 ? 'utf-8' : likeliestEncoding(sample);
  } finally {
    await file.close();
  }
}

function decodes(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The first stretch from where letters beyond ASCII begin. */
function beyondAscii(bytes: Buffer): Buffer {
  const begin = bytes.findIndex((byte) => byte > 127);
  return begin < 0 ? Buffer.alloc(0) : Buffer.from(bytes.subarray(begin, begin + sampleBytes / 4));
}
