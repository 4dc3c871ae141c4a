import { plainName } from '../plain-name.rules.ts';
import type { TableRow } from '../reading/table.types.ts';
import type { Mapping, TableField } from './fields.ts';
import { recogniseIncident } from './incident-header.ts';
import { type ColumnLook, dayFirstIn, lookAt } from './values.rules.ts';

/** What a column is called when it holds a field, from sure to possible: the place in the list is the weight. */
const words: Readonly<Record<TableField, readonly RegExp[]>> = {
  text: [
    /^(текст|text)$/,
    /^(текст (обращения|сообщения|инцидента|жалобы)|сообщение|обращение|message|message text|body)$/,
    /(текст|сообщени|обращени|жалоб|описани|суть|text|message|description|content|комментарий|comment)/,
  ],
  externalId: [/^(id|ид|external id|message id)$/, /^(№|номер|number|n|no)( обращения| сообщения| п п)?$/],
  title: [/^(заголовок|title|subject|пост|post)$/, /(заголов|title|subject|название поста|группа вк)/],
  publishedAt: [
    /^(дата публикации|опубликовано|published|published at|publication date)$/,
    /^(дата|date|дата и время|datetime|timestamp|created at|дата создания|дата обращения|дата сообщения)$/,
    /(дата|date|время|time)/,
  ],
  url: [/^(url|урл|ссылка|link)$/, /(ссылк|url|урл|link)/],
  authorName: [
    /^(автор|заявитель|фио|author|applicant|name)$/,
    /(автор|заявител|фио|фамили|author|applicant)/,
  ],
  authorAddress: [
    /^(телефон|контакт|контакты|e mail|email|phone|contact)$/,
    /(телефон|контакт|почта|mail|phone)/,
  ],
  area: [
    /^(муниципалитет|район|округ|area|district|municipality|город|city)$/,
    /(муниципал|район|округ|territory|территория|municipal|district)/,
  ],
  settlement: [
    /^(населенный пункт|нп|н п|нас пункт|поселок|село|settlement|locality|town|village)$/,
    /(населенн\S* пункт|settlement|locality)/,
  ],
  address: [/^(адрес|address)$/, /(адрес|address|улица|street|место|place|location)/],
  lon: [/^(lon|lng|longitude|долгота)$/],
  lat: [/^(lat|latitude|широта)$/],
  audience: [/^(аудитория|охват|audience|reach|views|просмотры|подписчики|subscribers)$/],
  topic: [/^(тема|topic|тематика|label)$/, /^(подтема|вопрос|subtopic|category|категория)$/, /(тема|topic)/],
  group: [
    /^(группа тем|topic group|группа|рубрика|раздел)$/,
    /^(категория|category|group|сфера)$/,
    /(групп.*тем|topic.*group)/,
  ],
  authority: [
    /^(ведомство|исполнитель|орган|authority|executor|ответственный|organisation|organization)$/,
    /(ведомств|исполнител|орган власти|authority|executor|ответственн|organi[sz]ation|department|отдел)/,
  ],
  answer: [/^(ответ|текст ответа|answer|reply|answer text|response)$/, /^(ответ|answer|reply)/],
  answeredAt: [/^(дата ответа|время ответа|answered at|answer date|reply date)$/],
  outcome: [/^(итог|результат|outcome|result|resolution)$/],
};

const order = Object.keys(words) as TableField[];

/** How well the values of a column fit a field: from -2 (cannot be) to 2 (what else could it be). */
function suits(field: TableField, look: ColumnLook): number {
  if (look.filled === 0) return 0;
  switch (field) {
    case 'text':
      return look.meanLength > 40 && look.urls < 0.5 ? 2 : look.dates > 0.5 || look.numbers > 0.5 ? -2 : 0;
    case 'answer':
      return look.dates > 0.5 || look.urls > 0.5 || look.numbers > 0.5 ? -2 : 0;
    case 'publishedAt':
    case 'answeredAt':
      return look.dates > 0.8 ? 2 : look.dates < 0.2 && look.numbers < 0.8 ? -2 : 0;
    case 'url':
      return look.urls > 0.8 ? 2 : look.urls < 0.2 ? -2 : 0;
    case 'authorAddress':
      return look.phones + look.emails > 0.7 ? 2 : 0;
    case 'lon':
    case 'lat':
    case 'audience':
      return look.numbers > 0.8 ? 1 : -2;
    case 'externalId':
      return look.distinct > 0.99 && look.meanLength < 60 ? 1 : -2;
    case 'topic':
    case 'group':
    case 'authority':
    case 'area':
    case 'settlement':
      return look.meanLength > 150 || look.urls > 0.5 || look.dates > 0.5 ? -2 : look.distinct < 0.9 ? 1 : 0;
    default:
      return look.dates > 0.8 || look.urls > 0.8 ? -2 : 0;
  }
}

/** Only these are told by their values alone, under a name that says nothing. */
const toldByValues: ReadonlySet<TableField> = new Set(['text', 'publishedAt', 'url', 'authorAddress']);

/** 0: not this field. */
function weigh(field: TableField, name: string, look: ColumnLook): number {
  const place = words[field].findIndex((pattern) => pattern.test(name));
  const values = suits(field, look);
  if (values === -2) return 0;
  if (place >= 0) return 10 - 3 * place + values;
  return values === 2 && toldByValues.has(field)
    ? 2 + (field === 'text' ? Math.min(look.meanLength / 1000, 1) : 0)
    : 0;
}

/** Each field gets the column that fits best, the surest pairs first; a column is given once. */
export function guessTable(header: readonly string[], rows: readonly TableRow[]): Mapping['columns'] {
  const looks = header.map((_, column) => lookAt(rows.map(({ cells }) => cells[column])));
  const pairs = order.flatMap((field) =>
    header.map((name, column) => ({
      field,
      column,
      weight: weigh(field, plainName(name.replace(/ \(\d+\)$/, '')), looks[column]!),
    })),
  );
  pairs.sort((a, b) => b.weight - a.weight || a.column - b.column);
  const columns: Partial<Record<TableField, string>> = {};
  const taken = new Set<number>();
  for (const { field, column, weight } of pairs) {
    if (weight <= 0 || field in columns || taken.has(column)) continue;
    columns[field] = header[column]!;
    taken.add(column);
  }
  return columns;
}

/** The shape of a table and which column holds what. */
export function guessMapping(
  header: readonly string[],
  rows: readonly TableRow[],
): { shape: 'incident' | 'table'; mapping: Mapping } {
  const incident = recogniseIncident(header);
  const columns = incident ?? guessTable(header, rows);
  return {
    shape: incident ? 'incident' : 'table',
    mapping: { columns, dayFirst: guessDayFirst(header, rows) },
  };
}

/** All columns of one file are written by one hand: any value that tells, tells for all, unless they disagree. */
function guessDayFirst(header: readonly string[], rows: readonly TableRow[]): boolean | null {
  return dayFirstIn(header.flatMap((_, column) => rows.map(({ cells }) => cells[column])));
}
