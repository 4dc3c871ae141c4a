import { Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { roles } from '../../../server/platform/actor.ts';
import { asProblem } from '../data/problem.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { useDates } from '../words/dates.ts';
import { languages } from '../words/speak.ts';
import { useWords } from '../words/use-words.ts';
import { type Person, useChangePeople } from './people.api.ts';
import { PlaceField } from './place-field.tsx';

/** A role for somebody listed, or the first one for somebody invited. */
export function GrantDialog({ person, onClose }: { person: Person | null; onClose: () => void }) {
  const { t, code, language: spoken } = useWords();
  const dates = useDates();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [language, setLanguage] = useState(spoken);
  const [role, setRole] = useState<(typeof roles)[number]>('operator');
  const [placeId, setPlaceId] = useState<string | null>(null);
  const [untilDay, setUntilDay] = useState('');
  const change = useChangePeople(person ? 'people.given' : 'people.inviteSent', { onSuccess: onClose });
  const ofAuthority = role === 'executor' || role === 'head';
  const submit = () => {
    const grant = {
      role,
      centreId: ofAuthority ? null : placeId,
      authorityId: ofAuthority ? placeId : null,
      // To the end of that day at the centre.
      until: untilDay === '' ? null : dates.atClock(`${untilDay}T23:59:59`),
    };
    if (person) change.mutate({ method: 'POST', path: `/api/people/${person.id}/grants`, body: grant });
    else change.mutate({ method: 'POST', path: '/api/people', body: { ...grant, email, name, language } });
  };
  return (
    <FormDialog
      title={person ? t('people.giveNamed', { name: person.name }) : t('people.invite')}
      submitLabel={t(person ? 'people.give' : 'people.invite')}
      ready={placeId !== null && (person !== null || (email.includes('@') && name.trim() !== ''))}
      busy={change.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Stack>
        {change.error && <Notice kind="late">{asProblem(change.error).detail}</Notice>}
        {!person && (
          <>
            <TextInput
              label={t('people.email')}
              type="email"
              required
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <TextInput
              label={t('people.name')}
              required
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Select
              label={t('people.language')}
              value={language}
              allowDeselect={false}
              onChange={(value) => value && setLanguage(value)}
              data={languages.map((value) => ({ value, label: t('frame.inLanguage', { language: value }) }))}
            />
          </>
        )}
        <Select
          label={t('people.role')}
          value={role}
          allowDeselect={false}
          onChange={(value) => {
            setRole(roles.find((one) => one === value) ?? role);
            setPlaceId(null);
          }}
          data={roles.map((value) => ({ value, label: code('role', value) }))}
        />
        <PlaceField ofAuthority={ofAuthority} value={placeId} change={setPlaceId} />
        <TextInput
          label={t('people.untilDay')}
          type="date"
          value={untilDay}
          onChange={(event) => setUntilDay(event.currentTarget.value)}
        />
      </Stack>
    </FormDialog>
  );
}
