import type { Case } from '../cases/index.ts';
import type { Tx } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { listenersOf, type Part } from './audience.rules.ts';
import { urgencyFor } from './notice-of-event.ts';
import { staffAround } from './on-events.ts';
import type { NoticeParts } from './send-mail.ts';
import { tell } from './tell.ts';

/** What a rule wants told, of one case. */
export type RuleTelling = {
  readonly realmId: string;
  readonly row: Case;
  /** Once a person and cause. */
  readonly causeId: string;
  readonly ruleName: string;
} & ({ readonly part: Part } | { readonly personId: string });

/**
 * Tells whoever stands in a part of a case, or a person, because a rule says so.
 * @throws Refusal `nobody-to-tell`
 */
export async function tellByRule(
  tx: Tx,
  parts: NoticeParts,
  { realmId, row, causeId, ruleName, ...whom }: RuleTelling,
): Promise<void> {
  const at = parts.clock.now();
  const directory = await parts.directories.of(tx, realmId);
  const staff = await staffAround(tx, realmId, directory, [row], at);
  const audience = 'part' in whom ? { firstOf: [whom.part] } : { people: [whom.personId] };
  const listeners = listenersOf(directory, staff, row, audience);
  if (listeners.length === 0) throw new Refusal('nobody-to-tell');
  const telling = {
    realmId,
    kind: 'rule fired' as const,
    urgency: urgencyFor(row, 'normal'),
    causeId,
    at,
    caseId: row.id,
    params: { number: row.number, topicId: row.topicId, rule: ruleName },
    actorId: null,
  };
  await tell(tx, parts, realmId, [{ telling, listeners }]);
}
