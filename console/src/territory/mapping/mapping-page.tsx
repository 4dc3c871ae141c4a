import { Group, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ListTable } from '../../parts/list-table.tsx';
import { Page } from '../../parts/page.tsx';
import { Saying, Shown } from '../../parts/screens.tsx';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { useWords } from '../../words/use-words.ts';
import { type Topic, useDirectory } from '../directory.ts';
import { type Mapping, mappingQuery, useMap } from './mapping.api.ts';
import { NationalTopic } from './national-topic.tsx';
import { Suggestions } from './suggestions.tsx';

/** Which topic of the national list each of ours is; suggested by words, decided by a person. */
export function MappingPage() {
  const { t } = useWords();
  usePageTitle(t('mapping.title'));
  const asked = useQuery(mappingQuery);
  return (
    <Page title={t('mapping.title')}>
      <Shown of={asked}>
        {(mapping) =>
          mapping.above ? (
            <MappingList mapping={mapping} />
          ) : (
            <Saying icon="tag" title={t('mapping.none')}>
              {t('mapping.noneHow')}
            </Saying>
          )
        }
      </Shown>
    </Page>
  );
}

function MappingList({ mapping }: { mapping: Mapping }) {
  const words = useWords();
  const { t } = words;
  const { topics, group } = useDirectory();
  const [shown, setShown] = useState('all');
  const [from, setFrom] = useState('');
  const map = useMap(from || null);
  const present = new Map(
    mapping.mappings.filter(({ until }) => until === null).map((row) => [row.topicId, row]),
  );
  const rows = topics.filter(({ id }) => shown === 'all' || !present.has(id));
  const choose = (topic: Topic) => (nationalTopicId: string | null) => map.mutate({ topic, nationalTopicId });
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('mapping.list', { name: words.name(mapping.above) })}
        {' · '}
        {t('mapping.progress', { mapped: present.size, all: topics.length })}
      </Text>
      <Group gap="lg" align="flex-end">
        <SegmentedControl
          aria-label={t('mapping.filter')}
          value={shown}
          onChange={setShown}
          data={[
            { value: 'all', label: t('mapping.all') },
            { value: 'unmatched', label: t('mapping.unmatched') },
          ]}
        />
        <TextInput
          type="date"
          label={t('mapping.today')}
          description={t('mapping.fromHow')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
      </Group>
      {rows.length === 0 ? (
        <Saying icon="check" title={t('mapping.allMatched')} />
      ) : (
        <ListTable
          minWidth={760}
          rows={rows}
          idOf={({ id }) => id}
          columns={[
            {
              name: t('mapping.ours'),
              width: 240,
              cell: (topic) => (
                <>
                  <Text size="sm">{words.name(topic.name)}</Text>
                  <Text size="xs" c="dimmed">
                    {words.name(group.get(topic.groupId)?.name)}
                  </Text>
                </>
              ),
            },
            {
              name: t('mapping.theirs'),
              width: 280,
              cell: (topic) => (
                <NationalTopic
                  mapping={mapping}
                  present={present.get(topic.id)}
                  before={mapping.mappings.filter(
                    ({ topicId, until }) => topicId === topic.id && until !== null,
                  )}
                  choose={choose(topic)}
                />
              ),
            },
            {
              name: t('mapping.suggested'),
              cell: (topic) => (
                <Suggestions
                  mapping={mapping}
                  of={(mapping.suggestions[topic.id] ?? []).filter(
                    ({ nationalTopicId }) => nationalTopicId !== present.get(topic.id)?.nationalTopicId,
                  )}
                  choose={choose(topic)}
                />
              ),
            },
          ]}
        />
      )}
    </>
  );
}
