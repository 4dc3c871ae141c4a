/** The days of the week from Monday, as a roster's shifts name them. */
export const dayKeys = [
  'duty.day1',
  'duty.day2',
  'duty.day3',
  'duty.day4',
  'duty.day5',
  'duty.day6',
  'duty.day7',
] as const;
