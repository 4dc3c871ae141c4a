import { asProblem } from '../data/problem.ts';
import { useWords } from '../words/use-words.ts';
import { Notice } from './notice.tsx';

/** What the server said no to, inside the form whose words stay; after a change by somebody else, what stands now. */
export function Refused({ error, state }: { error: Error; state: string }) {
  const { t } = useWords();
  const problem = asProblem(error);
  if (problem.code !== 'changed-meanwhile')
    return (
      <Notice kind="late" title={t('problem.notDone')}>
        {problem.detail}
      </Notice>
    );
  return (
    <Notice kind="late" title={t('problem.changedMeanwhile')}>
      {t('overtaken.nowStands', { state })}
    </Notice>
  );
}
