import {
  type Case,
  type CaseChanges,
  type CaseClock,
  type ClockScene,
  nextDue,
  openingCase,
  whenAnswered,
  whenAsked,
  whenAssigned,
  whenDraftReady,
  whenEnded,
  whenFinallyAnswered,
  whenReopened,
  whenReplied,
  whenReviewed,
} from '../cases/index.ts';
import { newId } from '../platform/ids.ts';
import type { Directory } from '../territory/index.ts';
import type { DemoFinal, DemoStory } from './world/index.ts';

/** Who did something, as an event names them. */
export interface By {
  readonly id: string | null;
  readonly name: string;
  readonly kind: 'person' | 'system' | 'resident';
}

/** Everything a finished or running story leaves behind. */
export interface StoryRows {
  row: Case;
  clocks: CaseClock[];
  readonly answers: Record<string, unknown>[];
  readonly reviews: Record<string, unknown>[];
  readonly promises: Record<string, unknown>[];
  readonly verdicts: Record<string, unknown>[];
  readonly events: Record<string, unknown>[];
}

export interface StoryTeller {
  readonly directory: Directory;
  readonly person: (worldId: string) => By;
  readonly authority: (code: string) => string;
  /** Milliseconds: when the demo begins; a story knows nothing later. */
  readonly now: number;
}

const residentBy: By = { id: null, name: '', kind: 'resident' };
const dayMs = 86_400_000;
const day = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Plays a story act by act with the same rules that move live cases, so that its events replay into its row. */
export function playStory(
  teller: StoryTeller,
  story: DemoStory,
  opening: Parameters<typeof openingCase>[1],
): StoryRows {
  const told = openingCase(teller.directory, opening, new Date(story.acceptedAt), null);
  const rows: StoryRows = {
    row: { ...told.row, imported: true },
    clocks: [...told.clocks],
    answers: [],
    reviews: [],
    promises: [],
    verdicts: [],
    events: [],
  };
  const { id, version, ...changes } = rows.row;
  event(rows, teller, story.acceptedAt, teller.person(story.operatorId), 'case.opened', {
    changes,
    messageId: opening.messageId,
  });
  for (const act of actsOf(story, teller.now).sort((a, b) => a.at - b.at)) act.play(rows, teller);
  return rows;
}

interface PlannedAct {
  readonly at: number;
  readonly play: (rows: StoryRows, teller: StoryTeller) => void;
}

function actsOf(story: DemoStory, now: number): PlannedAct[] {
  const executor = story.executorId;
  const acts: PlannedAct[] = [];
  const add = (at: number | undefined, play: PlannedAct['play']) => {
    if (at !== undefined) acts.push({ at, play });
  };
  const first = story.forwarded?.fromAuthorityCode ?? story.authorityCode;
  add(story.assignedAt, (rows, teller) =>
    change(rows, teller, story.assignedAt!, teller.person(story.operatorId), 'case.assigned', whenAssigned, {
      state: 'assigned',
      authorityId: teller.authority(first),
      executorId: story.forwarded ? null : teller.person(executor).id,
      assignedAt: new Date(story.assignedAt!),
    }),
  );
  const { forwarded, clarification, interim, final, satisfaction, reopened, withdrawn, closedAt } = story;
  if (forwarded) {
    add(forwarded.at, (rows, teller) => {
      const from = rows.row.authorityId;
      change(
        rows,
        teller,
        forwarded.at,
        teller.person(story.operatorId),
        'case.forwarded',
        whenAssigned,
        {
          state: 'assigned',
          authorityId: teller.authority(story.authorityCode),
          executorId: teller.person(executor).id,
          assignedAt: new Date(forwarded.at),
          forwardedCount: 1,
        },
        { from },
        forwarded.reason,
      );
    });
  }
  if (clarification) {
    add(clarification.askedAt, (rows, teller) =>
      change(
        rows,
        teller,
        clarification.askedAt,
        teller.person(executor),
        'case.question-asked',
        whenAsked,
        { state: 'clarifying' },
        { question: clarification.question },
      ),
    );
    add(clarification.repliedAt, (rows, teller) =>
      change(rows, teller, clarification.repliedAt!, residentBy, 'case.clarified', whenReplied, {
        state: 'in work',
      }),
    );
  }
  if (interim) {
    add(interim.at, (rows, teller) => sayInterim(rows, teller, story));
    // Its day passes without a word: broken the day after, as the hourly watch would have found it.
    const dayAfter = Date.parse(day(interim.promisedFor)) + dayMs;
    if (dayAfter < now) add(dayAfter, (rows, teller) => settlePromises(rows, teller, dayAfter));
  }
  if (final) add(final.at, (rows, teller) => sayFinal(rows, teller, final));
  if (satisfaction) add(satisfaction.at, (rows, teller) => judge(rows, teller, story));
  if (reopened) {
    add(reopened.at, (rows, teller) =>
      change(
        rows,
        teller,
        reopened.at,
        residentBy,
        'case.reopened',
        whenReopened,
        {
          state: 'reopened',
          executorId: null,
          closedAt: null,
          answeredAt: null,
          objectionUntil: null,
          solved: false,
          reopenedCount: 1,
        },
        {},
        reopened.text,
      ),
    );
    const again = reopened.final;
    if (again) add(again.at, (rows, teller) => sayFinal(rows, teller, again));
  }
  if (withdrawn)
    add(withdrawn.at, (rows, teller) => end(rows, teller, withdrawn.at, 'withdrawn', withdrawn.reason));
  if (closedAt !== undefined && !withdrawn) {
    add(closedAt, (rows, teller) => end(rows, teller, closedAt, 'closed', 'objection window ended'));
  }
  return acts;
}

