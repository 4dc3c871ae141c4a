import { emit } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Tx } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { mayBecome } from './disposition.rules.ts';
import { mayDecideOnMessages } from './intake.policies.ts';
import { type SetAsideReason, setAsideReasons } from './message.rules.ts';
import { lockState, type MessageState, writeDisposition } from './states.store.ts';

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
}

/**
 * Sets a message aside for a reason of the closed list; it stays searchable and can be restored.
 * @throws Refusal `message-unknown`, `forbidden`, `changed-meanwhile`, `already-decided`, `reason-unknown`
 */
export function setAside(
  parts: Parts,
  person: Person,
  input: { messageId: string; seen: number; reason: SetAsideReason },
): Promise<{ version: number }> {
  const { realmId } = person;
  if (!setAsideReasons.includes(input.reason)) throw new Refusal('reason-unknown');
  return parts.database.inRealm(realmId, async (tx) => {
    const state = await requireState(tx, person, input);
    if (!mayBecome(state.disposition, 'set aside'))
      throw new Refusal('already-decided', { state: state.disposition });
    const context = { realmId, actor: person, at: parts.clock.now() };
    await writeDisposition(tx, realmId, [input.messageId], 'set aside', input.reason);
    await emit(tx, context, [
      { event: { type: 'message.set-aside', data: { reason: input.reason } }, streamId: input.messageId },
    ]);
    const data = { reason: input.reason };
    await recordOutwardAct(tx, context, { act: 'set aside', subjectId: input.messageId, data });
    return { version: state.version + 1 };
  });
}

/** Puts a message that was set aside back among those to decide on. */
export function restoreMessage(
  parts: Parts,
  person: Person,
  input: { messageId: string; seen: number },
): Promise<{ version: number }> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const state = await requireState(tx, person, input);
    if (state.disposition !== 'set aside') throw new Refusal('already-decided', { state: state.disposition });
    await writeDisposition(tx, realmId, [input.messageId], 'proposed');
    const context = { realmId, actor: person, at: parts.clock.now() };
    await emit(tx, context, [{ event: { type: 'message.restored', data: {} }, streamId: input.messageId }]);
    await recordOutwardAct(tx, context, { act: 'restore message', subjectId: input.messageId, data: {} });
    return { version: state.version + 1 };
  });
}

async function requireState(
  tx: Tx,
  person: Person,
  input: { messageId: string; seen: number },
): Promise<MessageState> {
  const state = await lockState(tx, person.realmId, input.messageId);
  if (!state) throw new Refusal('message-unknown');
  authorise(mayDecideOnMessages, person, { realmId: person.realmId, centreId: state.centreId });
  requireVersion(input.seen, state.version);
  return state;
}
