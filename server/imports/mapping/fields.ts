/** What a column of a table of messages may hold; `columns` of a mapping names one for each that is there. */
export const tableFields = [
  'text',
  'externalId',
  'title',
  'publishedAt',
  'url',
  'authorName',
  'authorAddress',
  'area',
  'settlement',
  'address',
  'lon',
  'lat',
  'audience',
  'topic',
  'group',
  'authority',
  'answer',
  'answeredAt',
  'outcome',
] as const;
export type TableField = (typeof tableFields)[number];

/** What a column of an «Инцидент» export holds. */
export const incidentFields = [
  'cabinet',
  'id',
  'number',
  'department',
  'executor',
  'firstAnswerAt',
  'firstAnswerText',
  'firstAnswerAfter',
  'firstAnswerAfterWorking',
  'assignedAt',
  'officialAnswerAt',
  'officialAnswerAfter',
  'officialAnswerInTime',
  'lasted',
  'sentToReviewAt',
  'reviewLasted',
  'step',
  'createdAt',
  'endedAt',
  'group',
  'topic',
  'region',
  'area',
  'settlement',
  'street',
  'house',
  'oldObject',
  'object',
  'type',
  'outcome',
  'answerHasMedia',
  'messageHasMedia',
  'url',
  'blogUrl',
  'text',
  'answer1',
  'answer2',
  'answer3',
  'closedBecause',
  'audience',
  'engagement',
  'authorUrl',
  'answerAccount',
  'tags',
  'note',
  'finallyAnsweredAt',
  'surveySent',
] as const;
export type IncidentField = (typeof incidentFields)[number];

export type Field = TableField | IncidentField;
export type Shape = 'incident' | 'table';
/** Messages go the way of triage; history becomes closed cases with the topics people once gave. */
export type ReadAs = 'messages' | 'history';

export interface Mapping {
  /** The column of each field that has one, by its name in the header. */
  readonly columns: Readonly<Partial<Record<Field, string>>>;
  /** How 03/04/2026 is read; null when nothing in the file tells. */
  readonly dayFirst: boolean | null;
}

export function fieldsOf(shape: Shape): readonly Field[] {
  return shape === 'incident' ? incidentFields : tableFields;
}
