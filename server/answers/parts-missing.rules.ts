import type { Passport } from '../territory/index.ts';
import type { AnswerText, Finding } from './answer.types.ts';

/** A date anywhere in the text: 15.07, 15 июля, July 15, "до пятницы", today. */
const datePattern =
  /\d{1,2}[./-]\d{1,2}|\d{1,2}\s+(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|january|february|march|april|may|june|july|august|september|october|november|december)|сегодня|завтра|вчера|today|tomorrow|yesterday/iu;

/**
 * Which of the four parts of PRODUCT.md §6 a final answer lacks: what was decided, by when, who answers for it, proof.
 * An explanation needs no date of its own, and what is not possible needs what the resident can do instead.
 */
export function missingParts(answer: AnswerText, passport: Passport, proofs: number): Finding[] {
  if (answer.kind === 'interim') {
    return answer.promisedOn ? [] : [{ code: 'no-promise', params: {} }];
  }
  const findings: Finding[] = [];
  const dated = answer.promisedOn !== null || datePattern.test(answer.text);
  if (!dated && answer.outcome !== 'explained' && answer.outcome !== 'not possible') {
    findings.push({ code: 'no-date', params: {} });
  }
  if (!answer.responsible?.trim() && answer.outcome !== 'explained')
    findings.push({ code: 'no-responsible', params: {} });
  if (answer.outcome === 'not possible' && !answer.whatResidentCanDo?.trim()) {
    findings.push({ code: 'no-way-on', params: {} });
  }
  if (answer.outcome === 'solved' && passport.proof !== 'none' && proofs === 0) {
    findings.push({ code: 'no-proof', params: { proof: passport.proof } });
  }
  return findings;
}
