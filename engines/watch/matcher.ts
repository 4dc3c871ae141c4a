import { AT_ENTRIES, ENTRY } from './filing.ts';
import { withRoom } from './ints.ts';
import { PAGE_BITS, PAGE_MASK } from './pages.ts';
import { AT_CODE, AT_MATCHED, AT_SLOT } from './programs.ts';
import type { Reader } from './reader.ts';
import type { Rulebook } from './rulebook.ts';
import { holds } from './run.ts';

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
  /** Addresses of lists, and the integers each holds. */
  #lists = new Int32Array(256);
  #lengths = new Int32Array(256);
  /** Addresses of programs. */
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
    this.#fetchLists(lists);
    const programs = this.#collectPrograms(lists);
    this.#fetchPrograms(programs);
    return this.#idsOf(this.#run(programs, post));
  }

  /** Whether one rule matches. @param address of its program */
  holds(address: number): boolean {
    const base = address & PAGE_MASK;
    return holds(this.#book.programs.pages[address >> PAGE_BITS]!, base, base + AT_CODE, this.#reader);
  }

  /** @returns how many */
  #collectLists(): number {
    const { hits, hitCount } = this.#reader;
    const { lists: listOf, pages } = this.#book.filing;
    this.#lists = withRoom(this.#lists, hitCount);
    this.#lengths = withRoom(this.#lengths, hitCount);
    const [lists, lengths] = [this.#lists, this.#lengths];
    let count = 0;
    for (let i = 0; i < hitCount; i++) {
      const list = listOf[hits[i]!]!;
      lists[count] = list;
      count += Number(list !== 0);
    }
    for (let i = 0; i < count; i++) lengths[i] = pages[lists[i]! >> PAGE_BITS]![lists[i]! & PAGE_MASK]!;
    return count;
  }

  /** Brings the lists into the cache: a line here and there, none waiting for another. */
  #fetchLists(count: number): void {
    const { pages } = this.#book.filing;
    let touched = 0;
    for (let i = 0; i < count; i++) {
      const page = pages[this.#lists[i]! >> PAGE_BITS]!;
      const start = this.#lists[i]! & PAGE_MASK;
      const end = start + this.#lengths[i]!;
      for (let at = start + LINE; at < end; at += LINE) touched ^= page[at]!;
    }
    this.touched = touched;
  }

  /** @returns how many, some of them more than once */
  #collectPrograms(lists: number): number {
    let count = 0;
    for (let i = 0; i < lists; i++) count = this.#collectFrom(this.#lists[i]!, this.#lengths[i]!, count);
    return count;
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

  /** Gathers from one list the rules whose second clause may hold. @returns how many programs there are now */
  #collectFrom(list: number, length: number, before: number): number {
    const page = this.#book.filing.pages[list >> PAGE_BITS]!;
    const { sketch } = this.#reader;
    this.#programs = withRoom(this.#programs, before + length);
    const programs = this.#programs;
    let count = before;
    const start = (list & PAGE_MASK) + AT_ENTRIES;
    for (let at = start; at < start + length; at += ENTRY) {
      const ab = page[at + 1]!;
      const cd = page[at + 2]!;
      const held = sketch[ab & 0xffff]! | sketch[ab >>> 16]! | sketch[cd & 0xffff]! | sketch[cd >>> 16]!;
      programs[count] = page[at]!;
      count += held;
    }
    return count;
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
    const found: string[] = [];
    for (let i = 0; i < count; i++) found.push(ids[this.#found[i]!]!);
    return found;
  }
}
