export interface Span {
  readonly from: string;
  readonly to: string;
}

/** 09:00–13:00, 14:00–18:00 */
export function hoursInWords(spans: readonly Span[]): string {
  return spans.map(({ from, to }) => `${from}–${to}`).join(', ');
}

const one = /^(\d{1,2}):(\d{2})\s*[-–—]\s*(\d{1,2}):(\d{2})$/;

/**
 * Hours as people write them; null when they are none, or out of order. Nothing is a day off; an end before its
 * beginning is on the next day, and only the last may have one.
 */
export function hoursFrom(text: string): Span[] | null {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean);
  const spans: Span[] = [];
  for (const part of parts) {
    const [, fromHour, fromMinute, toHour, toMinute] = one.exec(part) ?? [];
    if (!fromHour || !fromMinute || !toHour || !toMinute) return null;
    const from = `${fromHour.padStart(2, '0')}:${fromMinute}`;
    const to = `${toHour.padStart(2, '0')}:${toMinute}`;
    const isTime = (time: string) => time <= '24:00' && time.slice(3) <= '59';
    const last = spans.at(-1);
    if (!isTime(from) || !isTime(to) || from === to) return null;
    if (last && (last.to > from || last.to < last.from)) return null;
    spans.push({ from, to });
  }
  return spans;
}
