import { useState } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './answer.module.css';
import type { Answer, Finding } from './answers.api.ts';
import { OverruleDialog } from './overrule-dialog.tsx';

type Span = Finding['spans'][number];

/** As many quotes of one finding as help; the rest is marked in the text. */
const mostQuotes = 3;

interface FindingsProps {
  readonly answer: Pick<Answer, 'id' | 'version' | 'text' | 'findings' | 'acts'>;
  /** Where a finding is overruled, if not at the answer of a case. */
  readonly overruleAt?: string;
  /** Leads to the words in the text, where that can be done. */
  readonly show?: (span: Span) => void;
}

/** What makes the draft an empty answer, the words it was seen in, and a way to say that it is not so. */
export function Findings({ answer, overruleAt = `/api/answers/${answer.id}/overrule`, show }: FindingsProps) {
  const { t } = useWords();
  const [doubted, setDoubted] = useState<Finding>();
  const { findings } = answer;
  if (findings.length === 0) return null;
  const standing = findings.filter(({ overruled }) => overruled === null);
  return (
    <div className={classes.findings} role="status">
      <strong>{t('answer.findings', { count: standing.length })}</strong>
      <ul>
        {findings.map((finding) => (
          <li key={finding.code} data-overruled={finding.overruled ? true : undefined}>
            <Icon name={finding.overruled ? 'check' : 'alert'} size={14} />
            <OneFinding finding={finding} text={answer.text} show={show} />
            {answer.acts.includes('overrule') && !finding.overruled && (
              <button type="button" className={classes.overrule} onClick={() => setDoubted(finding)}>
                {t('answer.overrule')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {doubted && (
        <OverruleDialog
          path={overruleAt}
          version={answer.version}
          finding={doubted}
          close={() => setDoubted(undefined)}
        />
      )}
    </div>
  );
}

function OneFinding({
  finding,
  text,
  show,
}: {
  finding: Finding;
  text: string;
  show: FindingsProps['show'];
}) {
  const { t, said } = useWords();
  return (
    <span>
      <span className={classes.finding}>{said('finding', finding.code, finding.params)}</span>
      {finding.spans.slice(0, mostQuotes).map((span) => (
        <Quote key={span.start} text={text} span={span} show={show} />
      ))}
      {finding.overruled && (
        <span className={classes.dim}> {t('answer.overruledBy', { ...finding.overruled })}</span>
      )}
    </span>
  );
}

function Quote({ text, span, show }: { text: string; span: Span; show: FindingsProps['show'] }) {
  const words = text.slice(span.start, span.end).trim();
  if (!show) return <q className={classes.quoted}>{words}</q>;
  return (
    <button type="button" className={classes.quoteButton} onClick={() => show(span)}>
      <q>{words}</q>
    </button>
  );
}
