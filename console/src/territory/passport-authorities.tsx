import { Group, Input, Stack } from '@mantine/core';
import { ActButton } from '../parts/act-button.tsx';
import { useWords } from '../words/use-words.ts';
import type { Topic } from './directory.ts';
import { AreaSelect, AuthoritySelect } from './selects.tsx';

type Choices = NonNullable<Topic['passport']['authorities']>;

interface PassportAuthoritiesProps {
  readonly value: Choices;
  readonly onChange: (value: Choices) => void;
}

/** Whose a topic is by place; the row without a place is for everywhere else. */
export function PassportAuthorities({ value, onChange }: PassportAuthoritiesProps) {
  const { t } = useWords();
  const put = (place: number, part: Partial<Choices[number]>) =>
    onChange(value.map((one, at) => (at === place ? { ...one, ...part } : one)));
  const add = (authorityId: string) => onChange([...value, { areaId: null, authorityId }]);
  return (
    <Input.Wrapper label={t('passport.authorities')}>
      <Stack gap="xs" mt={4}>
        {value.map(({ areaId, authorityId }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and are not moved
          <Group key={place} gap="xs" wrap="nowrap" align="center">
            <AreaSelect
              flex={1}
              aria-label={t('passport.area')}
              placeholder={t('passport.anyArea')}
              clearable
              value={areaId}
              onChange={(chosen) => put(place, { areaId: chosen })}
            />
            <AuthoritySelect
              flex={1}
              aria-label={t('passport.authority')}
              value={authorityId}
              onChange={(chosen) => chosen && put(place, { authorityId: chosen })}
            />
            <ActButton
              type="button"
              size="compact-sm"
              onClick={() => onChange(value.filter((_, at) => at !== place))}
            >
              {t('passport.removeAuthority')}
            </ActButton>
          </Group>
        ))}
        <AuthoritySelect
          key={value.length}
          aria-label={t('passport.addAuthority')}
          placeholder={t('passport.addAuthority')}
          value={null}
          onChange={(chosen) => chosen && add(chosen)}
        />
      </Stack>
    </Input.Wrapper>
  );
}
