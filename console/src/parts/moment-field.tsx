import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';

interface MomentFieldProps {
  readonly label: string;
  /** An ISO 8601 moment; empty: none chosen. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: ReactNode;
  readonly required?: boolean;
  /** To the second. */
  readonly exact?: boolean;
  readonly focused?: boolean;
}

/** A date and an hour by the centre's clock; where the reader's own shows another, that is said. */
export function MomentField(props: MomentFieldProps) {
  const { label, value, onChange, description, required = false, exact = false, focused = false } = props;
  const { t } = useWords();
  const dates = useDates();
  const own = value === '' ? null : dates.ownMoment(value);
  const says = [description, own && t('words.ownClock', { moment: own })].filter(Boolean);
  return (
    <TextInput
      type="datetime-local"
      label={label}
      {...(says.length > 0 && {
        description: says.map((one, at) => <div key={at === 0 ? 'how' : 'own'}>{one}</div>),
      })}
      required={required}
      {...(focused && { 'data-autofocus': true })}
      {...(exact && { step: 1 })}
      value={value === '' ? '' : dates.clock(value).slice(0, exact ? 19 : 16)}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value === '' ? '' : dates.atClock(currentTarget.value))
      }
    />
  );
}
