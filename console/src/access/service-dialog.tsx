import { Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { roles } from '../../../server/platform/actor.ts';
import { asProblem } from '../data/problem.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { useWords } from '../words/use-words.ts';
import { PlaceField } from './place-field.tsx';
import { useAddService } from './tokens.api.ts';

const offered = roles.filter((role) => role !== 'administrator');

/** A program with a name and one role in one place. */
export function ServiceDialog({ onClose }: { onClose: () => void }) {
  const { t, code } = useWords();
  const [name, setName] = useState('');
  const [role, setRole] = useState<(typeof roles)[number]>('analyst');
  const [placeId, setPlaceId] = useState<string | null>(null);
  const add = useAddService(onClose);
  const ofAuthority = role === 'executor' || role === 'head';
  const submit = () =>
    add.mutate({
      ...{ name, role, until: null },
      centreId: ofAuthority ? null : placeId,
      authorityId: ofAuthority ? placeId : null,
    });
  return (
    <FormDialog
      title={t('services.add')}
      submitLabel={t('services.add')}
      ready={name.trim() !== '' && placeId !== null}
      busy={add.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Stack>
        {add.error && <Notice kind="late">{asProblem(add.error).detail}</Notice>}
        <TextInput
          label={t('services.name')}
          description={t('services.nameHow')}
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('people.role')}
          value={role}
          allowDeselect={false}
          onChange={(value) => {
            setRole(roles.find((one) => one === value) ?? role);
            setPlaceId(null);
          }}
          data={offered.map((value) => ({ value, label: code('role', value) }))}
        />
        <PlaceField ofAuthority={ofAuthority} value={placeId} change={setPlaceId} />
      </Stack>
    </FormDialog>
  );
}
