import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Chosen, ProofPicker, Proofs } from '../answers/proofs.tsx';
import { send, sendFile } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { toastRefused } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';
import { type Mass, type MassAnswer, massAnswerQuery } from './mass.api.ts';

interface ProofsProps {
  readonly mass: Mass;
  readonly writing: boolean;
  /** As it is typed: it is saved first, for a proof belongs to words. */
  readonly text: MassAnswer;
  readonly saved: () => void;
}

/** Photos and documents beside the one answer: every resident's answer gets them. */
export function MassProofs({ mass, writing, text, saved }: ProofsProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const { data: standing } = useQuery(massAnswerQuery(mass.id, mass.version));
  const path = `/api/mass-problems/${mass.id}/answer`;
  const saveText = async () => {
    const write = { version: mass.version, body: text };
    return (await send<{ version: number }>('PUT', path, write)).version;
  };
  const settled = {
    onError: (error: Error) => toastRefused(t('problem.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.masses }),
  };
  const add = useMutation({
    mutationFn: async ({ file, shows }: Chosen) =>
      sendFile(`${path}/files?shows=${shows}`, file, await saveText()),
    ...settled,
  });
  const remove = useMutation({
    mutationFn: async (id: string) => send('DELETE', `${path}/files/${id}`, { version: await saveText() }),
    ...settled,
  });
  if (!standing) return null;
  if (!writing) return <Proofs answer={standing} />;
  return (
    <ProofPicker
      files={standing.files}
      busy={add.isPending || remove.isPending}
      add={(chosen) => add.mutate(chosen, { onSuccess: saved })}
      remove={(id) => remove.mutate(id, { onSuccess: saved })}
    />
  );
}
