import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icon } from '../parts/icon.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useDirectory } from '../territory/directory.ts';
import { spoken } from '../words/case-number.ts';
import { useWords } from '../words/use-words.ts';
import classes from './case-head.module.css';
import type { Case } from './cases.api.ts';
import { RiskMark, StateBadge } from './marks.tsx';
import { Follow } from './work/follow.tsx';

export function CaseHead({ row, back }: { row: Case; back?: ReactNode }) {
  const words = useWords();
  const { topic, authority } = useDirectory();
  usePageTitle(spoken(row.number));
  const held = row.authorityId ? authority.get(row.authorityId) : undefined;
  const about = [
    row.placeLabel,
    held ? words.name(held.name) : words.t('cases.unassigned'),
    row.executorName,
  ].filter(Boolean);
  return (
    <header className={classes.head}>
      <div className={classes.line}>
        <span className={classes.back}>
          <Icon name="back" />
          {back ?? (
            <Link to="/cases/{-$caseId}" params={{ caseId: undefined }} search={true}>
              {words.t('cases.toQueue')}
            </Link>
          )}
        </span>
        <CaseNumber number={row.number} />
        <StateBadge state={row.state} />
        <span className={classes.risk}>
          <RiskMark risk={row.risk} />
        </span>
        <Follow caseId={row.id} />
        {row.reopenedCount > 0 && (
          <span className={classes.dim}>{words.t('cases.reopened', { count: row.reopenedCount })}</span>
        )}
      </div>
      <h1 className={classes.title}>{words.name(topic.get(row.topicId)?.name)}</h1>
      <p className={classes.dim}>{about.join(' · ')}</p>
    </header>
  );
}

function CaseNumber({ number }: { number: string }) {
  const { t } = useWords();
  return (
    <span className={classes.number}>
      {spoken(number)}
      <CopyButton value={spoken(number)}>
        {({ copied, copy }) => (
          <Tooltip label={t(copied ? 'act.copied' : 'act.copyNumber')}>
            <ActionIcon size={24} aria-label={t('act.copyNumber')} onClick={copy}>
              <Icon name={copied ? 'check' : 'copy'} size={14} />
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}
