import { TextInput } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import { Icon } from './icon.tsx';

/** What is looked for in a list that is here already, in small letters. */
export function useSearch(): { wanted: string; text: string; setText: (text: string) => void } {
  const [text, setText] = useState('');
  return { wanted: useDeferredValue(text.trim().toLocaleLowerCase()), text, setText };
}

interface SearchFieldProps {
  readonly label: string;
  readonly text: string;
  readonly setText: (text: string) => void;
}

export function SearchField({ label, text, setText }: SearchFieldProps) {
  return (
    <TextInput
      type="search"
      maw={360}
      aria-label={label}
      placeholder={label}
      leftSection={<Icon name="search" size={15} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}
