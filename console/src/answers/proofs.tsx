import { Button, FileButton, Group, SegmentedControl, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type PhotoShows, photoShows } from '../../../server/answers/photo.rules.ts';
import { send, sendFile } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { Files } from '../parts/files.tsx';
import { toastRefused } from '../parts/toast.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import classes from './answer.module.css';
import type { Answer } from './answers.api.ts';

type Proof = Answer['files'][number];

/** Photos and documents beside an answer, each with how near and when it was taken. */
export function Proofs({ answer }: { answer: Pick<Answer, 'files'> }) {
  if (answer.files.length === 0) return null;
  return (
    <Group gap="md" align="flex-start">
      {answer.files.map((file) => (
        <OneProof key={file.id} file={file} />
      ))}
    </Group>
  );
}

function OneProof({ file, remove }: { file: Proof; remove?: () => void }) {
  const { t, code } = useWords();
  const dates = useDates();
  const said = [
    file.metresOff === null ? null : t('proof.near', { metres: file.metresOff }),
    file.takenAt === null ? null : t('proof.taken', { date: dates.brief(file.takenAt) }),
  ].filter(Boolean);
  return (
    <div>
      <Files files={[file]} />
      <Text size="xs" c="dimmed">
        {code('photoShows', file.shows)} · {said.length > 0 ? said.join(' · ') : t('proof.silent')}
      </Text>
      {remove && (
        <Button size="compact-xs" variant="subtle" onClick={remove}>
          {t('proof.remove')}
        </Button>
      )}
    </div>
  );
}

/** Adds proofs to a draft and takes them away; the findings follow. */
export function ProofFields({ draft }: { draft: Pick<Answer, 'id' | 'caseId' | 'files'> }) {
  const { t } = useWords();
  const client = useQueryClient();
  const path = `/api/answers/${draft.id}/files`;
  const settled = {
    onError: (error: Error) => toastRefused(t('problem.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.answers(draft.caseId) }),
  };
  const add = useMutation({
    mutationFn: ({ file, shows }: Chosen) => sendFile<unknown>(`${path}?shows=${shows}`, file),
    ...settled,
  });
  const remove = useMutation({ mutationFn: (id: string) => send('DELETE', `${path}/${id}`), ...settled });
  return (
    <ProofPicker
      files={draft.files}
      busy={add.isPending}
      add={add.mutate}
      remove={(id) => remove.mutate(id)}
    />
  );
}

export interface Chosen {
  readonly file: File;
  readonly shows: PhotoShows;
}

interface PickerProps {
  readonly files: readonly Proof[];
  readonly busy: boolean;
  readonly add: (chosen: Chosen) => void;
  readonly remove: (fileId: string) => void;
}

/** What stands beside a draft, of one case or of many, and a way to add to it. */
export function ProofPicker({ files, busy, add, remove }: PickerProps) {
  const { t, code } = useWords();
  const [shows, setShows] = useState<PhotoShows>('after');
  return (
    <section aria-label={t('proof.title')}>
      <Group gap="sm" align="center">
        <Text size="sm" fw={500}>
          {t('proof.title')}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={t('proof.shows')}
          value={shows}
          onChange={(value) => setShows(photoShows.find((one) => one === value) ?? 'other')}
          data={photoShows.map((value) => ({ value, label: code('photoShows', value) }))}
        />
        <FileButton onChange={(file) => file && add({ file, shows })}>
          {(props) => (
            <Button {...props} variant="default" size="compact-sm" loading={busy}>
              {t('proof.add')}
            </Button>
          )}
        </FileButton>
      </Group>
      <p className={classes.dim}>{t('proof.how')}</p>
      <Group gap="md" align="flex-start">
        {files.map((file) => (
          <OneProof key={file.id} file={file} remove={() => remove(file.id)} />
        ))}
      </Group>
    </section>
  );
}
