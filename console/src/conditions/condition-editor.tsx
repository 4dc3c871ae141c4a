import { Input, Group as Line, Select, Stack, Text } from '@mantine/core';
import { ActButton } from '../parts/act-button.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './condition.module.css';
import { ConditionRow } from './condition-row.tsx';
import {
  type Condition,
  emptyGroup,
  emptyLeaf,
  type Field,
  type Group,
  type Node,
  toCondition,
  toTree,
} from './condition-tree.ts';
import { RemoveButton } from './remove-button.tsx';

interface EditorProps {
  readonly label: string;
  readonly value: Condition;
  readonly onChange: (condition: Condition) => void;
  /** Fields that can never be known where this condition is asked. */
  readonly without?: readonly Field[];
}

/** The one editor of conditions: lines that all hold, or any of them, with groups of lines among them. */
export function ConditionEditor({ label, value, onChange, without = [] }: EditorProps) {
  return (
    <Stack gap="xs" role="group" aria-label={label}>
      <Input.Label component="div">{label}</Input.Label>
      <Lines
        group={toTree(value)}
        depth={0}
        without={without}
        change={(group) => onChange(toCondition(group))}
      />
    </Stack>
  );
}

interface LinesProps {
  readonly group: Group;
  readonly depth: number;
  readonly without: readonly Field[];
  readonly change: (group: Group) => void;
  readonly remove?: (() => void) | undefined;
}

/** Deeper than this nobody reads it any more; what was written deeper is still shown. */
const deepest = 2;

function Lines({ group, depth, without, change, remove }: LinesProps) {
  const { t } = useWords();
  const { parts } = group;
  const put = (place: number, node: Node | undefined) =>
    change({ ...group, parts: parts.flatMap((one, at) => (at === place ? (node ?? []) : one)) });
  const add = (node: Node) => change({ ...group, parts: [...parts, node] });
  const plain = depth === 0 && parts.length < 2 && group.every && !group.not;
  return (
    <Stack gap="xs" className={depth > 0 ? classes.inner : undefined}>
      {!plain && <Manner group={group} change={change} remove={remove} />}
      {parts.length === 0 && depth === 0 && (
        <Text size="sm" c="dimmed">
          {t('condition.alwaysHow')}
        </Text>
      )}
      {parts.map((part, place) => {
        const common = { without, remove: () => put(place, undefined) };
        return part.kind === 'group' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place in the order
          <Lines key={place} {...common} group={part} depth={depth + 1} change={(next) => put(place, next)} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place in the order
          <ConditionRow key={place} {...common} leaf={part} change={(next) => put(place, next)} />
        );
      })}
      <Line gap="xs">
        <ActButton type="button" size="compact-sm" onClick={() => add(emptyLeaf)}>
          {t('condition.add')}
        </ActButton>
        {depth < deepest && (
          <ActButton
            type="button"
            size="compact-sm"
            variant="subtle"
            onClick={() => add({ ...emptyGroup, every: !group.every, parts: [emptyLeaf] })}
          >
            {t('condition.addGroup')}
          </ActButton>
        )}
      </Line>
    </Stack>
  );
}

const manners = {
  all: { every: true, not: false },
  any: { every: false, not: false },
  none: { every: false, not: true },
  notAll: { every: true, not: true },
} as const;
type MannerName = keyof typeof manners;
const mannerNames = Object.keys(manners) as MannerName[];

function Manner({ group, change, remove }: Pick<LinesProps, 'group' | 'change' | 'remove'>) {
  const { t, code } = useWords();
  const chosen = mannerNames.find(
    (name) => manners[name].every === group.every && manners[name].not === group.not,
  );
  return (
    <Line gap="xs" wrap="nowrap">
      <Select
        size="xs"
        w={220}
        aria-label={t('condition.manner')}
        allowDeselect={false}
        data={mannerNames.map((value) => ({ value, label: code('conditionManner', value) }))}
        value={chosen ?? 'all'}
        onChange={(value) =>
          change({ ...group, ...manners[mannerNames.find((one) => one === value) ?? 'all'] })
        }
      />
      {remove && <RemoveButton label={t('condition.removeGroup')} onClick={remove} />}
    </Line>
  );
}
