import { ActionIcon, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ActButton } from '../../parts/act-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import rowClasses from '../../parts/row.module.css';
import { Section } from '../../parts/section.tsx';
import { spoken } from '../../words/case-number.ts';
import { useWords } from '../../words/use-words.ts';
import contextClasses from '../case-context.module.css';
import type { Case } from '../cases.api.ts';
import { type CaseWork, useWorkWrite, workQuery } from './work.api.ts';
import { type Joining, WorkDialog } from './work-dialog.tsx';

const over = new Set(['answered', 'closed', 'withdrawn', 'merged']);

/** Cases tied to this one, the mass problems it belongs to, and what joins or parts them. */
export function Together({ row }: { row: Case }) {
  const { t } = useWords();
  const { data: work } = useQuery(workQuery(row.id));
  const [doing, setDoing] = useState<Joining>();
  if (!work) return null;
  const open = !over.has(row.state);
  const offered: Joining[] = [
    ...(open ? (['merge'] as const) : []),
    ...(open && row.messages.length > 1 ? (['split'] as const) : []),
    'link',
    ...(open && !work.massProblems.some(({ memberState }) => memberState !== 'proposed')
      ? (['declare'] as const)
      : []),
  ];
  const empty = work.ties.length === 0 && work.massProblems.length === 0;
  return (
    <Section title={t('work.together')} count={work.ties.length + work.massProblems.length}>
      {row.messageCount > 1 && (
        <p className={contextClasses.none}>{t('work.alsoMe', { count: row.messageCount - 1 })}</p>
      )}
      {empty && row.messageCount === 1 && <p className={contextClasses.none}>{t('work.none')}</p>}
      <MassProblems work={work} />
      <Ties row={row} work={work} />
      {work.mayDecide && (
        <Group gap="xs" px="lg" pt="sm">
          {offered.map((what) => (
            <ActButton key={what} size="compact-sm" onClick={() => setDoing(what)}>
              {t(what === 'declare' ? 'mass.declare' : `work.${what}`)}
            </ActButton>
          ))}
        </Group>
      )}
      {doing && <WorkDialog what={doing} row={row} work={work} close={() => setDoing(undefined)} />}
    </Section>
  );
}

function MassProblems({ work }: { work: CaseWork }) {
  const { t, code } = useWords();
  return work.massProblems.map((one) => (
    <Link key={one.id} to="/mass-problems/{-$massId}" params={{ massId: one.id }} className={rowClasses.row}>
      <span className={rowClasses.dim}>
        {t('mass.one')} · {code('memberState', one.memberState)}
      </span>
      <span className={rowClasses.text} lang={one.titleLanguage}>
        {one.title}
      </span>
    </Link>
  ));
}

function Ties({ row, work }: { row: Case; work: CaseWork }) {
  const { t, code } = useWords();
  const unlink = useWorkWrite();
  return work.ties.map(({ reason, row: other }) => (
    <Group key={other.id} wrap="nowrap" gap={0} align="center">
      <Link
        to="/cases/{-$caseId}"
        params={{ caseId: other.id }}
        search={true}
        className={rowClasses.row}
        style={{ flex: 1, minWidth: 0 }}
      >
        <span className={rowClasses.dim}>
          {spoken(other.number)} · {code('state', other.state)}
        </span>
        <span className={rowClasses.text} lang={other.language}>
          {other.title}
        </span>
        <Text size="xs" c="dimmed" component="span">
          {reason}
        </Text>
      </Link>
      {work.mayDecide && (
        <ActionIcon
          aria-label={t('work.unlink')}
          title={t('work.unlink')}
          mx="xs"
          loading={unlink.isPending}
          onClick={() => unlink.mutate({ path: `/api/cases/${row.id}/links/${other.id}`, method: 'DELETE' })}
        >
          <Icon name="cross" size={14} />
        </ActionIcon>
      )}
    </Group>
  ));
}
