import { plainName } from '../plain-name.rules.ts';
import type { IncidentField } from './fields.ts';

/** The columns of the export as the «Инцидент» system writes them. */
export const incidentColumns: Readonly<Record<IncidentField, string>> = {
  cabinet: 'Кабинет',
  id: 'ID',
  number: 'Номер инцидента',
  department: 'Отдел',
  executor: 'Исполнитель',
  firstAnswerAt: 'Общее время первого ответа',
  firstAnswerText: 'Общий текст первого ответа',
  firstAnswerAfter: 'Время с даты создания инцидента до времени первого ответа',
  firstAnswerAfterWorking: 'Время с даты создания инцидента до времени первого ответа, рабочее время',
  assignedAt: 'Время назначения последнего исполнителя',
  officialAnswerAt: 'Время 1го ответа ПИ',
  officialAnswerAfter: 'Первая реакция с момента назн. ПИ',
  officialAnswerInTime: 'Уложились или нет после назн. ПИ',
  lasted: 'Время с начала создания инцидента до окончания',
  sentToReviewAt: 'Время отправки первого ответа ПИ на согласование',
  reviewLasted: 'Время, которое первый ответ ПИ находился на согласовании',
  step: 'Текущий шаг инцидента',
  createdAt: 'Дата создания',
  endedAt: 'Дата окончания',
  group: 'Группа тем',
  topic: 'Тема',
  region: 'Регион',
  area: 'Муниципалитет',
  settlement: 'Населенный пункт',
  street: 'Улица',
  house: 'Дом',
  oldObject: 'Объект старый',
  object: 'Объект',
  type: 'Тип инцидента',
  outcome: 'Итог',
  answerHasMedia: 'Есть медиафайл в ответе',
  messageHasMedia: 'Есть медиафайл в сообщении',
  url: 'Урл поста',
  blogUrl: 'Урл блога',
  text: 'Текст инцидента',
  answer1: '1ый ответ ПИ',
  answer2: '2ой ответ ПИ',
  answer3: '3ий ответ ПИ',
  closedBecause: 'Причина закрытия',
  audience: 'Аудитория',
  engagement: 'Вовлеченность',
  authorUrl: 'URL автора',
  answerAccount: 'Аккаунт публикации ответа',
  tags: 'Теги',
  note: 'Примечание',
  finallyAnsweredAt: 'Время попадания на шаг оценка удовлетворенности',
  surveySent: 'Опрос отправлен',
};

const fieldByName = new Map(
  Object.entries(incidentColumns).map(([field, name]) => [plainName(name), field as IncidentField]),
);

/** Their names as they are compared. */
export const incidentHeader: ReadonlySet<string> = new Set(fieldByName.keys());

/** Columns of this system that others hardly have: three of them and the text tell the export. */
const telling: readonly IncidentField[] = [
  'number',
  'text',
  'step',
  'officialAnswerAt',
  'officialAnswerAfter',
  'answer1',
  'firstAnswerAt',
  'firstAnswerText',
  'sentToReviewAt',
  'assignedAt',
  'type',
  'closedBecause',
  'blogUrl',
  'finallyAnsweredAt',
];

/** Which column holds which field, if this is an «Инцидент» export: in any order, with columns missing or added. */
export function recogniseIncident(
  header: readonly string[],
): Partial<Record<IncidentField, string>> | undefined {
  const columns: Partial<Record<IncidentField, string>> = {};
  for (const name of header) {
    const field = fieldByName.get(plainName(name));
    if (field && !(field in columns)) columns[field] = name;
  }
  const found = telling.filter((field) => field in columns).length;
  return columns.text !== undefined && found >= 4 ? columns : undefined;
}