function sayInterim(rows: StoryRows, teller: StoryTeller, story: DemoStory): void {
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

function sayFinal(rows: StoryRows, teller: StoryTeller, final: DemoFinal): void {
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

function settlePromises(rows: StoryRows, teller: StoryTeller, at: number): void {
  for (const promise of rows.promises) {
    if (promise.state !== 'open') continue;
    const state = String(promise.promised_on) >= day(at) ? 'kept' : 'broken';
    promise.state = state;
    promise.settled_at = new Date(at);
    const by: By = { id: null, name: 'promises', kind: 'system' };
    event(rows, teller, at, by, 'promise.settled', { promiseId: promise.id, state });
  }
}

function judge(rows: StoryRows, teller: StoryTeller, story: DemoStory): void {
  const { rating, solved, comment, at } = story.satisfaction!;
  const answerId = rows.answers.findLast(({ kind }) => kind === 'final')?.id;
  if (!answerId) return;
  rows.verdicts.push({
    realm_id: teller.directory.realmId,
    id: newId(),
    case_id: rows.row.id,
    answer_id: answerId,
    solved,
    rating,
    comment: comment ?? null,
    given_at: new Date(at),
  });
  event(rows, teller, at, residentBy, 'resident.rated', { answerId, solved, rating });
  change(rows, teller, at, residentBy, 'case.judged', (scene) => [...scene.clocks], { solved });
}

function end(
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

function moveOnly(
  rows: StoryRows,
  teller: StoryTeller,
  at: number,
  effect: (scene: ClockScene) => CaseClock[],
): void {
  rows.clocks = effect({ directory: teller.directory, row: rows.row, clocks: rows.clocks, at: new Date(at) });
}

function change(
  rows: StoryRows,
  teller: StoryTeller,
  at: number,
  by: By,
  type: string,
  effect: (scene: ClockScene) => CaseClock[],
  changes: CaseChanges,
  data: Record<string, unknown> = {},
  reason?: string,
  fromClocks: (clocks: readonly CaseClock[]) => CaseChanges = () => ({}),
): void {
  const next = { ...rows.row, ...changes };
  rows.clocks = effect({ directory: teller.directory, row: next, clocks: rows.clocks, at: new Date(at) });
  const all = { ...changes, ...nextDue(rows.clocks), ...fromClocks(rows.clocks) };
  rows.row = { ...rows.row, ...all, version: rows.row.version + 1 };
  event(rows, teller, at, by, type, { ...data, changes: all }, reason);
}

function event(
  rows: StoryRows,
  teller: StoryTeller,
  at: number,
  by: By,
  type: string,
  data: unknown,
  reason?: string,
): void {
  rows.events.push({
    realm_id: teller.directory.realmId,
    id: newId(),
    type,
    at: new Date(at),
    actor_kind: by.kind,
    actor_id: by.id,
    actor_name: by.kind === 'resident' ? null : by.name,
    stream_id: rows.row.id,
    reason: reason ?? null,
    data,
  });
}
