import { type EventType, emit } from '../../events/index.ts';
import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { requireVersion } from '../../platform/http/version.ts';
import { newId } from '../../platform/ids.ts';
import type { Platform } from '../../platform/module.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Directories, dayIn } from '../../territory/index.ts';
import { mayChangeAgreements } from '../assignments.policies.ts';
import { realmTree, topCentreOf } from '../realm-tree.store.ts';
import { type AgreementAct, agreementAfter, longestDays, type Terms } from './agreement.rules.ts';
import { type Agreement, insertAgreement, lockAgreement, updateAgreement } from './agreements.store.ts';

export type AgreementParts = Platform & { readonly directories: Directories };

export interface AgreementInput {
  readonly partnerId: string;
  readonly terms: Terms;
  readonly validFrom: string;
  readonly validUntil: string;
}

const told: Readonly<Record<AgreementAct, EventType>> = {
  approve: 'agreement.offered',
  sign: 'agreement.signed',
  refuse: 'agreement.refused',
  end: 'agreement.ended',
};

/**
 * Proposes what a partner may have of this realm. It binds nobody until a second person and the partner agree.
 * @throws Refusal `forbidden`, `realm-unknown`, `agreement-term`, `topic-unknown`
 */
export function proposeAgreement(
  parts: AgreementParts,
  person: Person,
  input: AgreementInput,
): Promise<{ id: string; version: number }> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    await requireChanger(tx, person);
    if (input.partnerId === realmId || !(await realmTree(tx)).has(input.partnerId))
      throw new Refusal('realm-unknown');
    const at = parts.clock.now();
    const directory = await parts.directories.of(tx, realmId);
    requireTerm(input, dayIn(directory.timeZone, at));
    const codes = new Set([...directory.topics.values()].map(({ code }) => code));
    if (input.terms.topics?.some((code) => !codes.has(code))) throw new Refusal('topic-unknown');
    const row: Agreement = {
      ...input,
      id: newId(),
      side: 'given',
      version: 1,
      state: 'proposed',
      proposedBy: person.id,
      proposedByName: person.name,
      proposedAt: at,
      approvedByName: null,
      approvedAt: null,
      signedByName: null,
      signedAt: null,
      endedReason: null,
      endedAt: null,
    };
    await insertAgreement(tx, realmId, row);
    await tell(tx, person, row, at, 'agreement.proposed');
    return { id: row.id, version: 1 };
  });
}

/**
 * The second person approves, the partner signs or refuses, either ends it.
 * @throws Refusal `agreement-unknown`, `forbidden`, `changed-meanwhile`, `agreement-not-possible`, `agreement-own`,
 *   `reason-missing`
 */
export function actOnAgreement(
  parts: AgreementParts,
  person: Person,
  asked: { id: string; seen: number },
  input: { act: AgreementAct; reason?: string | undefined },
): Promise<{ id: string; version: number }> {
  const { realmId } = person;
  const { act } = input;
  return parts.database.inRealm(realmId, async (tx) => {
    await requireChanger(tx, person);
    const row = await lockAgreement(tx, realmId, asked.id);
    if (!row) throw new Refusal('agreement-unknown');
    requireVersion(asked.seen, row.version);
    const state = agreementAfter(row.state, act, row.side);
    if (!state) throw new Refusal('agreement-not-possible', { act, state: row.state });
    if (act === 'approve' && row.proposedBy === person.id) throw new Refusal('agreement-own');
    const reason = input.reason?.trim() || null;
    if ((act === 'end' || act === 'refuse') && !reason) throw new Refusal('reason-missing');
    const at = parts.clock.now();
    const next = await updateAgreement(tx, realmId, row, {
      state,
      ...signatureOf(act, person.name, at, reason),
    });
    await tell(tx, person, next, at, told[act], reason ?? undefined);
    return { id: next.id, version: next.version };
  });
}

function signatureOf(act: AgreementAct, name: string, at: Date, reason: string | null): Partial<Agreement> {
  if (act === 'approve') return { approvedByName: name, approvedAt: at };
  if (act === 'sign') return { signedByName: name, signedAt: at };
  return { endedReason: reason, endedAt: at };
}

async function requireChanger(tx: Tx, person: Person): Promise<void> {
  const centreId = (await topCentreOf(tx, person.realmId)) ?? null;
  authorise(mayChangeAgreements, person, { realmId: person.realmId, centreId });
}

/** @throws Refusal `agreement-term` when it ends before it begins, lies in the past or lasts too long */
function requireTerm({ validFrom, validUntil }: AgreementInput, today: string): void {
  const days = (Date.parse(validUntil) - Date.parse(validFrom)) / 86_400_000;
  if (!(days >= 0 && days <= longestDays) || validUntil < today)
    throw new Refusal('agreement-term', { days: longestDays });
}

/** What a realm promises another of its residents' words belongs in the log that can be verified. */
async function tell(
  tx: Tx,
  person: Person,
  row: Agreement,
  at: Date,
  type: EventType,
  reason?: string,
): Promise<void> {
  const context = { realmId: person.realmId, actor: person, at };
  const event = { type, data: { agreementId: row.id, heard: false } } as Parameters<
    typeof emit
  >[2][number]['event'];
  await emit(tx, context, [{ event, streamId: null, reason }]);
  const { terms } = row;
  await recordOutwardAct(tx, context, {
    act: 'change agreement',
    subjectId: row.id,
    data: {
      step: row.state,
      realm: row.partnerId,
      topics: terms.topics?.join(', ') ?? null,
      contact: terms.personal,
      cases: terms.openCases,
    },
  });
}
