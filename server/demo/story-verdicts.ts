import { whenReopened } from '../cases/index.ts';
import { newId } from '../platform/ids.ts';
import { type By, change, event, type StoryRows, type StoryTeller } from './story-changes.ts';

export const residentBy: By = { id: null, name: '', kind: 'resident' };

interface Judgement {
  readonly at: number;
  readonly solved: boolean;
  readonly rating: number | null;
  readonly comment?: string | undefined;
}

export function judge(rows: StoryRows, teller: StoryTeller, judgement: Judgement): void {
  if (!say(rows, teller, judgement)) return;
  const { at, solved } = judgement;
  change(rows, teller, at, residentBy, 'case.judged', (scene) => [...scene.clocks], { solved });
}

/** "No": the case comes back, with the resident's words in their verdict. */
export function object(rows: StoryRows, teller: StoryTeller, at: number, comment: string): void {
  const answerId = say(rows, teller, { at, solved: false, rating: null, comment });
  if (!answerId) return;
  event(rows, teller, at, residentBy, 'resident.objected', { answerId });
  const changes = {
    state: 'reopened',
    executorId: null,
    closedAt: null,
    answeredAt: null,
    objectionUntil: null,
    solved: false,
    reopenedCount: 1,
  } as const;
  const reason = 'the resident says it is not solved';
  change(rows, teller, at, residentBy, 'case.reopened', whenReopened, changes, {}, reason);
}

/** @returns the answer it is said to; undefined, and nothing said, when there is none */
function say(rows: StoryRows, teller: StoryTeller, judgement: Judgement): string | undefined {
  const { at, solved, rating, comment } = judgement;
  const answerId = rows.answers.findLast(({ kind }) => kind === 'final')?.id;
  if (typeof answerId !== 'string') return undefined;
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
  return answerId;
}
