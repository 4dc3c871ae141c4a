import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWorkWrite } from '../cases/work/work.api.ts';
import { InstructionsOf } from '../orders/instructions-of.tsx';
import { ActButton } from '../parts/act-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Shown } from '../parts/screens.tsx';
import { toastRefused } from '../parts/toast.tsx';
import { WrittenIn } from '../parts/written-in.tsx';
import { useWords } from '../words/use-words.ts';
import { type Mass, massQuery } from './mass.api.ts';
import classes from './mass.module.css';
import { MassAnswerForm } from './mass-answer-form.tsx';
import { MassCases } from './mass-cases.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

export function OneMass({ massId }: { massId: string }) {
  const asked = useQuery(massQuery(massId));
  return <Shown of={asked}>{(mass) => <Whole mass={mass} />}</Shown>;
}

function Whole({ mass }: { mass: Mass }) {
  const { t, code, language } = useWords();
  const figure = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    <article className={classes.one}>
      <Stack gap="lg">
        <Link to="/mass-problems/{-$massId}" params={{ massId: undefined }} className={classes.back}>
          <Icon name="back" /> {t('mass.title')}
        </Link>
        <Group justify="space-between" align="flex-start">
          <div>
            <Title order={1} lang={mass.titleLanguage}>
              {mass.title}
            </Title>
            <Group gap="sm" mt={4}>
              <Badge variant="light">{code('massState', mass.state)}</Badge>
              <WrittenIn language={mass.titleLanguage} />
              {mass.burst && (
                <Text size="sm" c="dimmed">
                  {t('mass.burst', { ...mass.burst, usual: figure.format(mass.burst.usual) })}
                </Text>
              )}
              {mass.reason && <Text size="sm">{mass.reason}</Text>}
            </Group>
          </div>
          {mass.mayDecide && <Acts mass={mass} />}
        </Group>
        <MassCases mass={mass} />
        {mass.state !== 'proposed' && <MassAnswerForm mass={mass} />}
        {mass.state === 'open' && <InstructionsOf about={{ massProblemId: mass.id }} />}
        {mass.sample.asked > 0 && (
          <section>
            <Title order={2}>{t('mass.sample')}</Title>
            <p>{t('mass.sampleSaid', mass.sample)}</p>
            <Text size="xs" c="dimmed">
              {t('mass.sampleHow')}
            </Text>
          </section>
        )}
      </Stack>
    </article>
  );
}

function Acts({ mass }: { mass: Mass }) {
  const { t } = useWords();
  const write = useWorkWrite();
  const [dismissing, setDismissing] = useState(false);
  const act = (name: 'take up' | 'dismiss' | 'end', reason?: string) =>
    write.mutate(
      {
        path: `/api/mass-problems/${mass.id}/act`,
        version: mass.version,
        body: { act: name, ...(reason ? { reason } : {}) },
      },
      {
        onError: (error) => toastRefused(t('problem.notDone'), error),
        onSuccess: () => setDismissing(false),
      },
    );
  if (mass.state === 'proposed')
    return (
      <Group gap="sm">
        <ActButton variant="filled" loading={write.isPending} onClick={() => act('take up')}>
          {t('mass.takeUp')}
        </ActButton>
        <ActButton onClick={() => setDismissing(true)}>{t('mass.dismiss')}</ActButton>
        {dismissing && (
          <ReasonDialog
            title={t('mass.dismiss')}
            busy={write.isPending}
            onSubmit={(reason) => act('dismiss', reason)}
            close={() => setDismissing(false)}
          />
        )}
      </Group>
    );
  if (mass.state !== 'open' || mass.answerState === 'publishing') return null;
  return (
    <ActButton loading={write.isPending} onClick={() => act('end')}>
      {t('mass.end')}
    </ActButton>
  );
}
