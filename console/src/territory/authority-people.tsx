import { Group, Input, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Static } from 'typebox';
import type { AuthorityPeople as Shape } from '../../../server/onboarding/authority-people.routes.ts';
import { useMe } from '../access/session.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { MomentField } from '../parts/moment-field.tsx';
import { Notice } from '../parts/notice.tsx';
import { Shown } from '../parts/screens.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';

type People = Static<typeof Shape>;

/** Who works in an authority, who is away, and who stands in for them. */
export function AuthorityPeople({ authorityId }: { authorityId: string }) {
  const { t } = useWords();
  const { grants } = useMe();
  const mayChange = grants.some(
    (grant) => grant.role === 'administrator' || (grant.role === 'head' && grant.authorityId === authorityId),
  );
  const asked = useQuery({
    queryKey: keys.authorityPeople(authorityId),
    queryFn: ({ signal }) => get<People>(`/api/authorities/${authorityId}/people`, undefined, signal),
  });
  return (
    <Input.Wrapper label={t('authorities.staff')}>
      <Shown of={asked} rows={2}>
        {(people) =>
          people.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('authorities.staffNone')}
            </Text>
          ) : (
            <Stack gap="xs" mt={4}>
              {people.map((person) => (
                <OnePerson
                  key={person.id}
                  person={person}
                  people={people}
                  authorityId={authorityId}
                  mayChange={mayChange}
                />
              ))}
            </Stack>
          )
        }
      </Shown>
    </Input.Wrapper>
  );
}

interface OnePersonProps {
  readonly person: People[number];
  readonly people: People;
  readonly authorityId: string;
  readonly mayChange: boolean;
}

function OnePerson({ person, people, authorityId, mayChange }: OnePersonProps) {
  const { t, code } = useWords();
  const dates = useDates();
  const [isOpen, setOpen] = useState(false);
  const { away } = person;
  return (
    <div>
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <div>
          <Text size="sm">
            {person.name} · {code('role', person.role)}
          </Text>
          {away && (
            <Text size="xs" c="dimmed">
              {t('authorities.awayComing', {
                from: dates.moment(away.from),
                until: dates.moment(away.until),
              })}
              {' · '}
              {away.deputyName
                ? t('authorities.deputy', { name: away.deputyName })
                : t('authorities.noDeputy')}
            </Text>
          )}
        </div>
        {mayChange && away && <BackAgain person={person} absenceId={away.id} authorityId={authorityId} />}
        {mayChange && !away && !isOpen && (
          <ActButton
            type="button"
            size="compact-sm"
            aria-label={`${t('authorities.awayAdd')}: ${person.name}`}
            onClick={() => setOpen(true)}
          >
            {t('authorities.awayAdd')}
          </ActButton>
        )}
      </Group>
      {isOpen && (
        <AwayForm person={person} people={people} authorityId={authorityId} close={() => setOpen(false)} />
      )}
    </div>
  );
}

interface BackAgainProps extends Pick<OnePersonProps, 'person' | 'authorityId'> {
  readonly absenceId: string;
}

/** An absence written down by mistake, or over sooner, is taken back. */
function BackAgain({ person, absenceId, authorityId }: BackAgainProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () =>
      send<People>('DELETE', `/api/authorities/${authorityId}/people/${person.id}/absences/${absenceId}`),
    onSuccess: (now) => client.setQueryData(keys.authorityPeople(authorityId), now),
  });
  return (
    <div>
      <ActButton
        type="button"
        size="compact-sm"
        aria-label={`${t('authorities.awayRemove')}: ${person.name}`}
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        {t('authorities.awayRemove')}
      </ActButton>
      {remove.error && <Notice kind="late">{asProblem(remove.error).detail}</Notice>}
    </div>
  );
}

function AwayForm({
  person,
  people,
  authorityId,
  close,
}: Omit<OnePersonProps, 'mayChange'> & { close: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [deputyId, setDeputy] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: () =>
      send<People>('POST', `/api/authorities/${authorityId}/people/${person.id}/absences`, {
        body: { from, until, deputyId },
      }),
    onSuccess: (now) => {
      client.setQueryData(keys.authorityPeople(authorityId), now);
      close();
    },
  });
  const isReady = from !== '' && until !== '' && from < until;
  return (
    <Stack gap="xs" mt={4}>
      <Group gap="sm" align="flex-end">
        <MomentField label={t('authorities.awayFrom')} value={from} onChange={setFrom} />
        <MomentField label={t('authorities.awayUntil')} value={until} onChange={setUntil} />
        <Select
          label={t('authorities.awayDeputy')}
          placeholder={t('authorities.noDeputy')}
          clearable
          value={deputyId}
          onChange={setDeputy}
          data={people
            .filter(({ id }) => id !== person.id)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Group>
      {save.error && <Notice kind="late">{asProblem(save.error).detail}</Notice>}
      <Group gap="sm">
        <ActButton type="button" disabled={!isReady} loading={save.isPending} onClick={() => save.mutate()}>
          {t('authorities.awaySave')}
        </ActButton>
        <ActButton type="button" onClick={close}>
          {t('act.cancel')}
        </ActButton>
      </Group>
    </Stack>
  );
}
