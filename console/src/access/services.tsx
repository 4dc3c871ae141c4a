import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActButton } from '../parts/act-button.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { useDirectory } from '../territory/directory.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { MakeToken } from './make-token.tsx';
import { ServiceDialog } from './service-dialog.tsx';
import { TokenTable } from './token-table.tsx';
import { type ServiceAccount, servicesQuery, tokensOfService, useRemoveService } from './tokens.api.ts';

/** Programs that work here under a name of their own. */
export function Services() {
  const { t } = useWords();
  const asked = useQuery(servicesQuery);
  const [adding, setAdding] = useState(false);
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{t('services.title')}</Title>
      <Text size="sm" c="dimmed" maw={640}>
        {t('services.how')}
      </Text>
      <Shown of={asked} rows={2}>
        {(services) =>
          services.length === 0 ? (
            <Saying icon="plug" title={t('services.none')} />
          ) : (
            services.map((service) => <Service key={service.id} service={service} />)
          )
        }
      </Shown>
      <div>
        <ActButton onClick={() => setAdding(true)}>{t('services.add')}</ActButton>
      </div>
      {adding && <ServiceDialog onClose={() => setAdding(false)} />}
    </Stack>
  );
}

function Service({ service }: { service: ServiceAccount }) {
  const { t } = useWords();
  const remove = useRemoveService();
  const [making, setMaking] = useState(false);
  const path = tokensOfService(service.id);
  return (
    <Paper component="article" aria-label={service.name}>
      <Stack gap="sm">
        <div>
          <Title order={3}>{service.name}</Title>
          {service.grants.map((grant) => (
            <Role key={`${grant.role} ${grant.centreId} ${grant.authorityId}`} grant={grant} />
          ))}
        </div>
        {service.tokens.length > 0 && <TokenTable tokens={service.tokens} path={path} />}
        {making ? (
          <MakeToken path={path} done={() => setMaking(false)} />
        ) : (
          <Group gap="sm">
            <ActButton onClick={() => setMaking(true)}>{t('tokens.make')}</ActButton>
            <ActButton
              loading={remove.isPending}
              onClick={() => remove.mutate(service.id)}
              aria-label={t('services.removeNamed', { name: service.name })}
            >
              {t('services.remove')}
            </ActButton>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

function Role({ grant }: { grant: ServiceAccount['grants'][number] }) {
  const { t, code, name } = useWords();
  const dates = useDates();
  const directory = useDirectory();
  const place = grant.authorityId
    ? directory.authority.get(grant.authorityId)
    : directory.centre.get(grant.centreId ?? '');
  return (
    <Text size="sm" c="dimmed">
      {code('role', grant.role)} · {name(place?.name)}
      {grant.until && `, ${t('people.until', { at: dates.moment(grant.until) })}`}
    </Text>
  );
}
