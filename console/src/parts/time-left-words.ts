import type { Words } from '../words/use-words.ts';
import { type Left, lengthOf } from './time-left.ts';

export function lengthInWords({ t }: Words, ms: number, kind: Left['leftKind']): string {
  const { days, hours, minutes } = lengthOf(ms, kind);
  const parts = [
    days > 0 ? t(kind === 'working' ? 'time.workingDays' : 'time.days', { days }) : '',
    hours > 0 ? t('time.hours', { hours }) : '',
    minutes > 0 || (days === 0 && hours === 0) ? t('time.minutes', { minutes }) : '',
  ];
  return parts.filter(Boolean).join(' ');
}

/** For a row of a list, where the sign beside it says whether it is left or late: "3 h 20 min", "−2 h". */
export function leftBriefly(words: Words, left: Left): string {
  if (left.leftMs === null) return words.t(left.overdue ? 'time.overdue' : 'time.unknown');
  const length = lengthInWords(words, Math.abs(left.leftMs), left.leftKind);
  return left.overdue ? `−${length}` : length;
}

/** "3 h 20 min left", "2 h late". */
export function leftInWords(words: Words, left: Left): string {
  if (left.leftMs === null) return words.t(left.overdue ? 'time.overdue' : 'time.unknown');
  const length = lengthInWords(words, Math.abs(left.leftMs), left.leftKind);
  return words.t(left.overdue ? 'time.lateBy' : 'time.left', { length });
}
