import { Badge, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDuty } from '../access/duties.ts';
import { ActButton } from '../parts/act-button.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useDates } from '../words/dates.ts';
import { useWords, type Words } from '../words/use-words.ts';
import { AgreementActs } from './agreement-acts.tsx';
import { AgreementForm } from './agreement-form.tsx';
import { type Agreement, agreementsQuery } from './realms.api.ts';

/** What regions let one another have: proposed by one, approved by a second, signed by the partner, ended by either. */
export function AgreementsPage() {
  const { t } = useWords();
  usePageTitle(t('agreements.title'));
  const mayChange = useDuty('changeAgreements');
  const asked = useQuery(agreementsQuery);
  const [proposing, setProposing] = useState(false);
  return (
    <Page
      title={t('agreements.title')}
      acts={
        mayChange &&
        asked.data &&
        asked.data.partners.length > 0 && (
          <ActButton onClick={() => setProposing(true)}>{t('agreements.propose')}</ActButton>
        )
      }
    >
      <Text size="sm" c="dimmed" maw={680}>
        {t('agreements.how')}
      </Text>
      <Shown of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Saying icon="handshake" title={t('agreements.none')}>
              {t('agreements.noneHow')}
            </Saying>
          ) : (
            <AgreementTable items={items} mayChange={mayChange} />
          )
        }
      </Shown>
      {proposing && <AgreementForm partners={asked.data?.partners ?? []} close={() => setProposing(false)} />}
    </Page>
  );
}

const pending = { c: 'var(--heed-soon)', bg: 'var(--heed-soon-ground)' };
/** Waiting, at work, over. */
function lookOf(state: Agreement['state']) {
  if (state === 'proposed' || state === 'offered') return pending;
  return { color: state === 'in force' ? 'petrol' : 'gray' };
}

function AgreementTable({ items, mayChange }: { items: readonly Agreement[]; mayChange: boolean }) {
  const words = useWords();
  const { t, code, name } = words;
  const dates = useDates();
  const columns: Column<Agreement>[] = [
    {
      name: t('agreements.partner'),
      width: 160,
      cell: ({ side, partnerName }) => t(`agreements.${side}`, { partner: name(partnerName) }),
    },
    {
      name: t('agreements.what'),
      cell: (one) => termsOf(words, one).map((line) => <div key={line}>{line}</div>),
    },
    {
      name: t('agreements.state'),
      width: 170,
      cell: (one) => (
        <>
          <Badge {...lookOf(one.state)}>{code('agreementState', one.state)}</Badge>
          {one.endedReason && (
            <Text size="xs" c="dimmed">
              {one.endedReason}
            </Text>
          )}
        </>
      ),
    },
    {
      name: t('agreements.term'),
      width: 150,
      cell: ({ validFrom, validUntil }) => `${dates.day(validFrom)} – ${dates.day(validUntil)}`,
    },
    {
      name: t('agreements.signatures'),
      width: 220,
      cell: (one) => <Signatures agreed={one} />,
    },
    {
      name: t('agreements.acts'),
      width: 150,
      cell: (one) => (mayChange ? <AgreementActs agreed={one} /> : null),
    },
  ];
  return <ListTable rows={items} idOf={({ id }) => id} columns={columns} minWidth={1040} />;
}

function termsOf({ t }: Words, { terms, side }: Agreement): string[] {
  const { topics, personal, openCases } = terms;
  const passing =
    topics === null
      ? t('agreements.passAll')
      : topics.length === 0
        ? t('agreements.passNone')
        : t('agreements.passSome', { count: topics.length });
  return [
    passing,
    t(personal ? 'agreements.personal' : 'agreements.notPersonal'),
    ...(openCases ? [t(side === 'given' ? 'agreements.openCases' : 'agreements.openCasesTaken')] : []),
  ];
}

function Signatures({ agreed }: { agreed: Agreement }) {
  const { t } = useWords();
  const lines = [
    t('agreements.proposedBy', { name: agreed.proposedByName }),
    agreed.approvedByName && t('agreements.approvedBy', { name: agreed.approvedByName }),
    agreed.signedByName && t('agreements.signedBy', { name: agreed.signedByName }),
  ];
  return (
    <Group gap={2} style={{ display: 'grid' }}>
      {lines.map(
        (line) =>
          line && (
            <Text key={line} size="xs">
              {line}
            </Text>
          ),
      )}
    </Group>
  );
}
