import type { Assessment } from './assess.ts';
import { reasonAt, type SignReason, type Signs } from './signs.ts';

/** Whether the resident should at once be told the emergency number: the grounds, none when not. */
export function emergencyIn(_signs: Signs, assessment: Assessment): readonly SignReason[] {
  return assessment.reasons.filter(({ code }) => code.startsWith('danger-'));
}

/** Grounds to take it for an appeal under the law on appeals, which has its own route and term. */
export function formalAppealIn(signs: Signs): readonly SignReason[] {
  return (signs.of.get('formal') ?? []).map((hit) => reasonAt(signs, 'formal-appeal', hit));
}

export interface TypeGuess {
  readonly value: 'solve' | 'explain';
  readonly reasons: readonly SignReason[];
}

/** Whether something is to be done or to be explained: as the topic usually asks, unless the words say otherwise. */
export function typeOf(signs: Signs, usual: 'solve' | 'explain'): TypeGuess {
  const [question] = signs.of.get('question') ?? [];
  const [request] = signs.of.get('request') ?? [];
  if (usual === 'solve' && question && !request)
    return { value: 'explain', reasons: [reasonAt(signs, 'type-question', question)] };
  if (usual === 'explain' && request && !question)
    return { value: 'solve', reasons: [reasonAt(signs, 'type-request', request)] };
  return { value: usual, reasons: [{ code: 'type-of-topic', params: {} }] };
}

export interface SetAsideGuess {
  readonly reason: string;
  readonly confidence: number;
  readonly reasons: readonly SignReason[];
}

/** A reason for which nothing may need doing; a person decides. */
export function setAsideIn(signs: Signs): SetAsideGuess | undefined {
  const [thanks] = signs.of.get('thanks') ?? [];
  if (!thanks || signs.of.has('request') || signs.words.length > 40) return undefined;
  return { reason: 'gratitude', confidence: 0.7, reasons: [reasonAt(signs, 'set-aside-gratitude', thanks)] };
}
