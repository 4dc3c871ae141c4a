import { Badge, Button, Stack, Text, Title } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useDuty } from '../access/duties.ts';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying } from '../parts/screens.tsx';
import { SearchField, useSearch } from '../parts/search-field.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useWords, type Words } from '../words/use-words.ts';
import { type Topic, useDirectory } from './directory.ts';
import { PassportDrawer } from './passport-drawer.tsx';
import classes from './tables.module.css';
import { termInWords } from './term-words.ts';

/** The classifier's two levels with what each topic's passport says. */
export function TopicsPage() {
  const words = useWords();
  const { t } = words;
  usePageTitle(t('page.topics'));
  const { topicId } = useParams({ from: '/topics/{-$topicId}' });
  const navigate = useNavigate();
  const directory = useDirectory();
  const { wanted, text, setText } = useSearch();
  const groups = useMemo(
    () =>
      [...directory.groups]
        .sort((a, b) => a.position - b.position)
        .map((group) => ({
          group,
          topics: directory.topics.filter(
            (topic) =>
              topic.groupId === group.id && words.name(topic.name).toLocaleLowerCase().includes(wanted),
          ),
        }))
        .filter(({ topics }) => topics.length > 0),
    [directory, wanted, words],
  );
  const columns = useMemo(() => columnsIn(words), [words]);
  const mayChange = useDuty('changeTopics');
  const chosen = topicId ? directory.topic.get(topicId) : undefined;
  return (
    <Page
      title={t('page.topics')}
      acts={
        mayChange && (
          <>
            <Button component={Link} to="/topics-file" variant="default">
              {t('listFile.open')}
            </Button>
            <Button component={Link} to="/national-topics" variant="default">
              {t('mapping.open')}
            </Button>
          </>
        )
      }
    >
      <SearchField label={t('topics.search')} text={text} setText={setText} />
      {groups.length === 0 && <Saying icon="search" title={t('cases.noneFound')} />}
      {groups.map(({ group, topics }, at) => (
        <Stack key={group.id} gap="xs" component="section" className={classes.group}>
          <Title order={2}>{words.name(group.name)}</Title>
          <ListTable plain={at > 0} minWidth={460} rows={topics} idOf={({ id }) => id} columns={columns} />
        </Stack>
      ))}
      {chosen && (
        <PassportDrawer
          key={chosen.id}
          topic={chosen}
          close={() => navigate({ to: '/topics/{-$topicId}', params: { topicId: undefined } })}
        />
      )}
    </Page>
  );
}

function columnsIn({ name, t, code }: Words): Column<Topic>[] {
  const dim = (text: string) => (
    <Text size="sm" c="dimmed" component="span">
      {text}
    </Text>
  );
  return [
    {
      name: t('field.topic'),
      cell: (topic) => (
        <Link to="/topics/{-$topicId}" params={{ topicId: topic.id }} className={classes.link}>
          {name(topic.name)}
        </Link>
      ),
    },
    {
      name: t('field.severity'),
      width: 170,
      cell: ({ passport: { severity } }) => dim(`${severity} · ${code('severity', String(severity))}`),
    },
    {
      name: t('passport.resolution'),
      width: 150,
      cell: ({ passport }) => dim(termInWords(t, passport)),
    },
    {
      name: t('topics.automatic'),
      width: 150,
      cell: ({ passport }) => passport.automaticFrom !== null && <Badge>{t('passport.automatic')}</Badge>,
    },
  ];
}
