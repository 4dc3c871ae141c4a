import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useWords } from '../words/use-words.ts';

type Props = Omit<NumberInputProps, 'value' | 'onChange' | 'suffix' | 'max'> & {
  readonly value: number | null;
  readonly onChange: (share: number | null) => void;
};

/** A share of one, written and typed as whole percent; an emptied field is none. */
export function PercentInput({ value, onChange, ...rest }: Props) {
  const { percent } = useWords();
  return (
    <NumberInput
      min={0}
      {...rest}
      max={100}
      maw={260}
      suffix={percent(0).slice(1)}
      value={value === null ? '' : Math.round(value * 100)}
      onChange={(typed) => onChange(typeof typed === 'number' ? typed / 100 : null)}
    />
  );
}
