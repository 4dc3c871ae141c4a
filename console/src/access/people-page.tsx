import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { SearchField, useSearch } from '../parts/search-field.tsx';
import { toastRefused } from '../parts/toast.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useDirectory } from '../territory/directory.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { GrantDialog } from './grant-dialog.tsx';
import { type Grant, type Person, peopleQuery, useChangePeople } from './people.api.ts';

/** Who has which role in the administrator's centres: invited, given, taken back. */
export function PeoplePage() {
  const { t } = useWords();
  usePageTitle(t('people.title'));
  const { wanted, text, setText } = useSearch();
  const [sought] = useDebouncedValue(wanted, 200);
  const asked = useInfiniteQuery(peopleQuery(sought));
  const mayInvite = asked.data?.pages[0]?.mayInvite;
  /** Null: somebody new. */
  const [chosen, setChosen] = useState<Person | null>();
  return (
    <Page
      title={t('people.title')}
      acts={
        mayInvite && (
          <ActButton variant="filled" onClick={() => setChosen(null)}>
            {t('people.invite')}
          </ActButton>
        )
      }
    >
      <Text size="sm" c="dimmed" maw={640}>
        {t('people.how')}
      </Text>
      {mayInvite === false && <Notice kind="plain">{t('people.noMail')}</Notice>}
      <SearchField label={t('people.search')} text={text} setText={setText} />
      <Shown of={asked}>
        {({ pages }) => {
          const people = pages.flatMap(({ items }) => items);
          if (people.length === 0)
            return sought === '' ? (
              <Saying icon="people" title={t('people.none')} />
            ) : (
              <Saying icon="search" title={t('people.noneFound')} />
            );
          return <PeopleTable people={people} mayInvite={mayInvite ?? false} choose={setChosen} />;
        }}
      </Shown>
      {asked.hasNextPage && (
        <Button
          variant="default"
          mx="auto"
          loading={asked.isFetchingNextPage}
          onClick={() => asked.fetchNextPage()}
        >
          {t('people.more')}
        </Button>
      )}
      {chosen !== undefined && <GrantDialog person={chosen} onClose={() => setChosen(undefined)} />}
    </Page>
  );
}

interface PeopleTableProps {
  readonly people: readonly Person[];
  readonly mayInvite: boolean;
  readonly choose: (person: Person) => void;
}

function PeopleTable({ people, mayInvite, choose }: PeopleTableProps) {
  const { t } = useWords();
  return (
    <ListTable
      rows={people}
      idOf={({ id }) => id}
      minWidth={760}
      columns={[
        { name: t('people.name'), width: 280, cell: (person) => <Who person={person} /> },
        {
          name: t('people.roles'),
          cell: (person) => (
            <Stack gap={4}>
              {person.grants.map((grant) => (
                <OneGrant key={grant.id} person={person} grant={grant} />
              ))}
            </Stack>
          ),
        },
        {
          name: t('security.acts'),
          width: 240,
          cell: (person) => (
            <Group gap="xs">
              <ActButton
                size="compact-sm"
                onClick={() => choose(person)}
                aria-label={t('people.giveNamed', { name: person.name })}
              >
                {t('people.give')}
              </ActButton>
              {person.invited && mayInvite && <InviteAgain person={person} />}
              {!person.invited && <SignOutPerson person={person} />}
            </Group>
          ),
        },
      ]}
    />
  );
}

function Who({ person }: { person: Person }) {
  const { t } = useWords();
  return (
    <>
      <Group gap="xs">
        {person.name}
        {person.invited && <Badge color="gray">{t('people.invited')}</Badge>}
        {person.secondFactor && <Badge variant="light">{t('people.secondFactor')}</Badge>}
      </Group>
      <Text size="xs" c="dimmed">
        {person.email}
      </Text>
    </>
  );
}

function OneGrant({ person, grant }: { person: Person; grant: Grant }) {
  const words = useWords();
  const { t } = words;
  const dates = useDates();
  const directory = useDirectory();
  const revoke = useChangePeople('people.revoked', {
    onError: (error) => toastRefused(t('problem.notDone'), error),
  });
  const role = words.code('role', grant.role);
  const place = words.name(
    grant.authorityId
      ? directory.authority.get(grant.authorityId)?.name
      : directory.centre.get(grant.centreId ?? '')?.name,
  );
  return (
    <Group gap="xs" justify="space-between">
      <Text size="sm">
        {role} · {place}
        {grant.until && `, ${t('people.until', { at: dates.moment(grant.until) })}`}
      </Text>
      <ActButton
        size="compact-xs"
        loading={revoke.isPending}
        onClick={() =>
          revoke.mutate({ method: 'DELETE', path: `/api/people/${person.id}/grants/${grant.id}` })
        }
        aria-label={t('people.revokeNamed', { role, place, name: person.name })}
      >
        {t('people.revoke')}
      </ActButton>
    </Group>
  );
}

/** A lost phone, a desk left open, somebody who has gone: they may sign in again. */
function SignOutPerson({ person }: { person: Person }) {
  const { t } = useWords();
  const end = useChangePeople('people.signedOut', {
    onError: (error) => toastRefused(t('problem.notDone'), error),
  });
  return (
    <ActButton
      size="compact-sm"
      loading={end.isPending}
      onClick={() => end.mutate({ method: 'DELETE', path: `/api/people/${person.id}/sessions` })}
      aria-label={t('people.signOutNamed', { name: person.name })}
    >
      {t('people.signOut')}
    </ActButton>
  );
}

function InviteAgain({ person }: { person: Person }) {
  const { t } = useWords();
  const again = useChangePeople('people.inviteSent', {
    onError: (error) => toastRefused(t('problem.notDone'), error),
  });
  return (
    <ActButton
      size="compact-sm"
      loading={again.isPending}
      onClick={() => again.mutate({ method: 'POST', path: `/api/people/${person.id}/invite` })}
      aria-label={t('people.inviteAgainNamed', { name: person.name })}
    >
      {t('people.inviteAgain')}
    </ActButton>
  );
}
