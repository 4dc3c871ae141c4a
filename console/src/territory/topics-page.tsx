import { Badge, Paper, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { Icon } from '../parts/icon.tsx';
import { Page } from '../parts/page.tsx';
import { Saying } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useWords, type Words } from '../words/use-words.ts';
import { type Topic, useDirectory } from './directory.ts';
import { PassportDrawer } from './passport-drawer.tsx';
import classes from './tables.module.css';

/** The classifier's two levels with what each topic's passport says. */
export function TopicsPage() {
  const words = useWords();
  const { t } = words;
  usePageTitle(t('page.topics'));
  const { topicId } = useParams({ from: '/topics/{-$topicId}' });
  const navigate = useNavigate();
  const directory = useDirectory();
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim().toLocaleLowerCase());
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
  const chosen = topicId ? directory.topic.get(topicId) : undefined;
  return (
    <Page title={t('page.topics')}>
      <TextInput
        type="search"
        maw={360}
        aria-label={t('topics.search')}
        placeholder={t('topics.search')}
        leftSection={<Icon name="search" size={15} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {groups.length === 0 && <Saying icon="search" title={t('cases.noneFound')} />}
      {groups.map(({ group, topics }) => (
        <Stack key={group.id} gap="xs" component="section" className={classes.group}>
          <Title order={2}>{words.name(group.name)}</Title>
          <Paper p={0}>
            <Table.ScrollContainer minWidth={460}>
              <Table highlightOnHover verticalSpacing={6}>
                <Table.Tbody>
                  {topics.map((topic) => (
                    <TopicRow key={topic.id} topic={topic} words={words} />
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </Paper>
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

function TopicRow({ topic, words }: { topic: Topic; words: Words }) {
  const { t, code } = words;
  const { passport } = topic;
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/topics/{-$topicId}" params={{ topicId: topic.id }} className={classes.link}>
          {words.name(topic.name)}
        </Link>
      </Table.Td>
      <Table.Td w={150}>
        <Text size="sm" c="dimmed" component="span">
          {passport.severity} · {code('severity', String(passport.severity))}
        </Text>
      </Table.Td>
      <Table.Td w={150}>
        <Text size="sm" c="dimmed" component="span">
          {t('passport.term', { amount: passport.resolutionAmount, unit: passport.resolutionUnit })}
        </Text>
      </Table.Td>
      <Table.Td w={120}>
        {passport.automaticFrom !== null && <Badge>{t('passport.automatic')}</Badge>}
      </Table.Td>
    </Table.Tr>
  );
}
