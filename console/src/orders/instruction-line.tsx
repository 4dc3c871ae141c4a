import { Badge, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWorkWrite } from '../cases/work/work.api.ts';
import { ActButton } from '../parts/act-button.tsx';
import { toastRefused } from '../parts/toast.tsx';
import { useDirectory } from '../territory/directory.ts';
import tables from '../territory/tables.module.css';
import { spoken } from '../words/case-number.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { actWords } from './act-words.ts';
import { InstructionActDialog } from './instruction-act-dialog.tsx';
import type { Instruction } from './orders.api.ts';
import classes from './orders.module.css';

/** What was ordered, by whom, and what was said of it since. */
export function InstructionText({ order }: { order: Instruction }) {
  const { t } = useWords();
  const dates = useDates();
  return (
    <>
      <span className={classes.text}>{order.text}</span>
      <Text size="xs" c="dimmed">
        {t('order.by', { name: order.givenByName, date: dates.brief(order.givenAt) })}
        {order.extensions > 0 && ` · ${t('order.extended', { count: order.extensions })}`}
        {' · '}
        <GivenFrom order={order} />
      </Text>
      {order.report && (
        <p className={classes.said}>
          <strong>{t('order.report')}</strong> {order.report}
        </p>
      )}
      {order.reason && (
        <p className={classes.said}>
          <strong>{t('order.reason')}</strong> {order.reason}
        </p>
      )}
    </>
  );
}

/** The case, the mass problem or the figure it was given from. */
function GivenFrom({ order }: { order: Instruction }) {
  const { t, said, name, language } = useWords();
  const { topic } = useDirectory();
  if (order.figure) {
    const value = new Intl.NumberFormat(language).format(order.figure.value);
    return <>{`${said('figure', order.figure.code)}: ${value}`}</>;
  }
  const about = name(topic.get(order.topicId ?? '')?.name);
  if (order.massProblemId) {
    return (
      <Link
        to="/mass-problems/{-$massId}"
        params={{ massId: order.massProblemId }}
        className={tables.link}
      >{`${t('mass.one')}: ${about}`}</Link>
    );
  }
  return (
    <Link
      to="/cases/{-$caseId}"
      params={{ caseId: order.caseId ?? undefined }}
      className={tables.link}
    >{`${spoken(order.caseNumber)} · ${about}`}</Link>
  );
}

export function InstructionState({ order }: { order: Instruction }) {
  const { code } = useWords();
  const colours: Record<string, string> = { given: 'orange', returned: 'red', done: 'green' };
  return (
    <Badge variant="light" color={colours[order.state] ?? 'petrol'}>
      {code('instructionState', order.state)}
    </Badge>
  );
}

/** One button for each thing this person may do: at once where no words are needed. */
export function InstructionActs({ order }: { order: Instruction }) {
  const { t } = useWords();
  const [doing, setDoing] = useState<string>();
  const write = useWorkWrite();
  const path = `/api/instructions/${order.id}/act`;
  const press = (act: string) =>
    act === 'accept' || act === 'confirm'
      ? write.mutate(
          { path, version: order.version, body: { act } },
          { onError: (error) => toastRefused(t('problem.notDone'), error) },
        )
      : setDoing(act);
  if (order.acts.length === 0) return null;
  return (
    <Group gap="xs">
      {order.acts.map((act) => (
        <ActButton key={act} size="compact-sm" loading={write.isPending} onClick={() => press(act)}>
          {actWords(t, act)}
        </ActButton>
      ))}
      {doing && <InstructionActDialog order={order} act={doing} close={() => setDoing(undefined)} />}
    </Group>
  );
}
