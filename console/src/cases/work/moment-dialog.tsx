import { Modal, Stack, Text } from '@mantine/core';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Static } from 'typebox';
import type { CaseMoment } from '../../../../server/cases/work/work.schema.ts';
import { get } from '../../data/client.ts';
import { keys } from '../../data/keys.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { MomentField } from '../../parts/moment-field.tsx';
import { Shown } from '../../parts/screens.tsx';
import { useDirectory } from '../../territory/directory.ts';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/use-words.ts';

type Moment = Static<typeof CaseMoment>;

function momentQuery(caseId: string, moment: string) {
  return queryOptions({
    queryKey: [...keys.case(caseId), 'at', moment],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get<Moment>(`/api/cases/${caseId}/at`, { moment }, signal),
  });
}

/** The whole second: what happened within it had happened. */
const endOfSecond = (iso: string) => new Date(Math.ceil((Date.parse(iso) + 1) / 1000) * 1000).toISOString();

/** A case as it was at a moment of its story, or at any other. */
export function MomentDialog({ caseId, at, close }: { caseId: string; at: string; close: () => void }) {
  const { t } = useWords();
  const [moment, setMoment] = useState(endOfSecond(at));
  const asked = useQuery(momentQuery(caseId, moment));
  return (
    <Modal
      opened
      onClose={close}
      title={t('moment.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <Stack gap="md">
        <MomentField
          label={t('moment.at')}
          exact
          value={moment}
          onChange={(value) => value !== '' && setMoment(value)}
        />
        <Shown of={asked}>
          {({ fields, events }) =>
            fields === null ? (
              <Text size="sm">{t('moment.before')}</Text>
            ) : (
              <>
                <Text size="sm" c="dimmed">
                  {t('moment.events', { count: events })}
                </Text>
                <Fields fields={fields} />
              </>
            )
          }
        </Shown>
      </Stack>
    </Modal>
  );
}

function Fields({ fields }: { fields: NonNullable<Moment['fields']> }) {
  const { t, code, name } = useWords();
  const dates = useDates();
  const { topic, area, authority } = useDirectory();
  const text = (field: string) => (typeof fields[field] === 'string' ? fields[field] : null);
  const known = (field: string, value: string | undefined) =>
    value ? [[t(label[field]!), value] as const] : [];
  const label: Record<string, Parameters<typeof t>[0]> = {
    state: 'orders.state',
    topicId: 'field.topic',
    areaId: 'field.area',
    authorityId: 'field.authority',
    type: 'field.type',
    severity: 'field.severity',
    outcome: 'field.outcome',
    title: 'moment.words',
    nextDueAt: 'moment.due',
  };
  const severity = typeof fields.severity === 'number' ? fields.severity : null;
  const due = text('nextDueAt');
  return (
    <FactList
      facts={[
        ...known('state', code('state', text('state'))),
        ...known('topicId', name(topic.get(text('topicId') ?? '')?.name)),
        ...known('areaId', name(area.get(text('areaId') ?? '')?.name)),
        [t('field.authority'), name(authority.get(text('authorityId') ?? '')?.name) || t('cases.unassigned')],
        ...known('type', code('caseType', text('type'))),
        ...known('severity', severity === null ? '' : `${severity} · ${code('severity', String(severity))}`),
        ...known('nextDueAt', due ? `${code('clock', text('nextDueClock'))}: ${dates.moment(due)}` : ''),
        ...known('outcome', code('outcome', text('outcome'))),
        ...known('title', text('title') ?? ''),
      ]}
    />
  );
}
