import { type Readable, Transform } from 'node:stream';
import yauzl from 'yauzl';
import { Refusal } from '../../../platform/refusal.ts';

/** More than any table people make: 1,048,576 rows of some forty filled cells. */
const largestEntry = 3 * 1024 ** 3;
const largestTotal = 4 * 1024 ** 3;
const mostEntries = 5_000;
/** XML of repeated cells packs to a fiftieth now and then; a bomb of zeros to a thousandth. Small ones do no harm. */
const densest = 250;
const harmless = 32 * 1024 ** 2;

export interface Entry {
  readonly name: string;
  readonly size: number;
  /** The unpacked bytes; ends with an error when they are other than announced. */
  open(): Promise<Readable>;
}

export interface Archive {
  readonly entries: ReadonlyMap<string, Entry>;
  close(): void;
}

/**
 * Reads the directory at the end of a ZIP archive, before unpacking a byte.
 * @throws Refusal `import-broken-xlsx`, `import-bomb`
 */
export async function openArchive(path: string): Promise<Archive> {
  const file = await asBroken(yauzl.openPromise(path, { lazyEntries: true, autoClose: false }));
  const entries = new Map<string, Entry>();
  let total = 0;
  try {
    if (file.entryCount > mostEntries) throw new Refusal('import-bomb');
    for await (const entry of file.eachEntry()) {
      total += entry.uncompressedSize;
      if (isBomb(entry) || total > largestTotal) throw new Refusal('import-bomb');
      entries.set(entry.fileName.replace(/^\//, ''), {
        name: entry.fileName,
        size: entry.uncompressedSize,
        open: () => unpack(file, entry),
      });
    }
  } catch (error) {
    file.close();
    throw error instanceof Refusal ? error : new Refusal('import-broken-xlsx');
  }
  return { entries, close: () => file.close() };
}

/** The announced size counts: yauzl ends with an error as soon as there is more. */
function isBomb({ compressedSize, uncompressedSize }: yauzl.Entry): boolean {
  if (uncompressedSize > largestEntry) return true;
  return uncompressedSize > harmless && uncompressedSize > compressedSize * densest;
}

/** Errors of unpacking reach whoever reads the stream, as a refusal. */
async function unpack(file: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  if (entry.isEncrypted()) throw new Refusal('import-locked-xlsx');
  const packed = await asBroken(file.openReadStreamPromise(entry));
  const out = new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });
  packed.on('error', () => out.destroy(new Refusal('import-broken-xlsx')));
  out.on('close', () => packed.destroy());
  return packed.pipe(out);
}

async function asBroken<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch {
    throw new Refusal('import-broken-xlsx');
  }
}
