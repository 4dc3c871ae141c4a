import { Value } from 'typebox/value';
import { type CaseParts, reactionTerm, startClock } from '../cases/index.ts';
import type { EventData, EventType } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import { type Consumer, step } from '../platform/consumers.ts';
import type { Tx } from '../platform/database.ts';
import type { StoredEvent } from '../platform/event-log.ts';
import { openFromVault, putInVault, sealField } from '../platform/vault.ts';
import { dayIn } from '../territory/index.ts';
import { letterKinds, type Side, stateHeard } from './assignment.rules.ts';
import type { Assignment, Heard, StoredLetter } from './assignment.types.ts';
import {
  findLetter,
  insertAssignment,
  insertLetter,
  lockAssignment,
  updateAssignment,
} from './assignments.store.ts';
import { carryFiles } from './carry-files.ts';
import { isCovered } from './destinations.ts';
import { hear } from './hear.ts';
import { type Letter, letterSchemas } from './letters.schema.ts';
import { recordLetter, tellOfLetter } from './write-letter.ts';

const other: Readonly<Record<Side, Side>> = { given: 'taken', taken: 'given' };

/**
 * The one place where anything of a case goes from one realm to another: a letter that its schema allows is copied to
 * the other side, and what follows from it there happens with it.
 */
export function crossLetters(parts: CaseParts): Consumer {
  return {
    name: 'assignments: letters to the other side',
    types: letterKinds.map((kind): EventType => `assignment.${kind}`),
    batch: 20,
    async handle(tx, events) {
      for (const event of events) await carry(tx, parts, event);
    },
  };
}

/** Carries what is written now instead of when the workers come to it. */
export async function carryLetters(parts: CaseParts): Promise<void> {
  const consumer = crossLetters(parts);
  while ((await step(parts.database, parts.clock, parts.log, consumer)) > 0);
}

async function carry(tx: Tx, parts: CaseParts, event: StoredEvent): Promise<void> {
  const { letterId, assignmentId, side, heard } = event.data as EventData<'assignment.passed'>;
  if (heard) return;
  const from = await lockAssignment(tx, event.realmId, side, assignmentId);
  const stored = await findLetter(tx, event.realmId, side, letterId);
  if (!from || !stored) return;
  const letter = requireLetter(stored);
  const crossing: Crossing = { from, fromRealm: event.realmId, stored, letter, at: event.at };
  if (letter.kind === 'passed') await receive(tx, parts, crossing);
  else await deliver(tx, parts, crossing);
}

interface Crossing {
  readonly from: Assignment;
  readonly fromRealm: string;
  readonly stored: StoredLetter;
  readonly letter: Letter;
  readonly at: Date;
}

/** @throws Error when it holds anything that may not cross: it is parked, and a person looks */
function requireLetter({ kind, data, id }: StoredLetter): Letter {
  if (!Value.Check(letterSchemas[kind], data)) throw new Error(`letter ${id} (${kind}) may not cross`);
  return { kind, data } as Letter;
}

/** The other side's row comes to be. */
async function receive(tx: Tx, parts: CaseParts, crossing: Crossing): Promise<void> {
  const { from, fromRealm, stored, letter, at } = crossing;
  const realmId = from.partnerRealmId;
  const { topic, withContact } = from.document;
  const day = dayIn((await parts.directories.of(tx, fromRealm)).timeZone, at);
  if (!(await isCovered(tx, fromRealm, realmId, topic.code, withContact, day)))
    throw new Error(`no agreement covers assignment ${from.id}`);
  const dueAt = await acceptanceDue(tx, parts, from, at);
  const taken: Assignment = {
    ...from,
    side: 'taken',
    version: 1,
    centreId: from.partnerCentreId,
    partnerRealmId: fromRealm,
    partnerCentreId: from.centreId,
    partnerName: from.document.from.centre,
    caseId: null,
    contactId: withContact && from.contactId ? await carryContact(tx, parts, crossing, from.contactId) : null,
    dueFrom: at,
    dueAt,
  };
  if (!(await insertAssignment(tx, realmId, taken))) return;
  await updateAssignment(tx, fromRealm, from, { dueFrom: at, dueAt });
  await insertLetter(tx, realmId, { ...stored, side: 'taken', answerId: null });
  await carryFiles(tx, parts, { fromRealm, to: { ...taken, realmId }, letter, at });
  await tell(tx, taken, realmId, crossing);
}

/** As fast as any message has to be reacted to, by the calendar of whoever is asked. */
async function acceptanceDue(tx: Tx, parts: CaseParts, from: Assignment, at: Date): Promise<Date | null> {
  const directory = await parts.directories.of(tx, from.partnerRealmId);
  const held = { id: from.id, centreId: from.partnerCentreId, authorityId: null, passportVersion: 0 };
  return startClock(directory, held, 'reaction', reactionTerm(from.document.severity), at).dueAt;
}

/** Personal data is opened and sealed again in one step, and only where an agreement names it. */
async function carryContact(
  tx: Tx,
  parts: CaseParts,
  { from, fromRealm, at }: Crossing,
  contactId: string,
): Promise<string | null> {
  const clear = await openFromVault(tx, parts.keyRing, fromRealm, contactId);
  if (clear === undefined) return null;
  // The address is the other realm's way to answer; the name and the contact are what an agreement speaks of.
  const contact = typeof clear === 'object' ? { ...clear, address: '' } : clear;
  return putInVault(
    tx,
    from.partnerRealmId,
    sealField(parts.keyRing, from.partnerRealmId, 'author', contact),
    at,
  );
}

/** A letter about what both sides know already. */
async function deliver(tx: Tx, parts: CaseParts, crossing: Crossing): Promise<void> {
  const { from, stored, letter, at } = crossing;
  const realmId = from.partnerRealmId;
  const to = await lockAssignment(tx, realmId, other[from.side], from.id);
  if (!to) throw new Error(`assignment ${from.id} is not known on the other side`);
  const state = stateHeard(to, letter.kind, from.side);
  const copied = await insertLetter(tx, realmId, {
    ...stored,
    side: to.side,
    late: state === undefined,
    answerId: null,
  });
  if (!copied) return;
  await carryFiles(tx, parts, { fromRealm: crossing.fromRealm, to: { ...to, realmId }, letter, at });
  const moved = state && state !== to.state ? await updateAssignment(tx, realmId, to, { state }) : to;
  await tell(tx, moved, realmId, crossing);
  if (!state) return;
  const heard: Heard = { realmId, row: moved, letter, letterId: stored.id, at, before: to };
  await hear(tx, parts, heard);
}

async function tell(
  tx: Tx,
  row: Assignment,
  realmId: string,
  { stored, letter, at }: Crossing,
): Promise<void> {
  const context = { realmId, actor: system('assignments'), at };
  await tellOfLetter(tx, context, row, { id: stored.id, kind: letter.kind, heard: true });
  await recordLetter(tx, context, row, { kind: letter.kind, heard: true });
}
