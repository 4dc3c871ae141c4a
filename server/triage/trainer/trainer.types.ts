import type { Example, Hierarchy, Report } from '../../../engines/classify/index.ts';

/* Plain data between the process and the thread that trains. */

export interface TrainingOrder {
  readonly examples: readonly Example[];
  /** Messages to judge the new model on. */
  readonly judgedOn: readonly Example[];
  readonly labels: readonly string[];
  readonly hierarchy: Hierarchy | undefined;
  /** What is in force now, judged on `compareOn`; keywords when nothing is trained yet. */
  readonly rival:
    | { readonly bytes: Uint8Array; readonly lessons: readonly Example[] }
    | { readonly keywords: Readonly<Record<string, readonly string[]>> }
    | undefined;
  /** Those of `judgedOn` that the rival has never seen. */
  readonly compareOn: readonly Example[];
}

export interface Trained {
  readonly bytes: Uint8Array;
  readonly seconds: number;
  readonly report: Report;
  /** Both on `compareOn`; absent when there is no rival. */
  readonly duel: { readonly own: Report; readonly rival: Report } | undefined;
}

export type TrainerMessage = { readonly step: string } | { readonly trained: Trained };
