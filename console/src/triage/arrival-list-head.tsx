import { SegmentedControl, Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useWords } from '../words/use-words.ts';
import classes from './arrival.module.css';
import type { ArrivalFilter } from './arrival-filter.ts';
import { WatchFilter } from './watches-filter.tsx';

/** Which arrivals are listed, and in which order: both stand in the address. */
export function ArrivalListHead({ filter }: { filter: ArrivalFilter }) {
  const { t, code } = useWords();
  const navigate = useNavigate();
  const change = (fields: { [K in keyof ArrivalFilter]?: ArrivalFilter[K] | undefined }) => {
    const next = Object.entries({ ...filter, ...fields }).filter(([, value]) => value !== undefined);
    navigate({ to: '/arrivals/{-$messageId}', params: true, search: Object.fromEntries(next) });
  };
  return (
    <div className={classes.listHead}>
      <SegmentedControl
        fullWidth
        aria-label={t('triage.show')}
        value={filter.show ?? 'open'}
        onChange={(show) => change({ show: show === 'set aside' || show === 'accepted' ? show : undefined })}
        data={(['open', 'set aside', 'accepted'] as const).map((value) => ({
          value,
          label: code('disposition', value),
        }))}
      />
      <div className={classes.listChoices}>
        {filter.show === undefined && (
          <Select
            size="xs"
            aria-label={t('cases.sort')}
            allowDeselect={false}
            value={filter.sort ?? 'severity'}
            onChange={(sort) => change({ sort: sort === 'newest' ? 'newest' : undefined })}
            data={(['severity', 'newest'] as const).map((value) => ({ value, label: code('sort', value) }))}
          />
        )}
        <WatchFilter
          watchId={filter.watch ?? null}
          choose={(watch) => change({ watch: watch ?? undefined })}
        />
      </div>
    </div>
  );
}
