import { sightOf } from '../../cases/index.ts';
import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Answer } from '../answer.types.ts';
import { findSuggestion } from './draft-suggestions.store.ts';
import { sourcesSeen } from './similar.store.ts';

/** Where the words of an answer come from; once set it stays, whatever a person makes of them. */
export type Origin = Required<Pick<Answer, 'draftedByAi' | 'aiModel' | 'aiAskedBy' | 'sourceIds'>>;

export const noOrigin: Origin = { draftedByAi: false, aiModel: null, aiAskedBy: [], sourceIds: [] };

/** What whoever saves says it was begun from. */
export interface BegunFrom {
  readonly templateIds?: readonly string[] | undefined;
  /** Published answers taken as they are. */
  readonly sourceIds?: readonly string[] | undefined;
  /** What a model wrote. */
  readonly suggestionId?: string | undefined;
}

/** An answer begun from more than this is a collection. */
const mostSources = 20;

export function originOf({ draftedByAi, aiModel, aiAskedBy, sourceIds }: Answer): Origin {
  return { draftedByAi, aiModel: aiModel ?? null, aiAskedBy: aiAskedBy ?? [], sourceIds: sourceIds ?? [] };
}

/**
 * The origin with what was taken now. The model and its sources are those the server wrote down when it asked.
 * @throws Refusal `suggestion-unknown`
 */
export async function originAfter(
  tx: Tx,
  person: Person,
  caseId: string,
  before: Origin,
  { sourceIds = [], suggestionId }: BegunFrom,
): Promise<Origin> {
  const seen = await sourcesSeen(tx, person.realmId, sightOf(person), sourceIds);
  const taken = {
    ...before,
    sourceIds: together(
      before.sourceIds,
      seen.map(({ answerId }) => answerId),
    ),
  };
  if (suggestionId === undefined) return taken;
  const written = await findSuggestion(tx, person.realmId, caseId, suggestionId);
  if (!written) throw new Refusal('suggestion-unknown');
  return {
    draftedByAi: true,
    aiModel: written.model,
    aiAskedBy: together(before.aiAskedBy, [written.askedBy]),
    sourceIds: together(taken.sourceIds, written.sourceIds),
  };
}

const together = (some: readonly string[], more: readonly string[]) =>
  [...new Set([...some, ...more])].slice(0, mostSources);

/** Whether somebody had a hand in the words: they are no second person. */
export const hasWritten = ({ draftedBy, aiAskedBy = [] }: Answer, personId: string): boolean =>
  draftedBy === personId || aiAskedBy.includes(personId);

/** In the events of an answer a model drafted, and in no other. */
export const markOf = ({ draftedByAi }: Pick<Answer, 'draftedByAi'>) =>
  draftedByAi ? { draftedByAi: true } : {};
