import type { Urgency } from './notice.types.ts';
import { afterQuiet, nextAt, type QuietHours } from './quiet-hours.rules.ts';

/** How something comes by mail. At the desk it always comes at once. */
export type MailManner = 'never' | 'digest' | 'at once';

export interface NoticeSettings extends QuietHours {
  /** The minute of the day at which the digest comes. */
  readonly digestAt: number;
  /** What is urgent comes at once: it is not a matter of taste. */
  readonly mail: Readonly<Record<Exclude<Urgency, 'urgent'>, MailManner>>;
  /** The same by messenger, once one is linked. */
  readonly messenger: Readonly<Record<Exclude<Urgency, 'urgent'>, MailManner>>;
}

/** What somebody has who has chosen nothing. */
export function usualSettings(timeZone: string): NoticeSettings {
  return {
    timeZone,
    quietFrom: 21 * 60,
    quietUntil: 8 * 60,
    digestAt: 9 * 60,
    mail: { low: 'never', normal: 'digest', high: 'at once' },
    messenger: { low: 'never', normal: 'at once', high: 'at once' },
  };
}

/** When a notice goes out this way; `undefined`: it stays at the desk. Quiet hours hold for both ways. */
export function dueBy(
  via: 'mail' | 'messenger',
  at: Date,
  urgency: Urgency,
  settings: NoticeSettings,
): Date | undefined {
  if (urgency === 'urgent') return at;
  const manner = settings[via][urgency];
  if (manner === 'never') return undefined;
  if (manner === 'digest') return nextAt(at, settings.digestAt, settings.timeZone);
  return afterQuiet(at, settings);
}
