import { Anchor, Badge, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sendFile } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { FileDrop } from '../parts/file-drop.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useDirectory } from '../territory/directory.ts';
import { useWords } from '../words/use-words.ts';
import type { PeopleFile } from './onboarding.api.ts';

/** Many people at once: a table is shown with what is wrong in it, then each gets a letter. */
export function PeopleFilePage() {
  const { t } = useWords();
  usePageTitle(t('peopleFile.title'));
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const look = useMutation({
    mutationFn: (chosen: File) => sendFile<PeopleFile>('/api/people/file', chosen),
  });
  const apply = useMutation({
    mutationFn: ({ chosen, digest }: { chosen: File; digest: string }) =>
      sendFile<PeopleFile>(`/api/people/file?apply=${digest}`, chosen),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.people }),
    onError: (error, { chosen }) => {
      if (asProblem(error).code === 'changed-meanwhile') look.mutate(chosen);
    },
  });
  const shown = apply.data ?? look.data;
  const count = shown?.people.filter(({ state }) => state === 'new').length ?? 0;
  const take = (chosen: File) => {
    setFile(chosen);
    apply.reset();
    look.mutate(chosen);
  };
  return (
    <Page title={t('peopleFile.title')}>
      <FileDrop
        title={t('peopleFile.drop')}
        choose={t('peopleFile.choose')}
        how={t('peopleFile.how')}
        accept=".csv,.tsv,.txt,.xlsx"
        busy={look.isPending}
        error={look.error}
        onFile={take}
      />
      {!shown && (
        <Anchor
          size="sm"
          download="people.csv"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${t('peopleFile.sample')}`)}`}
        >
          {t('peopleFile.sampleTake')}
        </Anchor>
      )}
      {apply.error && <Notice kind="late">{asProblem(apply.error).detail}</Notice>}
      {shown?.isApplied && <Notice kind="plain">{t('peopleFile.done')}</Notice>}
      {shown && !shown.isApplied && count === 0 && <Notice kind="plain">{t('peopleFile.nobody')}</Notice>}
      {shown && file && !shown.isApplied && count > 0 && (
        <Group>
          <ActButton
            variant="filled"
            loading={apply.isPending}
            onClick={() => apply.mutate({ chosen: file, digest: shown.digest })}
          >
            {t('peopleFile.apply', { count })}
          </ActButton>
        </Group>
      )}
      {shown && shown.people.length > 0 && <Rows people={shown.people} />}
    </Page>
  );
}

function Rows({ people }: { people: PeopleFile['people'] }) {
  const words = useWords();
  const { t, code, said } = words;
  const { centre, authority } = useDirectory();
  return (
    <ListTable
      onlyRead
      minWidth={680}
      rows={people}
      idOf={({ row }) => String(row)}
      columns={[
        { name: t('peopleFile.row'), width: 70, figures: true, cell: ({ row }) => row },
        {
          name: t('peopleFile.name'),
          cell: ({ name, email }) => (
            <>
              <Text size="sm">{name || '—'}</Text>
              <Text size="xs" c="dimmed">
                {email}
              </Text>
            </>
          ),
        },
        { name: t('peopleFile.role'), cell: ({ role }) => (role ? code('role', role) : '—') },
        {
          name: t('peopleFile.place'),
          cell: ({ centreId, authorityId }) =>
            words.name(authority.get(authorityId ?? '')?.name ?? centre.get(centreId ?? '')?.name) || '—',
        },
        {
          name: t('peopleFile.state'),
          cell: ({ state, problems }) => (
            <>
              <Badge variant={state === 'bad' || state === 'refused' ? 'outline' : 'light'}>
                {code('personRow', state)}
              </Badge>
              {problems.map((problem) => (
                <Text key={problem} size="xs" c="dimmed">
                  {state === 'refused' ? said('error', problem) : said('peopleFile.problem', problem)}
                </Text>
              ))}
            </>
          ),
        },
      ]}
    />
  );
}
