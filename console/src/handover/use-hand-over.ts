import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../data/client.ts';
import { toastRefused, toastUndo } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';

export interface Whom {
  readonly caseIds: readonly string[];
  readonly authorityId: string;
  readonly executorId: string | null;
}

interface Preview {
  readonly possible: readonly string[];
  readonly refused: readonly { caseId: string; detail: string }[];
}

/** Looking first, doing it, and taking it back. */
export function useHandOver(done: () => void) {
  const { t } = useWords();
  const client = useQueryClient();
  const [seen, setSeen] = useState<Preview>();
  const onError = (error: Error) => toastRefused(t('problem.notDone'), error);
  const onSettled = () => client.invalidateQueries({ queryKey: ['cases'] });
  const undo = useMutation({
    mutationFn: (id: string) => send('POST', `/api/cases/bulk/${id}/undo`),
    onError,
    onSettled,
  });
  const preview = useMutation({
    mutationFn: (whom: Whom) => send<Preview>('POST', '/api/cases/bulk/assign/preview', { body: whom }),
    onError,
    onSuccess: setSeen,
  });
  const assign = useMutation({
    mutationFn: (whom: Whom) =>
      send<{ id: string; done: number; skipped: number }>('POST', '/api/cases/bulk/assign', { body: whom }),
    onError,
    onSuccess: ({ id, done: count, skipped }) => {
      setSeen(undefined);
      done();
      toastUndo(t('handover.done', { count, skipped }), t('handover.undo'), () => undo.mutate(id));
    },
    onSettled,
  });
  return {
    seen,
    refused: new Map((seen?.refused ?? []).map(({ caseId, detail }) => [caseId, detail])),
    busy: preview.isPending || assign.isPending,
    clear: () => setSeen(undefined),
    preview: (whom: Whom) => preview.mutate(whom),
    assign: (whom: Whom) => assign.mutate(whom),
  };
}

export type HandOverWork = ReturnType<typeof useHandOver>;
