import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { toastRefused } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';
import { type Answer, bodyOf, type SavedAnswer } from './answers.api.ts';
import { draftAnswer } from './drafting.ts';

/** Begins a correction from the published words; it is written where answers are, and reviewed as they are. */
export function CorrectAnswer({ answer }: { answer: Answer }) {
  const { t } = useWords();
  const client = useQueryClient();
  const { caseId } = answer;
  const begin = useMutation({
    mutationFn: () => {
      const body = { ...bodyOf(answer), corrects: answer.id };
      return send<SavedAnswer>('POST', `/api/cases/${caseId}/answers`, { body });
    },
    onSuccess: () => draftAnswer(caseId),
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.answers(caseId) }),
  });
  if (!answer.acts.includes('correct')) return null;
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      ml={-8}
      loading={begin.isPending}
      onClick={() => begin.mutate()}
    >
      {t('answer.correct')}
    </Button>
  );
}
