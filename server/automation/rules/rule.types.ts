import type { compileCondition } from '../../conditions/index.ts';
import type { Action } from './rule.schema.ts';

export interface Rule {
  readonly realmId: string;
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly eventTypes: readonly string[];
  readonly conditions: Parameters<typeof compileCondition>[0];
  readonly actions: readonly Action[];
  readonly since: Date;
  readonly version: number;
}

/** What an action came to: done, with the code of what was left out of it, or the code of what stood in the way. */
export interface ActionOutcome {
  readonly kind: Action['kind'];
  readonly done: boolean;
  readonly why: string | null;
}
