import { Group, TextInput } from '@mantine/core';
import { languages } from '../words/speak.ts';
import { type Names, useWords } from '../words/use-words.ts';

interface NamesFieldsProps {
  readonly label: string;
  readonly value: Names;
  readonly onChange: (names: Names) => void;
  readonly disabled?: boolean;
}

/** A name in each language. */
export function NamesFields({ label, value, onChange, disabled = false }: NamesFieldsProps) {
  const { t } = useWords();
  return (
    <Group grow gap="sm" align="flex-start" wrap="wrap" preventGrowOverflow={false}>
      {languages.map((language) => (
        <TextInput
          key={language}
          miw={180}
          label={t('names.in', { label, language })}
          lang={language}
          maxLength={500}
          disabled={disabled}
          value={value[language] ?? ''}
          onChange={(event) => onChange({ ...value, [language]: event.currentTarget.value })}
        />
      ))}
    </Group>
  );
}
