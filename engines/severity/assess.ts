import type { Hit } from './phrases.ts';
import { reasonAt, type SignReason, type Signs } from './signs.ts';

/** What is known beside the words. */
export interface Circumstances {
  /** Severity of the topic's passport, 1–5. */
  readonly base: number;
  /** Outside, °C; when not given it is read from the message if it says. */
  readonly temperature?: number | undefined;
  /** Messages about the same in the last hour. */
  readonly similarLastHour?: number | undefined;
  /** It is at a place whose people cannot help themselves: a hospital, a school, a home for the old. */
  readonly tenderPlace?: boolean | undefined;
}

export interface Assessment {
  /** 1–5, never below the base. */
  readonly severity: number;
  /** What raised it, the strongest first; then what was looked at and did not. */
  readonly reasons: readonly SignReason[];
}

const dangers = ['gas', 'trapped', 'fire', 'wire', 'manhole'];

/** Severity by the passport, raised by words of danger and by numbers, never lowered. */
export function assessSeverity(signs: Signs, { base, similarLastHour = 0 }: Circumstances): Assessment {
  const found = dangers.flatMap((concept): [string, Hit][] => {
    const [hit] = signs.of.get(concept) ?? [];
    return hit ? [[concept, hit]] : [];
  });
  const reasons = found.map(([concept, hit]) => reasonAt(signs, `danger-${concept}`, hit));
  const severity = Math.max(base, found.length > 0 ? 5 : similarLastHour >= 5 ? 3 : 1);
  return { severity, reasons: [...reasons, { code: 'severity-of-topic', params: { severity: base } }] };
}
