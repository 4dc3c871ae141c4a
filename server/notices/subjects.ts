import type { Case, Instruction, MassProblem } from '../cases/index.ts';
import type { StoredEvent } from '../platform/event-log.ts';
import type { Subject } from './notice.types.ts';

interface Known {
  readonly cases: ReadonlyMap<string, Case>;
  readonly instructions: ReadonlyMap<string, Instruction>;
  readonly masses: ReadonlyMap<string, MassProblem>;
}

/** What an order or a mass problem without a case is worth: as much as an ordinary case. */
const ordinary = 3;

/** What an event is about: an order, a mass problem, or a case; nothing where it is not known or was imported. */
export function subjectOf(event: StoredEvent, known: Known): Subject | undefined {
  const { instructionId } = event.data as { instructionId?: string };
  if (instructionId) {
    const order = known.instructions.get(instructionId);
    return order && ofOrder(order, known.cases.get(order.caseId ?? ''));
  }
  const streamId = event.streamId ?? '';
  const mass = event.type.startsWith('mass-problem.') ? known.masses.get(streamId) : undefined;
  if (mass) return ofMass(mass);
  const row = known.cases.get(streamId);
  const { centreId } = event.data as { centreId?: string };
  // Passed to a centre that has no case of it yet.
  if (!row && centreId && event.type.startsWith('assignment.')) return ofCentre(centreId);
  return row && !row.imported ? ofCase(row) : undefined;
}

export function ofCase(row: Case): Subject {
  const { id, number, topicId, centreId, authorityId, executorId, severity } = row;
  return { caseId: id, number, topicId, centreId, authorityId, executorId, severity };
}

function ofOrder(order: Instruction, row: Case | undefined): Subject {
  const { caseId, caseNumber, topicId, centreId, authorityId } = order;
  const severity = row?.severity ?? ordinary;
  return { caseId, number: caseNumber, topicId, centreId, authorityId, executorId: null, severity };
}

function ofCentre(centreId: string): Subject {
  const none = { caseId: null, number: null, topicId: null, authorityId: null, executorId: null };
  return { ...none, centreId, severity: ordinary };
}

function ofMass({ topicId, centreId }: MassProblem): Subject {
  const none = { caseId: null, number: null, authorityId: null, executorId: null };
  return { ...none, topicId, centreId, severity: ordinary };
}
