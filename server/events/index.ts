/**
 * The schema of every event, and nothing else. Any module may react to any of these without knowing who emits it.
 * An event's name is `<what>.<happened>`; its `data` never holds personal data, only ids.
 */
import type { Static } from 'typebox';
import type { Tx } from '../platform/database.ts';
import { type NewEvent, writeEvents } from '../platform/event-log.ts';
import { answerEvents } from './answers.ts';
import { agreementEvents, assignmentEvents } from './assignments.ts';
import { caseEvents } from './cases.ts';
import { deliveryEvents } from './delivery.ts';
import { instructionEvents } from './instructions.ts';
import { intakeEvents } from './intake.ts';
import { massProblemEvents } from './mass-problems.ts';
import { noticeEvents } from './notices.ts';
import { residentEvents } from './residents.ts';
import { territoryEvents } from './territory.ts';
import { triageEvents } from './triage.ts';

export const eventSchemas = {
  ...intakeEvents,
  ...triageEvents,
  ...caseEvents,
  ...massProblemEvents,
  ...instructionEvents,
  ...answerEvents,
  ...assignmentEvents,
  ...agreementEvents,
  ...deliveryEvents,
  ...residentEvents,
  ...noticeEvents,
  ...territoryEvents,
};

export type EventType = keyof typeof eventSchemas;

export type EventData<T extends EventType> = Static<(typeof eventSchemas)[T]>;

/** What is emitted: `{ type: 'case.opened', data: … }`, checked against the schema by the compiler. */
export type HeedEvent = { [T in EventType]: { readonly type: T; readonly data: EventData<T> } }[EventType];

/** Writes events beside the change they speak of, in its transaction. */
export const emit: (tx: Tx, context: EmitContext, events: readonly NewEvent<HeedEvent>[]) => Promise<void> =
  writeEvents;

type EmitContext = Parameters<typeof writeEvents>[1];
