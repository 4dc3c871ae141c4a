import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newId } from '../../../platform/ids.ts';

/** Bytes kept in memory at most; the texts behind them go to a file only this process can read. */
const inMemory = 32 * 1024 * 1024;
const pageBytes = 1024 * 1024;
/** Pages of the file held in memory at a time. */
const mostRecent = 8;

/**
 * The texts of a workbook by number, in bounded memory. Each lies whole in one page; cells name texts mostly in the
 * order they stand, so the pages read last answer most questions.
 */
export interface SharedStrings {
  add(text: string): void;
  /** Empty for a number the workbook does not have. */
  get(index: number): string;
  close(): void;
}

export function createSharedStrings(): SharedStrings {
  const texts = createIndex();
  const pages: Page[] = [];
  let open: Buffer[] = [];
  let openBytes = 0;
  let kept = 0;
  let spill: Spill | undefined;

  const closePage = () => {
    const bytes = Buffer.concat(open, openBytes);
    if (kept + openBytes <= inMemory) {
      kept += openBytes;
      pages.push({ bytes });
    } else {
      spill ??= createSpill();
      pages.push(spill.write(bytes));
    }
    open = [];
    openBytes = 0;
  };
  const bytesOf = (page: number): Buffer => {
    if (page === pages.length) closePage();
    const stored = pages[page]!;
    return 'bytes' in stored ? stored.bytes : spill!.read(stored);
  };
  return {
    add(text) {
      const bytes = Buffer.from(text, 'utf8');
      if (openBytes > 0 && openBytes + bytes.length > pageBytes) closePage();
      texts.push(pages.length, openBytes, bytes.length);
      open.push(bytes);
      openBytes += bytes.length;
    },
    get(index) {
      const place = texts.at(index);
      if (!place) return '';
      return bytesOf(place.page).toString('utf8', place.from, place.from + place.length);
    },
    close: () => spill?.close(),
  };
}

type Page = { readonly bytes: Buffer } | Spilt;
interface Spilt {
  readonly at: number;
  readonly length: number;
}

interface Spill {
  write(bytes: Buffer): Spilt;
  read(page: Spilt): Buffer;
  close(): void;
}

function createSpill(): Spill {
  const name = path.join(tmpdir(), `heed-${newId()}.texts`);
  const file = openSync(name, 'wx+', 0o600);
  // Without a name it is gone with the process, however that ends.
  rmSync(name);
  let at = 0;
  /** The oldest is read over: rows name texts of their own place and now and then one far behind. */
  const recent = new Map<Spilt, Buffer>();
  return {
    write(bytes) {
      writeSync(file, bytes, 0, bytes.length, at);
      const place = { at, length: bytes.length };
      at += bytes.length;
      return place;
    },
    read(page) {
      const known = recent.get(page);
      if (known) return known;
      const [oldest] = recent;
      const reused = recent.size >= mostRecent && oldest ? oldest : undefined;
      if (reused) recent.delete(reused[0]);
      const room = reused && reused[1].buffer.byteLength >= page.length ? reused[1].buffer : undefined;
      const bytes = Buffer.from(room ?? new ArrayBuffer(Math.max(page.length, pageBytes)), 0, page.length);
      readSync(file, bytes, 0, page.length, page.at);
      recent.set(page, bytes);
      return bytes;
    },
    close: () => closeSync(file),
  };
}

/** Three numbers a text, packed: a workbook may have a million texts. */
function createIndex() {
  let packed = new Uint32Array(3 * 1024);
  let used = 0;
  return {
    push(page: number, from: number, length: number) {
      if (used === packed.length) {
        const larger = new Uint32Array(used * 2);
        larger.set(packed);
        packed = larger;
      }
      packed[used] = page;
      packed[used + 1] = from;
      packed[used + 2] = length;
      used += 3;
    },
    at(index: number): { page: number; from: number; length: number } | undefined {
      const begin = index * 3;
      if (!Number.isInteger(index) || begin < 0 || begin >= used) return undefined;
      return { page: packed[begin]!, from: packed[begin + 1]!, length: packed[begin + 2]! };
    },
  };
}
