import type { Passport } from '../territory/index.ts';
import type { AnswerText, Finding } from './answer.types.ts';
import { readReply } from './quality/read-reply.ts';

/**
 * Which of the four parts of PRODUCT.md §6 a final answer lacks: what was decided, by when, who answers for it, proof.
 * An explanation needs no date of its own, and what is not possible needs what the resident can do instead.
 */
export function missingParts(answer: AnswerText, passport: Passport, proofs: number): Finding[] {
  if (answer.kind === 'interim') {
    return answer.promisedOn ? [] : [{ code: 'no-promise', params: {}, spans: [] }];
  }
  const findings: Finding[] = [];
  const dated = answer.promisedOn !== null || readReply(answer.text).dates.length > 0;
  if (!dated && answer.outcome !== 'explained' && answer.outcome !== 'not possible') {
    findings.push({ code: 'no-date', params: {}, spans: [] });
  }
  if (!answer.responsible?.trim() && answer.outcome !== 'explained')
    findings.push({ code: 'no-responsible', params: {}, spans: [] });
  if (answer.outcome === 'not possible' && !answer.whatResidentCanDo?.trim()) {
    findings.push({ code: 'no-way-on', params: {}, spans: [] });
  }
  if (answer.outcome === 'solved' && passport.proof !== 'none' && proofs === 0) {
    findings.push({ code: 'no-proof', params: { proof: passport.proof }, spans: [] });
  }
  return findings;
}
