import type { AnswerText } from './answer.types.ts';

/**
 * The words of a correction. It keeps the kind, the outcome and the promised day of what it corrects: another decision
 * is another answer, and a promise is moved where its register sees it.
 */
export function correctionOf(corrected: AnswerText, input: AnswerText): AnswerText {
  const { kind, outcome, promisedOn } = corrected;
  return { ...input, kind, outcome, promisedOn };
}

const told = ({ text, responsible, whatResidentCanDo }: AnswerText) =>
  [text, responsible, whatResidentCanDo].map((part) => part?.trim() ?? '');

/** Whether a resident would read anything new. */
export function saysTheSame(one: AnswerText, other: AnswerText): boolean {
  const others = told(other);
  return told(one).every((part, at) => part === others[at]);
}
