import type { Case, CaseState } from '../../cases/index.ts';
import { plainName } from '../plain-name.rules.ts';
import type { ImportedCase } from './imported.types.ts';
import type { IncidentTimes } from './incident-times.rules.ts';

/** Steps of the «Инцидент» system by what they begin with or contain. */
const steps: readonly [RegExp, CaseState][] = [
  [/готово|закрыт|заверш/, 'closed'],
  [/оценка|удовлетвор/, 'answered'],
  [/уточнен|ожидан.*(автор|заявител)/, 'clarifying'],
  [/согласован|подготовк|в работе|исполнен|ответ/, 'in work'],
];

/** The state a step means; a step nobody knows leaves it to the times. */
export function stateOf(step: string | null, times: IncidentTimes, hasAuthority: boolean): CaseState {
  const plain = plainName(step ?? '');
  const known = steps.find(([pattern]) => pattern.test(plain))?.[1];
  if (known) return known;
  if (times.closedAt) return 'closed';
  if (times.answeredAt) return 'answered';
  return hasAuthority ? 'assigned' : 'accepted';
}

export function typeOf(type: string | null): Case['type'] | null {
  const plain = plainName(type ?? '');
  if (/реша/.test(plain)) return 'solve';
  return /информац|разъясн/.test(plain) ? 'explain' : null;
}

const outcomes: readonly [RegExp, string][] = [
  [/не решен|невозмож|не возмож|отказ|не подтвержд/, 'not possible'],
  [/план|отложен/, 'planned'],
  [/решен/, 'solved'],
  [/разъяснен|информ/, 'explained'],
  [/передан|перенаправ|направлен/, 'handed on'],
];

/** Null for words that mean none of them. */
export function outcomeOf(outcome: string | null): string | null {
  const plain = plainName(outcome ?? '');
  return outcomes.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** A mark of 1–5, or that the author was content or was not; other reasons and tags say nothing of satisfaction. */
export function verdictOf(closedBecause: string | null, tags: string | null): ImportedCase['verdict'] {
  for (const words of [closedBecause, tags]) {
    const plain = plainName(words ?? '');
    const mark = /^(?:оценка )?([1-5])$/.exec(plain)?.[1];
    if (mark) return { solved: null, rating: Number(mark) };
    if (/(не ?довол|не ?удовлетвор)/.test(plain)) return { solved: false, rating: null };
    if (/(довол|удовлетвор)/.test(plain)) return { solved: true, rating: null };
  }
  return null;
}
