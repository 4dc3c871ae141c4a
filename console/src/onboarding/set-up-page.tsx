import { Anchor, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Shown } from '../parts/screens.tsx';
import { toastRefused } from '../parts/toast.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useWords } from '../words/use-words.ts';
import { type SetUp, type SetUpStep, setUpQuery } from './onboarding.api.ts';

const pageOf = {
  boundaries: '/boundaries',
  centres: '/centres',
  authorities: '/authorities/{-$authorityId}',
  people: '/people',
  topics: '/topics/{-$topicId}',
  channels: '/channel-settings/{-$channelId}',
  calendar: '/calendars',
} as const;

/** Where a step's list comes from a table. */
const fileOf = {
  centres: '/centres-file',
  authorities: '/authorities-file',
  people: '/people-file',
  topics: '/topics-file',
} as const;

function FromFile({ step, name }: { step: SetUpStep['step']; name: string }) {
  const { t } = useWords();
  if (!(step in fileOf)) return null;
  return (
    <Button
      component={Link}
      to={fileOf[step as keyof typeof fileOf]}
      variant="default"
      aria-label={`${t('listFile.open')}: ${name}`}
    >
      {t('listFile.open')}
    </Button>
  );
}

/** What a realm needs before it works, step by step: what is there is counted, what is missing is said. */
export function SetUpPage() {
  const { t } = useWords();
  usePageTitle(t('setUp.title'));
  const asked = useQuery(setUpQuery);
  return (
    <Page
      title={t('setUp.title')}
      acts={
        asked.data?.mayMakeRealms && (
          <Button component={Link} to="/new-realm" variant="default">
            {t('setUp.newRealm')}
          </Button>
        )
      }
    >
      <Text size="sm" c="dimmed" maw={640}>
        {t('setUp.how')}
      </Text>
      <Shown of={asked}>{(setUp) => <Steps setUp={setUp} />}</Shown>
    </Page>
  );
}

function Steps({ setUp }: { setUp: SetUp }) {
  const { t } = useWords();
  const { steps } = setUp;
  const done = steps.filter(({ state }) => state !== 'missing').length;
  return (
    <>
      <Notice kind="plain">
        {done === steps.length ? t('setUp.ready') : t('setUp.progress', { done, all: steps.length })}
      </Notice>
      <Stack component="ol" gap="sm" m={0} p={0}>
        {steps.map((step, at) => (
          <OneStep
            key={step.step}
            step={step}
            number={at + 1}
            form={step.step === 'channels' ? setUp.form : null}
          />
        ))}
      </Stack>
    </>
  );
}

interface OneStepProps {
  readonly step: SetUpStep;
  readonly number: number;
  /** Where residents write, where that is this step. */
  readonly form: string | null;
}

function OneStep({ step, number, form }: OneStepProps) {
  const { t, code, said } = useWords();
  const client = useQueryClient();
  const skip = useMutation({
    mutationFn: (skipped: boolean) => send<SetUp>('PUT', `/api/set-up/${step.step}`, { body: { skipped } }),
    onSuccess: (setUp) => client.setQueryData(keys.setUp, setUp),
    onError: (error) => toastRefused(t('problem.notDone'), error),
  });
  const name = code('setUpStep', step.step);
  return (
    <Paper component="li" display="block">
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} flex={1} miw={220}>
          <Group gap="sm">
            <Title order={2}>{`${number}. ${name}`}</Title>
            <Badge variant={step.state === 'missing' ? 'outline' : 'light'}>
              {code('setUpState', step.state)}
            </Badge>
          </Group>
          {form && (
            <Text size="sm">
              {t('setUp.form')} <Anchor href={form}>{form}</Anchor>
            </Text>
          )}
          {step.missing.map(({ code: missing, count }) => (
            <Text key={missing} size="sm" c="dimmed">
              {said('setUp.missing', missing, { count })}
            </Text>
          ))}
        </Stack>
        <Group gap="sm">
          <FromFile step={step.step} name={name} />
          {step.state !== 'done' && (
            <ActButton
              aria-label={`${t(step.state === 'skipped' ? 'setUp.unskip' : 'setUp.skip')}: ${name}`}
              loading={skip.isPending}
              onClick={() => skip.mutate(step.state !== 'skipped')}
            >
              {t(step.state === 'skipped' ? 'setUp.unskip' : 'setUp.skip')}
            </ActButton>
          )}
          <Button
            component={Link}
            to={pageOf[step.step]}
            variant="default"
            aria-label={`${t('setUp.go')}: ${name}`}
          >
            {t('setUp.go')}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
