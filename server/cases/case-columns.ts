import type { Column, ColumnType } from '../platform/row-columns.ts';
import type { Case, NextDue } from './case.types.ts';

/** A field that lies in `cases`; what the queue is walked by lies in `case_queue`. */
export type CaseField = Exclude<keyof Case, keyof NextDue>;

/** The one place that knows which column holds which field, and what it is. */
const types: Readonly<Record<CaseField, readonly [name: string, type: ColumnType]>> = {
  id: ['id', 'uuid'],
  number: ['number', 'text'],
  version: ['version', 'int'],
  state: ['state', 'text'],
  type: ['type', 'text'],
  title: ['title', 'text'],
  language: ['language', 'text'],
  topicId: ['topic_id', 'uuid'],
  topicCode: ['topic_code', 'text'],
  nationalCode: ['national_code', 'text'],
  passportVersion: ['passport_version', 'int'],
  severity: ['severity', 'smallint'],
  severityReason: ['severity_reason', 'text'],
  centreId: ['centre_id', 'uuid'],
  areaId: ['area_id', 'uuid'],
  place: ['place', 'jsonb'],
  lon: ['lon', 'float8'],
  lat: ['lat', 'float8'],
  authorityId: ['authority_id', 'uuid'],
  executorId: ['executor_id', 'uuid'],
  routeReason: ['route_reason', 'jsonb'],
  reach: ['reach', 'int'],
  messageCount: ['message_count', 'int'],
  mergedInto: ['merged_into', 'uuid'],
  massProblemId: ['mass_problem_id', 'uuid'],
  registeredAt: ['registered_at', 'timestamptz'],
  openedAt: ['opened_at', 'timestamptz'],
  assignedAt: ['assigned_at', 'timestamptz'],
  firstAnsweredAt: ['first_answered_at', 'timestamptz'],
  answeredAt: ['answered_at', 'timestamptz'],
  closedAt: ['closed_at', 'timestamptz'],
  objectionUntil: ['objection_until', 'timestamptz'],
  outcome: ['outcome', 'text'],
  solved: ['solved', 'boolean'],
  forwardedCount: ['forwarded_count', 'int'],
  reopenedCount: ['reopened_count', 'int'],
  imported: ['imported', 'boolean'],
};

export const columnsOfCases: readonly Column<CaseField>[] = Object.entries(types).map(
  ([field, [column, type]]) => ({ field: field as CaseField, column, type }),
);

/** All fields of a case, where its place in the queue stands among them. */
export const caseFields: readonly (keyof Case)[] = [
  ...columnsOfCases.map(({ field }) => field),
  'nextDueAt',
  'nextDueClock',
  'nextDueUnit',
];
