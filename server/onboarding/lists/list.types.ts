import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import type { Directory, Names } from '../../territory/index.ts';
import type { SheetRow } from '../read-sheet.ts';

/** Cells of one row by column; an empty one says nothing. */
export type Cells<Column extends string> = Partial<Record<Column, string>>;

export interface RowProblem {
  readonly column: string;
  readonly code: 'missing' | 'unknown' | 'number' | 'repeated' | 'not-yours';
  readonly value: string;
}

/** What a row says of one thing, read against the directory. */
export interface Read<Column extends string, Entry> {
  readonly entry: Entry;
  readonly name: Names;
  /** How it stands now; left out: it is new. */
  readonly before?: Cells<Column>;
  readonly after: Cells<Column>;
}

/** A list of a realm that goes out as a table and comes back. */
export interface ListKind<Column extends string, Entry> {
  readonly what: 'topics' | 'centres' | 'authorities';
  readonly columns: readonly Column[];
  /** All there are, as they are written in a language. */
  rowsOf(directory: Directory, language: string): Cells<Column>[];
  /** By what a row is known in the file, to find those that stand in it twice. */
  keyOf(cells: Cells<Column>): string;
  read(
    scene: { directory: Directory; asker: Person; rows: readonly SheetRow<Column>[] },
    cells: Cells<Column>,
  ): { readonly problems: readonly RowProblem[] } | Read<Column, Entry>;
  /** In one transaction, in the order of the file. */
  write(
    tx: Tx,
    context: { realmId: string; actor: Person; at: Date; reason: string },
    directory: Directory,
    entries: readonly Entry[],
  ): Promise<void>;
}
