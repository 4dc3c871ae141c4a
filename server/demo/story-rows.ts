import { openingCase, whenAsked, whenAssigned, whenReplied } from '../cases/index.ts';
import { day, end, sayFinal, sayInterim, settlePromises } from './story-answers.ts';
import { change, event, type StoryRows, type StoryTeller } from './story-changes.ts';
import { judge, object, residentBy } from './story-verdicts.ts';
import type { DemoStory } from './world/index.ts';

const dayMs = 86_400_000;

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
  if (satisfaction) add(satisfaction.at, (rows, teller) => judge(rows, teller, satisfaction));
  if (reopened) {
    add(reopened.at, (rows, teller) => object(rows, teller, reopened.at, reopened.text));
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
