import { columnsOf } from '../platform/row-columns.ts';
import type { Case, NextDue } from './case.types.ts';

/** A field that lies in `cases`; what the queue is walked by lies in `case_queue`. */
export type CaseField = Exclude<keyof Case, keyof NextDue>;

/** The one place that knows which column holds which field, and what it is. */
export const columnsOfCases = columnsOf<CaseField>({
  id: 'uuid',
  number: 'text',
  version: 'int',
  state: 'text',
  type: 'text',
  title: 'text',
  language: 'text',
  topicId: 'uuid',
  topicCode: 'text',
  nationalCode: 'text',
  passportVersion: 'int',
  severity: 'smallint',
  severityReason: 'text',
  centreId: 'uuid',
  areaId: 'uuid',
  place: 'jsonb',
  lon: 'float8',
  lat: 'float8',
  authorityId: 'uuid',
  executorId: 'uuid',
  routeReason: 'jsonb',
  reach: 'int',
  messageCount: 'int',
  mergedInto: 'uuid',
  massProblemId: 'uuid',
  registeredAt: 'timestamptz',
  openedAt: 'timestamptz',
  assignedAt: 'timestamptz',
  firstAnsweredAt: 'timestamptz',
  answeredAt: 'timestamptz',
  closedAt: 'timestamptz',
  objectionUntil: 'timestamptz',
  outcome: 'text',
  solved: 'boolean',
  forwardedCount: 'int',
  reopenedCount: 'int',
  imported: 'boolean',
});

/** All fields of a case, where its place in the queue stands among them. */
export const caseFields: readonly (keyof Case)[] = [
  ...columnsOfCases.map(({ field }) => field),
  'nextDueAt',
  'nextDueClock',
  'nextDueUnit',
];
