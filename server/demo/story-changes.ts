import { type Case, type CaseChanges, type CaseClock, type ClockScene, nextDue } from '../cases/index.ts';
import { newId } from '../platform/ids.ts';
import type { Directory } from '../territory/index.ts';

/** Who did something, as an event names them. */
export interface By {
  readonly id: string | null;
  readonly name: string;
  readonly kind: 'person' | 'system' | 'resident';
}

/** Everything a finished or running story leaves behind. */
export interface StoryRows {
  row: Case;
  clocks: CaseClock[];
  readonly answers: Record<string, unknown>[];
  readonly reviews: Record<string, unknown>[];
  readonly promises: Record<string, unknown>[];
  readonly verdicts: Record<string, unknown>[];
  readonly events: Record<string, unknown>[];
}

export interface StoryTeller {
  readonly directory: Directory;
  readonly person: (worldId: string) => By;
  readonly authority: (code: string) => string;
  /** Milliseconds: when the demo begins; a story knows nothing later. */
  readonly now: number;
}

/** Moves the clocks alone. */
export function moveOnly(
  rows: StoryRows,
  teller: StoryTeller,
  at: number,
  effect: (scene: ClockScene) => CaseClock[],
): void {
  rows.clocks = effect({ directory: teller.directory, row: rows.row, clocks: rows.clocks, at: new Date(at) });
}

/** Changes the case as an act does, with its clocks and its event. */
export function change(
  rows: StoryRows,
  teller: StoryTeller,
  at: number,
  by: By,
  type: string,
  effect: (scene: ClockScene) => CaseClock[],
  changes: CaseChanges,
  data: Record<string, unknown> = {},
  reason?: string,
  fromClocks: (clocks: readonly CaseClock[]) => CaseChanges = () => ({}),
): void {
  const next = { ...rows.row, ...changes };
  rows.clocks = effect({ directory: teller.directory, row: next, clocks: rows.clocks, at: new Date(at) });
  const all = { ...changes, ...nextDue(rows.clocks), ...fromClocks(rows.clocks) };
  rows.row = { ...rows.row, ...all, version: rows.row.version + 1 };
  event(rows, teller, at, by, type, { ...data, changes: all }, reason);
}

export function event(
  rows: StoryRows,
  teller: StoryTeller,
  at: number,
  by: By,
  type: string,
  data: unknown,
  reason?: string,
): void {
  rows.events.push({
    realm_id: teller.directory.realmId,
    id: newId(),
    type,
    at: new Date(at),
    actor_kind: by.kind,
    actor_id: by.id,
    actor_name: by.kind === 'resident' ? null : by.name,
    stream_id: rows.row.id,
    reason: reason ?? null,
    data,
  });
}
