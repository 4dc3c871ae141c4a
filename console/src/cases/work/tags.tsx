import { ActionIcon, Autocomplete, Badge, Group } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { get } from '../../data/client.ts';
import { keys } from '../../data/keys.ts';
import { Icon } from '../../parts/icon.tsx';
import { Section } from '../../parts/section.tsx';
import { toastRefused } from '../../parts/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import type { Case } from '../cases.api.ts';
import classes from './tags.module.css';
import { useWorkWrite, workQuery } from './work.api.ts';

export const tagsQuery = queryOptions({
  queryKey: keys.tags,
  staleTime: 60_000,
  queryFn: ({ signal }) => get<{ tag: string; cases: number }[]>('/api/tags', undefined, signal),
});

/** Words the case is marked with; each leads to all cases marked so. */
export function Tags({ row }: { row: Case }) {
  const { t } = useWords();
  const { data: work } = useQuery(workQuery(row.id));
  const write = useWorkWrite();
  if (!work || (work.tags.length === 0 && !work.mayWork)) return null;
  const set = (tags: readonly string[], done?: () => void) =>
    write.mutate(
      { method: 'PUT', path: `/api/cases/${row.id}/tags`, body: { tags } },
      { onError: (error) => toastRefused(t('problem.notDone'), error), onSuccess: () => done?.() },
    );
  return (
    <Section title={t('tags.title')}>
      <Group gap="xs" px="lg">
        {work.tags.map((tag) => (
          <Badge
            key={tag}
            variant="light"
            tt="none"
            rightSection={
              work.mayWork && (
                <ActionIcon
                  size={16}
                  variant="transparent"
                  aria-label={`${t('tags.remove')}: ${tag}`}
                  onClick={() => set(work.tags.filter((one) => one !== tag))}
                >
                  <Icon name="cross" size={10} />
                </ActionIcon>
              )
            }
          >
            <Link
              to="/cases/{-$caseId}"
              params={{ caseId: undefined }}
              search={{ view: 'all', tag }}
              className={classes.tag}
            >
              {tag}
            </Link>
          </Badge>
        ))}
        {work.mayWork && <NewTag has={work.tags} add={(tag, done) => set([...work.tags, tag], done)} />}
      </Group>
    </Section>
  );
}

function NewTag({ has, add }: { has: readonly string[]; add: (tag: string, done: () => void) => void }) {
  const { t } = useWords();
  const [tag, setTag] = useState('');
  const { data: known = [] } = useQuery(tagsQuery);
  const put = (value: string) => value.trim() !== '' && add(value.trim(), () => setTag(''));
  return (
    <Autocomplete
      size="xs"
      w={150}
      aria-label={t('tags.add')}
      placeholder={t('tags.add')}
      maxLength={40}
      data={known.map((one) => one.tag).filter((one) => !has.includes(one))}
      value={tag}
      onChange={setTag}
      onOptionSubmit={put}
      onKeyDown={(event) => event.key === 'Enter' && put(tag)}
    />
  );
}
