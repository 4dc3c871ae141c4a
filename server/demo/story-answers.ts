import {
  whenAnswered,
  whenDraftReady,
  whenEnded,
  whenFinallyAnswered,
  whenReviewed,
} from '../cases/index.ts';
import { newId } from '../platform/ids.ts';
import { type By, change, event, moveOnly, type StoryRows, type StoryTeller } from './story-changes.ts';
import type { DemoFinal, DemoStory } from './world/index.ts';

export const day = (at: number) => new Date(at).toISOString().slice(0, 10);

export function sayInterim(rows: StoryRows, teller: StoryTeller, story: DemoStory): void {
  const { at, text, promisedFor } = story.interim!;
  const by = teller.person(story.executorId);
  const answerId = newId();
  const promisedOn = day(promisedFor);
  rows.answers.push(
    answerRow(teller, rows.row.id, answerId, by, { at, text, kind: 'interim', outcome: null, promisedOn }),
  );
  event(rows, teller, at, by, 'answer.published', { answerId, version: 1, kind: 'interim' });
  change(
    rows,
    teller,
    at,
    by,
    'case.interim-answered',
    whenAnswered,
    { firstAnsweredAt: rows.row.firstAnsweredAt ?? new Date(at) },
    { answerId },
  );
  const promiseId = newId();
  rows.promises.push({
    realm_id: teller.directory.realmId,
    id: promiseId,
    case_id: rows.row.id,
    answer_id: answerId,
    promised_on: promisedOn,
    responsible: by.name,
    state: 'open',
    settled_at: null,
  });
  event(rows, teller, at, by, 'promise.made', { promiseId, answerId, promisedOn });
}

export function sayFinal(rows: StoryRows, teller: StoryTeller, final: DemoFinal): void {
  const { at, text, outcome } = final;
  const by = teller.person(final.executorId);
  const reviewer = teller.person(final.reviewerId);
  const answerId = newId();
  const { realmId } = teller.directory;
  rows.answers.push(
    answerRow(teller, rows.row.id, answerId, by, {
      at,
      text,
      kind: 'final',
      outcome,
      promisedOn: null,
      draftedAt: final.draftedAt,
      reviewedAt: final.reviewedAt,
      reviewer,
    }),
  );
  event(rows, teller, final.draftedAt, by, 'answer.sent-to-review', { answerId, version: 2 });
  moveOnly(rows, teller, final.draftedAt, whenDraftReady);
  rows.reviews.push({
    realm_id: realmId,
    id: newId(),
    answer_id: answerId,
    answer_version: 2,
    verdict: 'approved',
    reason: null,
    reviewed_by: reviewer.id,
    reviewed_at: new Date(final.reviewedAt),
  });
  moveOnly(rows, teller, final.reviewedAt, whenReviewed);
  event(rows, teller, at, by, 'answer.published', { answerId, version: 4, kind: 'final' });
  settlePromises(rows, teller, at);
  const answeredAt = new Date(at);
  change(
    rows,
    teller,
    at,
    by,
    'case.answered',
    whenFinallyAnswered,
    {
      state: 'answered',
      answeredAt,
      firstAnsweredAt: rows.row.firstAnsweredAt ?? answeredAt,
      outcome,
      solved: null,
    },
    { answerId },
    undefined,
    (clocks) => ({
      objectionUntil: clocks.filter(({ clock }) => clock === 'objection').at(-1)?.dueAt ?? null,
    }),
  );
}

export function settlePromises(rows: StoryRows, teller: StoryTeller, at: number): void {
  for (const promise of rows.promises) {
    if (promise.state !== 'open') continue;
    const state = String(promise.promised_on) >= day(at) ? 'kept' : 'broken';
    promise.state = state;
    promise.settled_at = new Date(at);
    const by: By = { id: null, name: 'promises', kind: 'system' };
    event(rows, teller, at, by, 'promise.settled', { promiseId: promise.id, state });
  }
}

export function end(
  rows: StoryRows,
  teller: StoryTeller,
  at: number,
  state: 'closed' | 'withdrawn',
  reason: string,
): void {
  if (state === 'closed' && rows.row.state !== 'answered') return;
  const type = state === 'closed' ? 'case.closed' : 'case.withdrawn';
  const by: By = { id: null, name: 'clocks', kind: 'system' };
  change(rows, teller, at, by, type, whenEnded, { state, closedAt: new Date(at) }, {}, reason);
}

interface Said {
  readonly at: number;
  readonly text: string;
  readonly kind: 'interim' | 'final';
  readonly outcome: string | null;
  readonly promisedOn: string | null;
  readonly draftedAt?: number;
  readonly reviewedAt?: number;
  readonly reviewer?: By;
}

function answerRow(
  teller: StoryTeller,
  caseId: string,
  id: string,
  by: By,
  said: Said,
): Record<string, unknown> {
  const draftedAt = new Date(said.draftedAt ?? said.at);
  const reviewedAt = new Date(said.reviewedAt ?? said.at);
  return {
    realm_id: teller.directory.realmId,
    id,
    case_id: caseId,
    version: 4,
    state: 'published',
    kind: said.kind,
    outcome: said.outcome,
    text: said.text,
    promised_on: said.promisedOn,
    responsible: by.name,
    drafted_by: by.id,
    drafted_by_name: by.name,
    drafted_by_ai: false,
    findings: [],
    created_at: draftedAt,
    changed_at: draftedAt,
    sent_to_review_at: draftedAt,
    decided_at: reviewedAt,
    decided_by: said.reviewer?.id ?? null,
    published_at: new Date(said.at),
    imported: true,
  };
}
