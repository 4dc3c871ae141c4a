import ExcelJS from 'exceljs';
import type { IncidentField } from '../mapping/fields.ts';
import { incidentColumns } from '../mapping/incident-header.ts';

export type IncidentCells = Partial<Record<IncidentField, string | number>>;

/** A made-up incident, handled from beginning to end: durations in fractions of days, texts behind apostrophes. */
export function incident(number: number, change: IncidentCells = {}): IncidentCells {
  return {
    cabinet: 'Малый край',
    id: 900_000 + number,
    number,
    department: 'Дорожное агентство',
    executor: 'Участок № 2',
    firstAnswerAt: '2026-03-02 10:15:00',
    firstAnswerText: "'Здравствуйте! Заявка передана мастеру участка.",
    firstAnswerAfter: 0.0625,
    assignedAt: '2026-03-02 09:30:00',
    officialAnswerAt: '2026-03-03 12:00:00',
    officialAnswerAfter: 1.125,
    officialAnswerInTime: 'Да',
    sentToReviewAt: '2026-03-03 11:00:00',
    reviewLasted: 0.03125,
    step: 'Готово',
    createdAt: '2026-03-02 08:45:00',
    endedAt: '2026-03-04 09:00:00',
    group: 'Дороги',
    topic: 'Ямы на дорогах',
    area: 'Северный округ',
    settlement: 'Ясногорка',
    street: 'Липовая улица',
    house: '7',
    type: 'Решаемый',
    outcome: 'Решено',
    url: `http://vk.com/wall-1_${number}`,
    blogUrl: 'http://vk.com/club1',
    text: `'Яма у дома ${number}.<br>Объехать нельзя`,
    answer1: "'Яма заделана 3 марта, ответственный – мастер участка.",
    answer2: "'",
    answer3: "'",
    closedBecause: 'Автор доволен',
    audience: 5400,
    engagement: 12,
    authorUrl: `http://vk.com/id${number}`,
    tags: '',
    finallyAnsweredAt: '2026-03-03 12:00:01',
    surveySent: 'Нет',
    ...change,
  };
}

const allFields = Object.keys(incidentColumns) as IncidentField[];

/** The rows of the export, header first. */
export function incidentTable(
  incidents: readonly IncidentCells[],
  fields: readonly IncidentField[] = allFields,
): (string | number | null)[][] {
  return [
    fields.map((field) => incidentColumns[field]),
    ...incidents.map((cells) => fields.map((field) => cells[field] ?? null)),
  ];
}

export async function toXlsx(rows: readonly (readonly (string | number | null)[])[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Лист1');
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

export function toCsv(rows: readonly (readonly (string | number | null)[])[], delimiter = ','): string {
  const quoted = (cell: string | number | null) => `"${String(cell ?? '').replaceAll('"', '""')}"`;
  return rows.map((row) => row.map(quoted).join(delimiter)).join('\n');
}
