import type { CaseState } from '../../cases/index.ts';
import type { ImportedAnswer, ImportedCase, ImportedMessage, ImportedRow } from './imported.types.ts';
import { incidentClocks } from './incident-clocks.rules.ts';
import { type IncidentTimes, incidentTimes } from './incident-times.rules.ts';
import { outcomeOf, stateOf, typeOf, verdictOf } from './incident-words.rules.ts';
import { linkOf, platformOf } from './platform.rules.ts';
import { digestOf, RowProblem, type RowReader } from './row-reader.ts';

/**
 * One incident of an «Инцидент» export: what somebody wrote, and what became of it as far as the export says.
 * @throws RowProblem with the reason why it cannot go in
 */
export function readIncidentRow(row: RowReader): ImportedRow {
  const times = incidentTimes(row);
  const message = messageOf(row, times);
  return { message, handled: caseOf(row, times) };
}

function messageOf(row: RowReader, times: IncidentTimes): ImportedMessage {
  const text = row.requireText('text');
  const url = linkOf(row.text('url'));
  const blogUrl = linkOf(row.text('blogUrl'));
  const author = row.text('authorUrl');
  return {
    externalId: keyOf(row, text, url),
    text,
    title: null,
    // The export has the time of registration only: when it was written stays unknown.
    publishedAt: null,
    receivedAt: times.registeredAt,
    url,
    author: author === null ? null : { address: author, name: null, contact: null },
    area: row.text('area'),
    address: addressOf(row),
    lon: null,
    lat: null,
    reach: reachOf(row),
    platform: platformOf(url ?? blogUrl),
  };
}

/** Its number, else where it stands, else what it says. */
function keyOf(row: RowReader, text: string, url: string | null): string {
  const number = row.text('number') ?? row.text('id');
  if (number !== null) return `incident:${number}`.slice(0, 500);
  if (url !== null) return `url:${url}`.slice(0, 500);
  return `row:${digestOf([text, row.text('createdAt'), row.text('authorUrl')])}`;
}

/** From the settlement to the house; a named object stands for what has no address. */
function addressOf(row: RowReader): string | null {
  const parts = [row.text('settlement'), row.text('street'), row.text('house')];
  const object = row.text('object') ?? row.text('oldObject');
  return [...parts, object].filter((part) => part !== null).join(', ') || null;
}

/** Subscribers of the page it stands under; engagement is likes, comments and shares together. */
function reachOf(row: RowReader): Record<string, number> | null {
  const audience = countOf(row, 'audience');
  const engagement = countOf(row, 'engagement');
  if (audience === null && engagement === null) return null;
  return {
    ...(audience === null ? {} : { subscribers: audience }),
    ...(engagement === null ? {} : { engagement }),
  };
}

function countOf(row: RowReader, field: 'audience' | 'engagement'): number | null {
  const count = row.number(field);
  return count === null ? null : Math.max(0, Math.round(count));
}

function caseOf(row: RowReader, times: IncidentTimes): ImportedCase {
  const topic = row.text('topic') ?? row.text('group');
  if (topic === null) throw new RowProblem('row-topic-missing');
  const authorities = [row.text('executor'), row.text('department')].filter((name) => name !== null);
  const state = stateOf(row.text('step'), times, authorities.length > 0);
  const outcome = outcomeOf(row.text('outcome'));
  return {
    state,
    type: typeOf(row.text('type')),
    topic,
    topicGroup: null,
    authorities,
    outcome,
    house: row.text('house'),
    reach: countOf(row, 'audience') ?? 0,
    registeredAt: times.registeredAt,
    assignedAt: times.assignedAt,
    firstAnsweredAt: times.firstAnsweredAt,
    answeredAt: isAnswered(state) ? times.answeredAt : null,
    closedAt: state === 'closed' ? times.closedAt : null,
    answers: answersOf(row, times, { state, outcome }),
    clocks: incidentClocks(times, isAnswered(state)),
    verdict: verdictOf(row.text('closedBecause'), row.text('tags')),
  };
}

function isAnswered(state: CaseState): boolean {
  return state === 'answered' || state === 'closed';
}

/**
 * The answers the export has room for: the first by anybody, and up to three of the executor, of which only the first
 * has a time. The same words twice are one answer. The last is final when the incident was answered.
 */
function answersOf(
  row: RowReader,
  times: IncidentTimes,
  { state, outcome }: { state: CaseState; outcome: string | null },
): ImportedAnswer[] {
  const unknown = { sentToReviewAt: null, decidedAt: null, publishedAt: null };
  const official = { ...times.review, publishedAt: times.officialAnswerAt };
  const candidates = [
    { text: row.prose('answer1'), ...official },
    { text: row.prose('answer2'), ...unknown },
    { text: row.prose('answer3'), ...unknown },
  ];
  const first = { text: row.prose('firstAnswerText'), ...unknown, publishedAt: times.firstAnsweredAt };
  const repeated = candidates.some(({ text }) => text === first.text);
  const told = (repeated ? candidates : [first, ...candidates]).filter((one) => one.text !== null);
  const draftedByName = row.text('executor') ?? row.text('department');
  return told.map((one, index) => {
    const final = isAnswered(state) && index === told.length - 1;
    const { sentToReviewAt, decidedAt } = one;
    const publishedAt = one.publishedAt ?? (final ? times.answeredAt : null);
    const kind = final ? 'final' : 'interim';
    const text = one.text ?? '';
    return {
      kind,
      text,
      outcome: final ? outcome : null,
      draftedByName,
      sentToReviewAt,
      decidedAt,
      publishedAt,
    };
  });
}
