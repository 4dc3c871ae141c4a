import { type EventData, emit, type HeedEvent } from '../../events/index.ts';
import { system } from '../../platform/actor.ts';
import type { Consumer } from '../../platform/consumers.ts';
import type { Tx } from '../../platform/database.ts';
import type { StoredEvent } from '../../platform/event-log.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { type Agreement, insertAgreement, lockAgreement, updateAgreement } from './agreements.store.ts';

/** Carries what was decided on one side to the partner's row. What was only proposed stays at home. */
export function crossAgreements(): Consumer {
  return {
    name: 'assignments: agreements to the partner',
    types: ['agreement.offered', 'agreement.signed', 'agreement.refused', 'agreement.ended'],
    batch: 50,
    async handle(tx, events) {
      for (const event of events) await carry(tx, event);
    },
  };
}

async function carry(tx: Tx, event: StoredEvent): Promise<void> {
  const { agreementId, heard } = event.data as EventData<'agreement.offered'>;
  if (heard) return;
  const ours = await lockAgreement(tx, event.realmId, agreementId);
  if (!ours) return;
  const theirs = await lockAgreement(tx, ours.partnerId, agreementId);
  // Ended before it was ever offered: the partner never knew of it.
  if (!theirs && ours.state !== 'offered') return;
  // Ended there meanwhile: what is ended stays so.
  if (theirs && (theirs.state === 'ended' || theirs.state === 'refused')) return;
  if (theirs) await updateAgreement(tx, ours.partnerId, theirs, movedFields(ours));
  else await insertAgreement(tx, ours.partnerId, asTheirs(ours, event.realmId));
  const context = { realmId: ours.partnerId, actor: system('assignments'), at: event.at };
  const told = { type: event.type, data: { agreementId, heard: true } } as HeedEvent;
  await emit(tx, context, [{ event: told, streamId: null }]);
  await recordOutwardAct(tx, context, {
    act: 'hear of agreement',
    subjectId: agreementId,
    data: { step: ours.state, realm: event.realmId },
  });
}

function movedFields(ours: Agreement): Partial<Agreement> {
  const { state, signedByName, signedAt, endedReason, endedAt } = ours;
  return { state, signedByName, signedAt, endedReason, endedAt };
}

function asTheirs(ours: Agreement, realmId: string): Agreement {
  const side = ours.side === 'given' ? 'taken' : 'given';
  return { ...ours, side, partnerId: realmId, proposedBy: null, version: 1 };
}
