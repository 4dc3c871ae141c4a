/** How a rule is written: the engine's whole language, or bare words, "quoted", -minus and #tags only. */
export type RuleForm = 'full' | 'simple';

export type WatchState = 'proposed' | 'active' | 'withdrawn' | 'expired';

/** Narrows a rule besides what it says itself; null: not at all. */
export interface Restriction {
  readonly areaId: string | null;
  readonly channelId: string | null;
  readonly language: string | null;
}

export interface Watch extends Restriction {
  readonly id: string;
  readonly version: number;
  readonly state: WatchState;
  readonly name: string;
  readonly purpose: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly centreId: string;
  readonly form: RuleForm;
  readonly rule: string;
  readonly expiresAt: Date;
  readonly proposedAt: Date;
  readonly approvedByName: string | null;
  readonly approvedAt: Date | null;
  readonly endedAt: Date | null;
  readonly reason: string | null;
  /** Messages it has found. */
  readonly found: number;
}

/** As the reading thread needs it. */
export interface LaidWatch extends Restriction {
  readonly id: string;
  readonly form: RuleForm;
  readonly rule: string;
}
