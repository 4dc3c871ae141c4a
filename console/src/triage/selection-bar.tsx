import { Checkbox, CloseButton, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './arrival.module.css';
import { forgetRefusals, useRefusals } from './arrival-acts.ts';

interface SelectionBarProps {
  readonly selected: number;
  /** Rows that could be selected. */
  readonly possible: number;
  readonly selectAll: (all: boolean) => void;
  readonly accept: () => void;
}

/** Several messages at once: chosen one by one or all in sight, accepted as proposed. */
export function SelectionBar({ selected, possible, selectAll, accept }: SelectionBarProps) {
  const { t } = useWords();
  return (
    <Group className={classes.selection} gap="sm" justify="space-between" wrap="nowrap">
      <Checkbox
        size="24px"
        styles={{ label: { fontSize: 'var(--mantine-font-size-sm)', lineHeight: '24px' } }}
        label={selected > 0 ? t('triage.selected', { count: selected }) : t('triage.selectAll')}
        checked={selected > 0 && selected === possible}
        indeterminate={selected > 0 && selected < possible}
        disabled={possible === 0}
        onChange={(event) => selectAll(event.currentTarget.checked)}
      />
      {selected > 0 && (
        <ActButton size="compact-xs" variant="filled" keyName="b" onClick={accept}>
          {t('triage.acceptSelected')}
        </ActButton>
      )}
    </Group>
  );
}

/** Those that were not accepted with the others, each with the reason. */
export function Refusals() {
  const { t } = useWords();
  const refusals = useRefusals();
  if (refusals.length === 0) return null;
  return (
    <div className={classes.refusals}>
      <Notice kind="late" title={t('triage.notAccepted', { count: refusals.length })}>
        <ul>
          {refusals.map(({ arrival, detail }) => (
            <li key={arrival.messageId}>
              <Link to="/arrivals/{-$messageId}" params={{ messageId: arrival.messageId }}>
                {arrival.text.slice(0, 60)}
              </Link>{' '}
              {detail}
            </li>
          ))}
        </ul>
      </Notice>
      <CloseButton size="sm" aria-label={t('act.close')} onClick={forgetRefusals} />
    </div>
  );
}
