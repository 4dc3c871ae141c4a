import { Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDuty } from '../access/duties.ts';
import type { Case } from '../cases/cases.api.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { Section } from '../parts/section.tsx';
import { spoken } from '../words/case-number.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { type Assignment, passedQuery } from './assignments.api.ts';
import { DocumentView } from './document-view.tsx';
import { History, ownerWords } from './history.tsx';
import { PassDialog } from './pass-dialog.tsx';
import { SayDialog } from './say-dialog.tsx';

const closed = ['answered', 'closed', 'withdrawn', 'merged'];
const pending = { c: 'var(--heed-soon)', bg: 'var(--heed-soon-ground)' };
const late = { c: 'var(--heed-late)', bg: 'var(--heed-late-ground)' };
function lookOf(state: string) {
  if (state === 'offered') return pending;
  return { color: state === 'accepted' || state === 'answered' ? 'petrol' : 'gray' };
}

/** Where a case was passed, what became of it there, and for whom it was opened: one history for both centres. */
export function PassedSection({ row }: { row: Case }) {
  const { t } = useWords();
  const { data: passed } = useQuery(passedQuery(row.id));
  const atDesk = useDuty('triage');
  const [passing, setPassing] = useState<{ centreId: string | null }>();
  if (!passed) return null;
  const pending = passed.some(
    ({ side, state }) => side === 'given' && ['offered', 'accepted'].includes(state),
  );
  const mayPass = atDesk && !pending && !closed.includes(row.state);
  if (passed.length === 0 && !mayPass) return null;
  return (
    <Section title={t('passing.title')} count={passed.length}>
      <Stack gap="lg" px="lg">
        {passed.map((one) => (
          <OnePassed
            key={`${one.id} ${one.side}`}
            assignment={one}
            passThere={mayPass ? (centreId) => setPassing({ centreId }) : undefined}
          />
        ))}
        {mayPass && (
          <div>
            <ActButton size="compact-sm" onClick={() => setPassing({ centreId: null })}>
              {t('passing.pass')}
            </ActButton>
          </div>
        )}
      </Stack>
      {passing && <PassDialog row={row} begunWith={passing.centreId} close={() => setPassing(undefined)} />}
    </Section>
  );
}

interface OneProps {
  readonly assignment: Assignment;
  readonly passThere: ((centreId: string) => void) | undefined;
}

function OnePassed({ assignment, passThere }: OneProps) {
  const words = useWords();
  const { t } = words;
  const [writing, setWriting] = useState<'say' | 'withdraw'>();
  const owner = assignment.letters.findLast((letter) => letter.owner)?.owner;
  const next = assignment.side === 'given' && owner?.kind === 'centre' ? owner : undefined;
  return (
    <Stack gap="xs">
      <Heading assignment={assignment} />
      {assignment.side === 'taken' && (
        <Text size="xs" c="dimmed">
          {t('passing.openedFor')}
        </Text>
      )}
      {assignment.side === 'given' && assignment.state === 'answered' && (
        <Text size="sm">{t('passing.draftCame')}</Text>
      )}
      <History assignment={assignment} />
      <Disclosure title={t('passing.whatCame')}>
        <DocumentView document={assignment.document} />
      </Disclosure>
      <Group gap="xs">
        {next && passThere && ['refused', 'decided'].includes(assignment.state) && (
          <ActButton size="compact-sm" onClick={() => passThere(next.centreId)}>
            {t('passing.passThere')}: {ownerWords(words, next)}
          </ActButton>
        )}
        {assignment.acts.includes('say') && (
          <ActButton size="compact-sm" onClick={() => setWriting('say')}>
            {t('passing.say')}
          </ActButton>
        )}
        {assignment.acts.includes('withdraw') && (
          <ActButton size="compact-sm" onClick={() => setWriting('withdraw')}>
            {t('passing.withdraw')}
          </ActButton>
        )}
      </Group>
      {writing && <SayDialog what={writing} assignment={assignment} close={() => setWriting(undefined)} />}
    </Stack>
  );
}

/** Who has it, how far it is, and by when. */
export function Heading({ assignment }: { assignment: Assignment }) {
  const { t, code, name } = useWords();
  const dates = useDates();
  const { partner, dueAt, dueFor, partnerNumber, overdue } = assignment;
  const at = dates.moment(dueAt);
  const due =
    dueAt && dueFor ? t(dueFor === 'acceptance' ? 'passing.dueAccept' : 'passing.dueAnswer', { at }) : '';
  const realm = assignment.sameRealm ? '' : name(partner.realm);
  const facts = [
    realm,
    assignment.side === 'given'
      ? partnerNumber && t('passing.theirNumber', { number: spoken(partnerNumber) })
      : t('passing.theirNumber', { number: spoken(assignment.document.number) }),
    due,
  ];
  return (
    <div>
      <Group gap="xs">
        <Text fw={600} size="sm">
          {assignment.side === 'given' ? '→' : '←'} {name(partner.centre)}
        </Text>
        <Badge {...lookOf(assignment.state)}>{code('passingState', assignment.state)}</Badge>
        {overdue && dueFor && <Badge {...late}>{t('passing.late')}</Badge>}
      </Group>
      <Text size="xs" c="dimmed">
        {facts.filter(Boolean).join(' · ')}
      </Text>
      {assignment.binding && <Text size="xs">{t('passing.binding')}</Text>}
    </div>
  );
}
