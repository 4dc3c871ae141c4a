import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { toastDone, toastRefused } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';
import type { Answer, AnswerBody, SavedAnswer } from './answers.api.ts';

function readAgain(client: QueryClient, caseId: string) {
  return Promise.all([
    client.invalidateQueries({ queryKey: keys.case(caseId) }),
    client.invalidateQueries({ queryKey: keys.reviews }),
    client.invalidateQueries({ queryKey: keys.counts }),
  ]);
}

/** Creates the draft at the first save, afterwards saves over the version seen. Who calls shows what was refused. */
export function useSaveAnswer(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      body,
      draft,
    }: {
      body: AnswerBody;
      draft: { id: string; version: number } | undefined;
    }) =>
      draft
        ? send<SavedAnswer>('PUT', `/api/answers/${draft.id}`, { body, version: draft.version })
        : send<SavedAnswer>('POST', `/api/cases/${caseId}/answers`, { body }),
    // The findings of what was saved, or what somebody else saved meanwhile.
    onSettled: () => client.invalidateQueries({ queryKey: keys.answers(caseId) }),
  });
}

type Step = 'send-to-review' | 'approve' | 'send-back' | 'schedule' | 'recall';
type StepInput = {
  answer: Pick<Answer, 'id' | 'version'>;
  reason?: string;
  reasons?: readonly string[];
  publishAt?: string;
};

/** A step of an answer towards the resident, or back. */
export function useAnswerStep(caseId: string, step: Step) {
  const client = useQueryClient();
  const { t } = useWords();
  return useMutation({
    mutationFn: ({ answer, ...body }: StepInput) =>
      send<SavedAnswer>('POST', `/api/answers/${answer.id}/${step}`, {
        version: answer.version,
        ...(Object.keys(body).length > 0 && { body }),
      }),
    onSuccess: ({ state }) => {
      // The rules may ask for a second yes: until then nothing goes out.
      const waits = step === 'approve' && state === 'in review';
      toastDone(t(waits ? 'answer.done.approveFirst' : `answer.done.${step}`));
    },
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () => readAgain(client, caseId),
  });
}
