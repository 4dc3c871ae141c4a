import * as filing from './filing.ts';
import { withRoom } from './ints.ts';
import * as pages from './pages.ts';
import * as programs from './programs.ts';
import type { Reader } from './reader.ts';
import type { Rulebook } from './rulebook.ts';
import { holds } from './run.ts';
import * as sketches from './sketch.ts';

/* Constants that loops use are the module's own and not exported: V8 looks others up at each use (docs/decisions/0069). */
const { FILTER, LIST, LIST_LENGTH } = filing;
const { PAGE_BITS, PAGE_MASK } = pages;
const { AT_CODE, AT_MATCHED, AT_SLOT } = programs;
const { sketch } = sketches;

/** Integers in a line of the cache. */
const LINE = 16;

/**
 * Finds the rules that match the post read last: the lists of its terms, the programs these lead to, the programs that
 * hold. Each step is a loop of its own over what the last one gathered, so that loads from all over the memory do not
 * wait for one another.
 */
export class Matcher {
  readonly #book: Rulebook;
  readonly #reader: Reader;
  /** Addresses of lists, and how many entries they have. */
  #lists = new Int32Array(256);
  #lengths = new Int32Array(256);
  /** Addresses of entries, then of the programs these lead to. */
  #programs = new Int32Array(256);
  /** Slots of rules that match. */
  #found = new Int32Array(256);
  /** What was read only to have it in the cache. */
  touched = 0;

  constructor(book: Rulebook, reader: Reader) {
    this.#book = book;
    this.#reader = reader;
  }

  /** The ids of the rules that match. @param post its number, another one than of any post a rule matched before */
  match(post: number): string[] {
    const lists = this.#collectLists();
    const programs = this.#collectEntries(lists, this.#fetchLists(lists));
    this.#findPrograms(programs);
    this.#fetchPrograms(programs);
    return this.#idsOf(this.#run(programs, post));
  }

  /** Whether one rule matches. @param address of its program */
  holds(address: number): boolean {
    const base = address & PAGE_MASK;
    return holds(this.#book.programs.pages[address >> PAGE_BITS]!, base, base + AT_CODE, this.#reader);
  }

  /** @returns how many that are not empty */
  #collectLists(): number {
    const { hits, hitCount } = this.#reader;
    const { lists: listOf } = this.#book.filing;
    this.#lists = withRoom(this.#lists, hitCount);
    this.#lengths = withRoom(this.#lengths, hitCount);
    const [lists, lengths] = [this.#lists, this.#lengths];
    let count = 0;
    for (let i = 0; i < hitCount; i++) {
      const at = hits[i]! * LIST;
      const length = listOf[at + LIST_LENGTH]!;
      lists[count] = listOf[at]!;
      lengths[count] = length;
      count += Number(length !== 0);
    }
    return count;
  }

  /** Brings the lists into the cache: a place in each line, none waiting for another. @returns how long they are together */
  #fetchLists(count: number): number {
    const { filters } = this.#book.filing;
    let touched = 0;
    let all = 0;
    for (let i = 0; i < count; i++) {
      const page = filters[this.#lists[i]! >> PAGE_BITS]!;
      const start = FILTER * (this.#lists[i]! & PAGE_MASK);
      const length = this.#lengths[i]!;
      all += length;
      for (let at = start; at < start + FILTER * length; at += LINE) touched ^= page[at]!;
    }
    this.touched = touched;
    return all;
  }

  /** Gathers the entries of which the second clause may hold. @returns how many */
  #collectEntries(lists: number, length: number): number {
    this.#programs = withRoom(this.#programs, length);
    const entries = this.#programs;
    const { filters } = this.#book.filing;
    let count = 0;
    for (let i = 0; i < lists; i++) {
      const list = this.#lists[i]!;
      const page = filters[list >> PAGE_BITS]!;
      const end = (list + this.#lengths[i]!) | 0;
      let at = FILTER * (list & PAGE_MASK);
      for (let entry = list; entry < end; entry = (entry + 1) | 0) {
        entries[count] = entry;
        count = (count + mayHold(page[at]!, page[(at + 1) | 0]!)) | 0;
        at = (at + FILTER) | 0;
      }
    }
    return count;
  }

  /** Puts the programs in the place of the entries that lead to them; some come more than once. */
  #findPrograms(count: number): void {
    const { pages } = this.#book.filing;
    const programs = this.#programs;
    for (let i = 0; i < count; i++) {
      const entry = programs[i]!;
      programs[i] = pages[entry >> PAGE_BITS]![entry & PAGE_MASK]!;
    }
  }

  /** The same for programs: their first two lines, which hold all of most. */
  #fetchPrograms(count: number): void {
    const { pages } = this.#book.programs;
    let touched = 0;
    for (let i = 0; i < count; i++) {
      const address = this.#programs[i]!;
      const page = pages[address >> PAGE_BITS]!;
      const base = address & PAGE_MASK;
      touched ^= page[base]! ^ page[(base + LINE) & PAGE_MASK]!;
    }
    this.touched = touched;
  }

  /** Runs the programs. @returns how many rules match; their slots are the first of `found` */
  #run(count: number, post: number): number {
    const { pages } = this.#book.programs;
    this.#found = withRoom(this.#found, count);
    let matches = 0;
    for (let i = 0; i < count; i++) {
      const address = this.#programs[i]!;
      const page = pages[address >> PAGE_BITS]!;
      const base = address & PAGE_MASK;
      if (page[base + AT_MATCHED] === post || !holds(page, base, base + AT_CODE, this.#reader)) continue;
      page[base + AT_MATCHED] = post;
      this.#found[matches++] = page[base + AT_SLOT]!;
    }
    return matches;
  }

  #idsOf(count: number): string[] {
    const { ids } = this.#book;
    const found = new Array<string>(count);
    for (let i = 0; i < count; i++) found[i] = ids[this.#found[i]!]!;
    return found;
  }
}

/** 1 if the post may have a term of an entry's second clause, else 0. Read into a variable, the sketch is a constant at all four uses, not only the first. */
function mayHold(ab: number, cd: number): number {
  const seen = sketch;
  return seen[ab & 0xffff]! | seen[ab >>> 16]! | seen[cd & 0xffff]! | seen[cd >>> 16]!;
}
