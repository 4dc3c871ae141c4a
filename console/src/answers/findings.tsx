import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './answer.module.css';
import type { Finding } from './answers.api.ts';

/** What makes the draft an empty answer, and the words it was seen in. */
export function Findings({ findings, text }: { findings: readonly Finding[]; text: string }) {
  const { t, said } = useWords();
  if (findings.length === 0) return null;
  return (
    <div className={classes.findings} role="status">
      <strong>{t('answer.findings', { count: findings.length })}</strong>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.code} ${finding.start ?? ''}`}>
            <Icon name="alert" size={14} />
            <span>
              {said('finding', finding.code, finding.params)}
              {finding.start !== undefined && finding.end !== undefined && (
                <q className={classes.quoted}>{text.slice(finding.start, finding.end)}</q>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
