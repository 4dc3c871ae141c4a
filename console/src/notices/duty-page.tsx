import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { toastDone, toastRefused } from '../parts/toast.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useDirectory } from '../territory/directory.ts';
import { spoken } from '../words/case-number.ts';
import { useDates } from '../words/dates.ts';
import { daysInWords } from '../words/days-of-week.ts';
import { useWords } from '../words/use-words.ts';
import { type Duty, dutyQuery, type Roster } from './notices.api.ts';
import { RosterDrawer } from './roster-drawer.tsx';

/** The calls that wait for somebody, and who is on duty when. */
export function DutyPage() {
  const { t } = useWords();
  usePageTitle(t('duty.title'));
  const asked = useQuery(dutyQuery);
  const [edited, setEdited] = useState<string>();
  return (
    <Page title={t('duty.title')}>
      <Text size="sm" c="dimmed" maw={640}>
        {t('duty.how')}
      </Text>
      <Shown of={asked}>
        {(duty) => (
          <>
            <Calls duty={duty} />
            <Title order={2}>{t('duty.roster')}</Title>
            <Rosters duty={duty} change={setEdited} />
            {duty.rosters
              .filter(({ centreId }) => centreId === edited)
              .map((roster) => (
                <RosterDrawer
                  key={roster.centreId}
                  roster={roster}
                  people={duty.people}
                  onClose={() => setEdited(undefined)}
                />
              ))}
          </>
        )}
      </Shown>
    </Page>
  );
}

function Calls({ duty }: { duty: Duty }) {
  const { t } = useWords();
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{t('duty.calls')}</Title>
      {duty.calls.length === 0 ? (
        <Saying icon="bell" title={t('duty.callsNone')}>
          {t('duty.callsNoneHow')}
        </Saying>
      ) : (
        duty.calls.map((call) => <Call key={call.id} call={call} />)
      )}
    </Stack>
  );
}

function Call({ call }: { call: Duty['calls'][number] }) {
  const words = useWords();
  const { t } = words;
  const dates = useDates();
  const { topic } = useDirectory();
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: () => send('POST', `/api/duty/calls/${call.id}/acknowledge`),
    onSuccess: () => toastDone(t('duty.acknowledged')),
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.duty }),
  });
  const says = {
    calling: t('duty.asks', { name: call.askedName ?? '', time: dates.brief(call.deadline) }),
    acknowledged: t('duty.has', { name: call.acknowledgedByName ?? '' }),
    unanswered: t('duty.nobody'),
  };
  return (
    <Paper component="article">
      <Group justify="space-between" gap="sm">
        <div>
          <Link to="/cases/{-$caseId}" params={{ caseId: call.caseId }}>
            {spoken(call.caseNumber)}
          </Link>{' '}
          <Text component="span" size="sm">
            {words.name(topic.get(call.topicId)?.name)}
          </Text>
          <Text size="sm" c="dimmed">
            {dates.moment(call.openedAt)} · {says[call.state as keyof typeof says] ?? call.state}
          </Text>
        </div>
        {call.mayAcknowledge && (
          <ActButton variant="filled" onClick={() => take.mutate()} loading={take.isPending}>
            {t('duty.acknowledge')}
          </ActButton>
        )}
      </Group>
    </Paper>
  );
}

/** Centres with a roster of their own, a card each; those without share a list. */
function Rosters({ duty, change }: { duty: Duty; change: (centreId: string) => void }) {
  const words = useWords();
  const { centre } = useDirectory();
  const { own = [], above = [] } = Object.groupBy(duty.rosters, ({ version, centreId }) =>
    version === 0 && centre.get(centreId)?.parentId != null ? 'above' : 'own',
  );
  return (
    <>
      {own.map((roster) => (
        <OneRoster
          key={roster.centreId}
          roster={roster}
          duty={duty}
          onChange={() => change(roster.centreId)}
        />
      ))}
      {above.length > 0 && (
        <Paper component="section">
          <Text size="sm" c="dimmed" mb="sm">
            {words.t('duty.usesAbove', { count: above.length })}
          </Text>
          <Stack gap="xs">
            {above.map(({ centreId, mayChange }) => (
              <Group key={centreId} justify="space-between" gap="sm">
                <Text size="sm">{words.name(centre.get(centreId)?.name)}</Text>
                {mayChange && (
                  <ActButton size="compact-sm" onClick={() => change(centreId)}>
                    {words.t('duty.change')}
                  </ActButton>
                )}
              </Group>
            ))}
          </Stack>
        </Paper>
      )}
    </>
  );
}

function OneRoster({ roster, duty, onChange }: { roster: Roster; duty: Duty; onChange: () => void }) {
  const words = useWords();
  const { t } = words;
  const { centre } = useDirectory();
  const dates = useDates();
  const nameOf = (id: string) => duty.people.find((person) => person.id === id)?.name ?? '?';
  const names = (ids: readonly string[]) => ids.map(nameOf).join(', ');
  const { shifts, exceptions } = roster.data;
  const now = roster.onDuty.length > 0 ? t('duty.now', { names: names(roster.onDuty) }) : t('duty.nobodyNow');
  return (
    <Paper component="article">
      <Group justify="space-between" align="start">
        <Title order={3}>{words.name(centre.get(roster.centreId)?.name)}</Title>
        {roster.mayChange && <ActButton onClick={onChange}>{t('duty.change')}</ActButton>}
      </Group>
      <Text size="sm" mb="xs">
        {now}
      </Text>
      {shifts.length === 0 && exceptions.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('duty.noShifts')}
        </Text>
      )}
      {shifts.map((shift) => (
        <Text key={`${shift.days.join()} ${shift.from} ${shift.people.join()}`} size="sm" c="dimmed">
          {daysInWords(shift.days, t)} · {shift.from}–{shift.until} · {names(shift.people)}
        </Text>
      ))}
      {exceptions.map((exception) => (
        <Text key={`${exception.from} ${exception.people.join()}`} size="sm" c="dimmed">
          {dates.moment(exception.from)} – {dates.moment(exception.until)} · {names(exception.people)}
        </Text>
      ))}
    </Paper>
  );
}
