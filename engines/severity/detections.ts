import type { Assessment } from './assess.ts';
import { reasonAt, type SignReason, type Signs } from './signs.ts';

/**
 * A person decides on whatever may be critical; only what is surer than this calls somebody at once, resident or staff.
 * Of an ordinary stream 6 % are, against 14 % that are proposed as critical (testset/README.md).
 */
const surely = 0.5;

/** Whether the resident should at once be told the emergency number: the grounds, none when not. */
export function emergencyIn(assessment: Assessment): readonly SignReason[] {
  if (assessment.severity < 5 || assessment.probability < surely) return [];
  const named = assessment.reasons.filter(({ code }) => code.startsWith('danger-') || code === 'no-heat');
  return named.length > 0 ? named : assessment.reasons.filter(({ code }) => code.startsWith('hint-'));
}

/** Grounds to take it for an appeal under the law on appeals (in Russia 59-FZ), which has its own route and term. */
export function formalAppealIn(signs: Signs): readonly SignReason[] {
  return (signs.of.get('formal') ?? []).slice(0, 3).map((hit) => reasonAt(signs, 'formal-appeal', hit));
}

export interface TypeGuess {
  readonly value: 'solve' | 'explain';
  readonly reasons: readonly SignReason[];
}

/** Whether something is to be done or to be explained: as the topic usually asks, unless the words say otherwise. */
export function typeOf(signs: Signs, usual: 'solve' | 'explain'): TypeGuess {
  const [question] = signs.of.get('question') ?? [];
  const [request] = signs.of.get('request') ?? [];
  if (usual === 'solve' && question && !request && signs.endings.includes('?'))
    return { value: 'explain', reasons: [reasonAt(signs, 'type-question', question)] };
  if (usual === 'explain' && request && !question)
    return { value: 'solve', reasons: [reasonAt(signs, 'type-request', request)] };
  return { value: usual, reasons: [{ code: 'type-of-topic', params: {} }] };
}

export interface SetAsideGuess {
  readonly reason: 'no problem named' | 'test' | 'advertisement' | 'abuse without a problem' | 'gratitude';
  /** 0–1: judgement, not measurement. */
  readonly confidence: number;
  readonly reasons: readonly SignReason[];
}

/** So short that greetings, thanks and abuse are all there is. */
const short = 12;
const fewWords = 30;

/** A reason for which nothing may need doing; a person decides. Never for a message with a word of danger or a request. */
export function setAsideIn(signs: Signs, assessment: Assessment): SetAsideGuess | undefined {
  const { words, of } = signs;
  if (words.length === 0)
    return {
      reason: 'no problem named',
      confidence: 0.9,
      reasons: [{ code: 'set-aside-no-words', params: {} }],
    };
  if (assessment.reasons.some(({ code }) => code.startsWith('danger-'))) return undefined;
  const adverts = of.get('advert') ?? [];
  const guess = (reason: SetAsideGuess['reason'], concept: string, confidence: number): SetAsideGuess => ({
    reason,
    confidence,
    reasons: (of.get(concept) ?? []).slice(0, 3).map((hit) => reasonAt(signs, `set-aside-${concept}`, hit)),
  });
  if (of.has('test') && words.length <= 4) return guess('test', 'test', 0.9);
  if (adverts.length >= 2)
    return guess('advertisement', 'advert', Math.min(0.95, 0.5 + 0.15 * adverts.length));
  if (of.has('request') || signs.endings.includes('?')) return undefined;
  if (of.has('abuse') && words.length <= fewWords) return guess('abuse without a problem', 'abuse', 0.7);
  if (of.has('thanks') && !of.has('ironicThanks') && words.length <= 2 * fewWords)
    return guess('gratitude', 'thanks', 0.75);
  if (of.has('greeting') && words.length <= short) return guess('no problem named', 'greeting', 0.6);
  return undefined;
}
