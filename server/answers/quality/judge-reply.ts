import type { Span } from './phrases.ts';
import { type Fault, faults, type Reply, type Sign, signsOf } from './signs.ts';
import { likelihood, type Weights } from './weigh.ts';

/** From here on an answer is called empty: set where cross-validation gives nine right of ten marks (see the bench). */
export const emptyFrom = 0.55;

export interface FoundFault {
  readonly code: Fault;
  readonly spans: readonly Span[];
}

export interface Judgement {
  /** 0–1. */
  readonly likelihood: number;
  readonly empty: boolean;
  /** What to tell the drafter: what is always said, then the weightiest. */
  readonly faults: readonly FoundFault[];
  /** Everything seen, for learning. */
  readonly signs: readonly Sign[];
}

/** Faults worth a word in an answer that is otherwise sound; a stray phrase of the office is not. */
const alwaysSaid = new Set<string>(['other-place', 'copied', 'jargon', 'unreadable', 'rating-with-bad-news']);
const mostReasons = 8;
const isFault = new Set<string>(faults);

/** Whether an answer says nothing, and the reasons. */
export function judgeReply(reply: Reply, weights: Weights): Judgement {
  const signs = signsOf(reply);
  const likely = likelihood(signs, weights);
  const empty = likely >= emptyFrom;
  const weightOf = ({ code, value }: Sign) => (weights.signs[code] ?? 0) * value;
  // What can be shown in the text convinces more than what is missing from it.
  const shown = ({ spans }: Sign) => (spans.length > 0 ? 1 : 0);
  const seen = signs
    // Density alone makes no reproach: jargon is told where it can be shown.
    .filter(({ code, spans }) => isFault.has(code) && (code !== 'jargon' || spans.length > 0))
    .sort((one, other) => shown(other) - shown(one) || weightOf(other) - weightOf(one));
  const reasons = empty ? seen.filter(({ code }) => !alwaysSaid.has(code)).slice(0, mostReasons) : [];
  const told = [...seen.filter(({ code }) => alwaysSaid.has(code)), ...reasons];
  return {
    likelihood: likely,
    empty,
    faults: told.map(({ code, spans }) => ({ code: code as Fault, spans })),
    signs,
  };
}
