import { coldDanger } from './cold.ts';
import { gravityOf } from './gravity.ts';
import type { SignReason, Signs } from './signs.ts';
import { weigh } from './weigh.ts';
import { serious } from './weights.ts';

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
  /**
   * How sure the learned weights are that life or health is threatened, 0–1. It is learnt where four messages of ten
   * are critical, so it is far too high for an ordinary stream: compare it with a bound, do not read it as a share.
   */
  readonly probability: number;
  /** What raised it, the strongest first; then what spoke against, and what it started from. */
  readonly reasons: readonly SignReason[];
}

/** From so many messages within an hour something larger is going on; four times as many are heightened by themselves. */
const burst = 5;
const largeBurst = 20;

/** Where a known frost is one that a dwelling without heat can bear, only plainer words than usual make it critical. */
const plain = 0.35;

/** Severity by the topic's passport, raised by words of danger, cold, place and numbers; never lowered. */
export function assessSeverity(signs: Signs, circumstances: Circumstances): Assessment {
  const { base, similarLastHour = 0, tenderPlace = false } = circumstances;
  const words = weigh(signs);
  const score = words.score(base);
  const cold = coldDanger(signs, circumstances.temperature, words);
  const gravity = gravityOf(signs, words, cold, circumstances.temperature);
  const bearable = cold.settled && words.top === 0 && gravity.probability < plain;
  const critical = gravity.critical && !bearable;
  const raised = [
    critical ? 5 : byWords(score, words.top),
    // Frost may be last winter's, and the heating back: only with the other words is it critical.
    Math.min(4, cold.severity),
    byNumbers(similarLastHour, base),
    byPlace(score, tenderPlace),
  ];
  const severity = Math.min(5, Math.max(base, ...raised));
  const reasons = [...cold.reasons, ...(severity > base || score > 0.5 ? words.reasons() : [])];
  if (critical && severity > base) reasons.push(...elsewhere(gravity.reasons, reasons));
  if (byNumbers(similarLastHour, base) > base)
    reasons.push({ code: 'many-similar', params: { count: similarLastHour } });
  if (severity > base && tenderPlace) reasons.push({ code: 'tender-place', params: {} });
  return {
    severity,
    probability: gravity.probability,
    reasons: [...reasons, { code: 'severity-of-topic', params: { severity: base } }],
  };
}

/** Words the learned weights name beside those the lexicons do. */
const elsewhere = (reasons: readonly SignReason[], named: readonly SignReason[]): SignReason[] =>
  reasons.filter(({ start }) => !named.some((other) => within(start, other)));

const within = (at: number | undefined, { start, end }: SignReason): boolean =>
  at !== undefined && start !== undefined && end !== undefined && at >= start && at < end;

/** Short of critical a danger is serious; a danger only feared or long past is worth a look in working hours. */
function byWords(score: number, top: number): number {
  if (score >= serious) return 4;
  return top >= 0.9 && score >= 0.25 ? 3 : 1;
}

function byNumbers(count: number, base: number): number {
  if (count >= largeBurst) return Math.max(4, Math.min(4, base + 1));
  return count >= burst ? Math.min(4, base + 1) : 1;
}

function byPlace(score: number, tender: boolean): number {
  return tender && score >= serious ? 5 : 1;
}
