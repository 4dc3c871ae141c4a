import { Text } from '@mantine/core';
import { useWords } from '../words/use-words.ts';

/** Says in what language a person's words are, where it is not the reader's. */
export function WrittenIn({ language: written }: { language: string }) {
  const { t, language } = useWords();
  if (written === language) return null;
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(written) ?? written;
  return (
    <Text size="sm" c="dimmed" component="span">
      {t('words.writtenIn', { language: name })}
    </Text>
  );
}
