import { useMemo } from 'react';
import { useDirectory } from '../territory/directory.ts';
import { type Dates, datesIn } from './dates-in.ts';
import { useWords } from './use-words.ts';

export type { Dates };

export function useDates(): Dates {
  const { t } = useWords();
  const locale = t('locale');
  const { timeZone } = useDirectory();
  return useMemo(() => datesIn(locale, timeZone), [locale, timeZone]);
}
