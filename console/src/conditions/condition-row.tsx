import { Select } from '@mantine/core';
import { useWords } from '../words/use-words.ts';
import classes from './condition.module.css';
import { emptyLeaf, type Field, isNumber, type Leaf } from './condition-tree.ts';
import { RemoveButton } from './remove-button.tsx';
import { ValueField } from './value-field.tsx';

/** In the order they are thought of. */
const fields: readonly Field[] = [
  'topic',
  'group',
  'area',
  'words',
  'tag',
  'risk',
  'severity',
  'channel',
  'source',
  'type',
  'language',
  'centre',
  'reach',
  'messages',
  'weekday',
  'hour',
  'hours',
];

interface RowProps {
  readonly leaf: Leaf;
  readonly without: readonly Field[];
  readonly change: (leaf: Leaf) => void;
  readonly remove: () => void;
}

/** One line: what is asked, whether it has to be so or not to be so, and of which values. */
export function ConditionRow({ leaf, without, change, remove }: RowProps) {
  const { t, code } = useWords();
  const signs = isNumber(leaf.field) ? (['within', 'outside'] as const) : (['is', 'is not'] as const);
  const offered = fields.filter((field) => field === leaf.field || !without.includes(field));
  const begin = (value: string | null) => {
    const field = fields.find((one) => one === value);
    if (field && field !== leaf.field) change({ ...emptyLeaf, not: leaf.not, field });
  };
  return (
    <div className={classes.row}>
      <Select
        size="xs"
        className={classes.field}
        aria-label={t('condition.field')}
        allowDeselect={false}
        searchable
        maxDropdownHeight={320}
        data={offered.map((value) => ({ value, label: code('conditionField', value) }))}
        value={leaf.field}
        onChange={begin}
      />
      <Select
        size="xs"
        className={classes.sign}
        aria-label={t('condition.sign')}
        allowDeselect={false}
        data={signs.map((value) => ({ value, label: code('conditionSign', value) }))}
        value={signs[leaf.not ? 1 : 0]}
        onChange={(value) => change({ ...leaf, not: value === signs[1] })}
      />
      <div className={classes.value}>
        <ValueField leaf={leaf} change={change} />
      </div>
      <RemoveButton label={t('condition.remove')} onClick={remove} />
    </div>
  );
}
