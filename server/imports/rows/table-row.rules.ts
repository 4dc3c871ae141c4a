import type { ReadAs } from '../mapping/fields.ts';
import type { ImportedAnswer, ImportedCase, ImportedMessage, ImportedRow } from './imported.types.ts';
import { outcomeOf } from './incident-words.rules.ts';
import { linkOf, platformOf } from './platform.rules.ts';
import { digestOf, RowProblem, type RowReader } from './row-reader.ts';

/** @throws RowProblem with the reason why this row cannot go in */
export function readTableRow(row: RowReader, readAs: ReadAs): ImportedRow {
  const message = messageOf(row, readAs);
  return { message, handled: readAs === 'history' ? historyOf(row, message) : null };
}

function messageOf(row: RowReader, readAs: ReadAs): ImportedMessage {
  const text = row.requireText('text');
  const url = linkOf(row.text('url'));
  const id = row.text('externalId');
  const publishedAt = row.date('publishedAt');
  const area = row.text('area');
  const address =
    [row.text('settlement'), row.text('address')].filter((part) => part !== null).join(', ') || null;
  const author = authorOf(row);
  const audience = row.number('audience');
  // Of history, the same words under another topic are another example.
  const labels = readAs === 'history' ? [row.text('group'), row.text('topic'), row.text('authority')] : [];
  const essentials = [
    text,
    publishedAt?.toISOString() ?? null,
    author?.address ?? null,
    area,
    address,
    ...labels,
  ];
  return {
    externalId: id
      ? `id:${id}`.slice(0, 500)
      : url
        ? `url:${url}`.slice(0, 500)
        : `row:${digestOf(essentials)}`,
    text,
    title: row.text('title'),
    publishedAt,
    receivedAt: null,
    url,
    author,
    area,
    address,
    ...pointOf(row),
    reach: audience === null ? null : { subscribers: Math.max(0, Math.round(audience)) },
    platform: platformOf(url),
  };
}

function authorOf(row: RowReader): ImportedMessage['author'] {
  const name = row.text('authorName');
  const contact = row.text('authorAddress');
  const address = contact ?? name;
  return address === null ? null : { address, name, contact };
}

/** Both or neither, and on the globe. */
function pointOf(row: RowReader): { lon: number | null; lat: number | null } {
  const lon = row.number('lon');
  const lat = row.number('lat');
  const known = lon !== null && lat !== null && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  return known ? { lon, lat } : { lon: null, lat: null };
}

/** People gave it a topic and were done with it; of how and when a table says little. */
function historyOf(row: RowReader, message: ImportedMessage): ImportedCase {
  const topic = row.text('topic');
  if (topic === null) throw new RowProblem('row-topic-missing');
  const authority = row.text('authority');
  const answeredAt = row.date('answeredAt');
  const outcome = outcomeOf(row.text('outcome'));
  const text = row.prose('answer');
  return {
    state: 'closed',
    type: null,
    topic,
    topicGroup: row.text('group'),
    authorities: authority ? [authority] : [],
    outcome,
    house: null,
    reach: message.reach?.subscribers ?? 0,
    registeredAt: null,
    assignedAt: null,
    firstAnsweredAt: null,
    answeredAt,
    closedAt: null,
    answers: text === null ? [] : [finalAnswer(text, outcome, authority, answeredAt)],
    clocks: [
      { clock: 'reaction', startedAt: null, stoppedAt: null },
      { clock: 'resolution', startedAt: null, stoppedAt: null },
    ],
    verdict: null,
  };
}

function finalAnswer(
  text: string,
  outcome: string | null,
  draftedByName: string | null,
  publishedAt: Date | null,
): ImportedAnswer {
  return { kind: 'final', text, outcome, draftedByName, publishedAt, sentToReviewAt: null, decidedAt: null };
}
