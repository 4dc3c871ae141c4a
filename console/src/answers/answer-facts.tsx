import { FactList } from '../parts/fact-list.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import type { Answer } from './answers.api.ts';

/** The parts of an answer a reviewer looks for; one that is missing says so. */
export function AnswerFacts({ answer }: { answer: Answer }) {
  const { t, code } = useWords();
  const dates = useDates();
  const none = t('answer.partMissing');
  return (
    <FactList
      facts={[
        ...(answer.kind === 'final'
          ? [[t('field.outcome'), answer.outcome ? code('outcome', answer.outcome) : none] as const]
          : []),
        [t('answer.date'), answer.promisedOn ? dates.day(answer.promisedOn) : none],
        [t('answer.responsible'), answer.responsible ?? none],
        ...(answer.whatResidentCanDo
          ? [[t('answer.whatResidentCanDo'), answer.whatResidentCanDo] as const]
          : []),
      ]}
    />
  );
}
