import { Group, Stack, Text } from '@mantine/core';
import { ActButton } from '../../parts/act-button.tsx';
import { useWords } from '../../words/use-words.ts';
import type { Mapping, Suggestion } from './mapping.api.ts';

interface SuggestionsProps {
  readonly mapping: Mapping;
  readonly of: readonly Suggestion[];
  readonly choose: (nationalTopicId: string) => void;
}

/** National topics alike, each with the words that make it so. */
export function Suggestions({ mapping, of, choose }: SuggestionsProps) {
  const words = useWords();
  const { t } = words;
  return (
    <Stack gap={6}>
      {of.map(({ nationalTopicId, likeness, byName, byMessages }) => {
        const national = mapping.national.find(({ id }) => id === nationalTopicId);
        const reasons = [
          t('mapping.likeness', { share: words.percent(likeness) }),
          byName.length > 0 && t('mapping.byName', { words: byName.join(', ') }),
          byMessages.length > 0 && t('mapping.byMessages', { words: byMessages.join(', ') }),
        ].filter((part) => part !== false);
        const name = words.name(national?.name);
        return (
          <Group key={nationalTopicId} gap="sm" wrap="nowrap" justify="space-between">
            <div>
              <Text size="sm">{name}</Text>
              <Text size="xs" c="dimmed">
                {reasons.join(' · ')}
              </Text>
            </div>
            <ActButton
              size="compact-sm"
              aria-label={`${t('mapping.take')}: ${name}`}
              onClick={() => choose(nationalTopicId)}
            >
              {t('mapping.take')}
            </ActButton>
          </Group>
        );
      })}
    </Stack>
  );
}
