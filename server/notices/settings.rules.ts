import type { Urgency } from './notice.types.ts';
import { afterQuiet, nextAt, type QuietHours } from './quiet-hours.rules.ts';

/** How something comes by mail. At the desk it always comes at once. */
export type MailManner = 'never' | 'digest' | 'at once';

export interface NoticeSettings extends QuietHours {
  /** The minute of the day at which the digest comes. */
  readonly digestAt: number;
  /** What is urgent comes at once: it is not a matter of taste. */
  readonly mail: Readonly<Record<Exclude<Urgency, 'urgent'>, MailManner>>;
}

/** What somebody has who has chosen nothing. */
export function usualSettings(timeZone: string): NoticeSettings {
  return {
    timeZone,
    quietFrom: 21 * 60,
    quietUntil: 8 * 60,
    digestAt: 9 * 60,
    mail: { low: 'never', normal: 'digest', high: 'at once' },
  };
}

/** When a notice goes out by mail; `undefined`: it stays at the desk. */
export function mailDue(at: Date, urgency: Urgency, settings: NoticeSettings): Date | undefined {
  if (urgency === 'urgent') return at;
  const manner = settings.mail[urgency];
  if (manner === 'never') return undefined;
  if (manner === 'digest') return nextAt(at, settings.digestAt, settings.timeZone);
  return afterQuiet(at, settings);
}
