/** Whole days from today, as the centre's calendar shows it, to a day; negative once it has passed. */
export function daysUntil(day: string, now: number, timeZone: string): number {
  const form = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' });
  const wanted = day.length > 10 ? form.format(new Date(day)) : day;
  return Math.round((Date.parse(wanted) - Date.parse(form.format(now))) / 86_400_000);
}
