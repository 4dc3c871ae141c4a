import { Button, SegmentedControl, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { AreaSelect, AuthoritySelect, TopicSelect } from '../territory/selects.tsx';
import { useWords } from '../words/use-words.ts';
import { type CaseFilter, type ChangeFilter, risks } from './case-filter.ts';
import { tagsQuery } from './work/tags.tsx';

/** A choice in a list outside the popover these stand in would count as a click outside, and close it. */
const inside = { comboboxProps: { withinPortal: false } };

export function Filters({ filter, change }: { filter: CaseFilter; change: ChangeFilter }) {
  const { t, code } = useWords();
  const { data: tags = [] } = useQuery(tagsQuery);
  return (
    <Stack gap="sm">
      <SegmentedControl
        fullWidth
        aria-label={t('cases.sort')}
        value={filter.sort ?? 'due'}
        onChange={(sort) => change({ sort: sort === 'newest' ? 'newest' : undefined })}
        data={(['due', 'newest'] as const).map((value) => ({ value, label: code('sort', value) }))}
      />
      <TopicSelect
        label={t('field.topic')}
        value={filter.topic ?? null}
        onChange={(topic) => change({ topic: topic ?? undefined })}
        {...inside}
        clearable
      />
      <AreaSelect
        label={t('field.area')}
        value={filter.area ?? null}
        onChange={(area) => change({ area: area ?? undefined })}
        {...inside}
        clearable
      />
      <AuthoritySelect
        label={t('field.authority')}
        value={filter.authority ?? null}
        onChange={(authority) => change({ authority: authority ?? undefined })}
        {...inside}
        clearable
      />
      <Select
        label={t('field.risk')}
        value={filter.risk ?? null}
        onChange={(value) => change({ risk: risks.find((risk) => risk === value) })}
        data={risks.map((value) => ({ value, label: code('risk', value) }))}
        {...inside}
        clearable
      />
      <Select
        label={t('tag')}
        value={filter.tag ?? null}
        onChange={(tag) => change({ tag: tag ?? undefined })}
        data={tags.map(({ tag }) => tag)}
        {...inside}
        searchable
        clearable
      />
      <Button
        variant="subtle"
        onClick={() =>
          change({
            topic: undefined,
            area: undefined,
            authority: undefined,
            risk: undefined,
            state: undefined,
            centre: undefined,
            executor: undefined,
            group: undefined,
            sort: undefined,
            tag: undefined,
            saved: undefined,
          })
        }
      >
        {t('cases.clearFilters')}
      </Button>
    </Stack>
  );
}
