import type { Case } from '../../cases/index.ts';
import { wordsIn } from '../../platform/words.ts';
import type { Directory } from '../../territory/index.ts';
import type { AnswerText } from '../answer.types.ts';
import { valuesOf } from '../templates/templates-for.ts';
import { fillIn } from '../templates/variables.rules.ts';

/** The one answer as it is said about one case: its number, place and whatever else stands in braces are its own. */
export function textForCase(directory: Directory, row: Case, text: AnswerText, at: Date): AnswerText {
  const { responsible, promisedOn, whatResidentCanDo } = text;
  const values = {
    ...valuesOf(row, directory, at),
    ...(responsible && { responsible }),
    ...(promisedOn && { promised: dayInWords(promisedOn, row.language) }),
  };
  return {
    ...text,
    text: fillIn(text.text, values),
    whatResidentCanDo: whatResidentCanDo && fillIn(whatResidentCanDo, values),
  };
}

const dayInWords = (day: string, language: string) =>
  new Intl.DateTimeFormat(wordsIn(language)('locale'), {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(day));
