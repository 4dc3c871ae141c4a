import { Group, MultiSelect, NumberInput, TagsInput } from '@mantine/core';
import { useWords } from '../words/use-words.ts';
import { isChoice, useChoices } from './choices.ts';
import { isNumber, type Leaf, type NumberField } from './condition-tree.ts';
import classes from './value-field.module.css';

interface ValueProps {
  readonly leaf: Leaf;
  readonly change: (leaf: Leaf) => void;
}

/** The values of one line, by what its field is compared with. */
export function ValueField({ leaf, change }: ValueProps) {
  const { t, code } = useWords();
  const choices = useChoices();
  const { field, values } = leaf;
  if (isNumber(field)) return <Span field={field} leaf={leaf} change={change} />;
  const shared = {
    size: 'xs' as const,
    'aria-label': code('conditionField', field),
    value: [...values],
    onChange: (chosen: string[]) => change({ ...leaf, values: chosen }),
    classNames: { inputField: classes.typing ?? '' },
  };
  if (field === 'words')
    return <TagsInput {...shared} placeholder={values.length === 0 ? t('condition.wordsHow') : ''} />;
  const small = (chosen: string[]) =>
    shared.onChange(chosen.map((tag) => tag.trim().toLocaleLowerCase('ru').slice(0, 40)));
  if (field === 'tag')
    return <TagsInput {...shared} onChange={small} data={choices.tag.map(({ value }) => value)} />;
  return (
    <MultiSelect
      {...shared}
      searchable
      limit={60}
      nothingFoundMessage={t('select.nothing')}
      data={isChoice(field) ? [...choices[field]] : []}
    />
  );
}

const bounds: Readonly<Record<NumberField, { min: number; max: number }>> = {
  severity: { min: 1, max: 5 },
  hour: { min: 0, max: 23 },
  reach: { min: 0, max: 1_000_000_000 },
  messages: { min: 1, max: 1_000_000 },
};

function Span({ field, leaf, change }: ValueProps & { field: NumberField }) {
  const { t, code } = useWords();
  const end = (name: 'from' | 'to') => ({
    size: 'xs' as const,
    flex: 1,
    prefix: t(name === 'from' ? 'condition.fromSign' : 'condition.toSign'),
    'aria-label': `${code('conditionField', field)}: ${t(name === 'from' ? 'condition.lower' : 'condition.upper')}`,
    allowDecimal: false,
    ...bounds[field],
    value: leaf[name] ?? '',
    onChange: (value: number | string) =>
      change({ ...leaf, [name]: typeof value === 'number' ? value : undefined }),
  });
  return (
    <Group gap="xs" wrap="nowrap">
      <NumberInput {...end('from')} placeholder={t('condition.lower')} />
      <NumberInput {...end('to')} placeholder={t('condition.upper')} />
    </Group>
  );
}
