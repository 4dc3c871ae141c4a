import type { PlainDate, Words } from '../world.types.ts';

const newYear: Words = { ru: 'Новогодние каникулы', en: 'New Year holidays' };

/** Article 112 of the Labour Code of the Russian Federation: month, day, name. */
export const HOLIDAYS: readonly (readonly [month: number, day: number, name: Words])[] = [
  ...[1, 2, 3, 4, 5, 6].map((day) => [1, day, newYear] as const),
  [1, 7, { ru: 'Рождество Христово', en: 'Orthodox Christmas' }],
  [1, 8, newYear],
  [2, 23, { ru: 'День защитника Отечества', en: 'Defender of the Fatherland Day' }],
  [3, 8, { ru: 'Международный женский день', en: "International Women's Day" }],
  [5, 1, { ru: 'Праздник Весны и Труда', en: 'Spring and Labour Day' }],
  [5, 9, { ru: 'День Победы', en: 'Victory Day' }],
  [6, 12, { ru: 'День России', en: 'Russia Day' }],
  [11, 4, { ru: 'День народного единства', en: 'National Unity Day' }],
];

/**
 * Days off moved by decree of the Government: from a weekend day to another day. A weekend day that is itself a
 * holiday stays a day off; a plain one becomes a working day.
 * 2024: decree 1314 of 10.08.2023. 2025: decree 1335 of 04.10.2024. 2026: decree 1466 of 24.09.2025.
 */
export const MOVED_DAYS: readonly { readonly from: PlainDate; readonly to: PlainDate }[] = [
  { from: '2024-01-06', to: '2024-05-10' },
  { from: '2024-01-07', to: '2024-12-31' },
  { from: '2024-04-27', to: '2024-04-29' },
  { from: '2024-11-02', to: '2024-04-30' },
  { from: '2024-12-28', to: '2024-12-30' },
  { from: '2025-01-04', to: '2025-05-02' },
  { from: '2025-01-05', to: '2025-12-31' },
  { from: '2025-02-23', to: '2025-05-08' },
  { from: '2025-03-08', to: '2025-06-13' },
  { from: '2025-11-01', to: '2025-11-03' },
  { from: '2026-01-03', to: '2026-01-09' },
  { from: '2026-01-04', to: '2026-12-31' },
];

export const CALENDAR_YEARS: readonly number[] = [2024, 2025, 2026, 2027];

/** No decree for these years was known when this was written: January weekends are not moved, the Code's own rule is applied. */
export const PROVISIONAL_YEARS: readonly number[] = [2027];
