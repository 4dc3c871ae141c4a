import { Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { NewRealm } from '../../../server/onboarding/set-up.schema.ts';
import { send } from '../data/client.ts';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useDirectory } from '../territory/directory.ts';
import { NamesFields } from '../territory/names-fields.tsx';
import { languages } from '../words/speak.ts';
import { useWords } from '../words/use-words.ts';
import { useKeptRealm } from './kept-realm.ts';
import { setUpQuery } from './onboarding.api.ts';

/** The beginning of a realm: its name, its areas, and who sets it up. */
export function NewRealmPage() {
  const { t } = useWords();
  usePageTitle(t('newRealm.title'));
  const asked = useQuery(setUpQuery);
  return (
    <Page title={t('newRealm.title')}>
      <Shown of={asked}>
        {({ mayMakeRealms }) =>
          mayMakeRealms ? (
            <NewRealmForm />
          ) : (
            <Saying icon="building" title={t('newRealm.notCountry')}>
              {t('newRealm.notCountryHow')}
            </Saying>
          )
        }
      </Shown>
    </Page>
  );
}

function NewRealmForm() {
  const words = useWords();
  const { t } = words;
  const { centres, timeZone, language, areas } = useDirectory();
  const fresh: NewRealm = {
    code: '',
    name: {},
    language,
    timeZone,
    regionCentreId: null,
    administrator: { email: '', name: '' },
  };
  const { realm, change, forget } = useKeptRealm(fresh);
  const make = useMutation({
    mutationFn: (made: NewRealm) => send('POST', '/api/realms', { body: made }),
    onSuccess: forget,
  });
  const { administrator } = realm;
  const isNamed = Object.values(realm.name).some((name) => name.trim() !== '');
  const isReady =
    isNamed && /^[a-z][a-z0-9-]+$/.test(realm.code) && administrator.email && administrator.name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !make.isPending) make.mutate(realm);
  };
  if (make.isSuccess)
    return (
      <Stack gap="md" align="flex-start">
        <Notice kind="plain">{t('newRealm.made', { email: make.variables.administrator.email })}</Notice>
        <Text size="sm" c="dimmed" maw={640}>
          {t('newRealm.next')}
        </Text>
        <ActButton onClick={() => make.reset()}>{t('newRealm.another')}</ActButton>
      </Stack>
    );
  const regions = centres.filter(({ id }) => areas.some(({ centreId }) => centreId === id));
  return (
    <Paper component="form" onSubmit={submit} maw={720}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('newRealm.how')}
        </Text>
        <NamesFields label={t('newRealm.name')} value={realm.name} onChange={(name) => change({ name })} />
        <TextInput
          label={t('newRealm.code')}
          description={t('newRealm.codeHow')}
          value={realm.code}
          onChange={(event) => change({ code: event.currentTarget.value.toLowerCase() })}
        />
        <Group grow gap="md" align="flex-start" preventGrowOverflow={false}>
          <Select
            miw={180}
            label={t('newRealm.language')}
            allowDeselect={false}
            value={realm.language}
            onChange={(chosen) => chosen && change({ language: chosen })}
            data={languages.map((one) => ({
              value: one,
              label: new Intl.DisplayNames([words.language], { type: 'language' }).of(one) ?? one,
            }))}
          />
          <Select
            miw={180}
            label={t('newRealm.zone')}
            searchable
            limit={60}
            allowDeselect={false}
            value={realm.timeZone}
            onChange={(chosen) => chosen && change({ timeZone: chosen })}
            data={Intl.supportedValuesOf('timeZone')}
          />
        </Group>
        <Select
          label={t('newRealm.region')}
          placeholder={t('newRealm.regionNone')}
          searchable
          clearable
          limit={100}
          value={realm.regionCentreId}
          onChange={(regionCentreId) => change({ regionCentreId })}
          data={regions.map(({ id, name }) => ({ value: id, label: words.name(name) }))}
        />
        <Group grow gap="md" align="flex-start" preventGrowOverflow={false}>
          <TextInput
            miw={180}
            label={t('newRealm.adminName')}
            value={administrator.name}
            onChange={(event) =>
              change({ administrator: { ...administrator, name: event.currentTarget.value } })
            }
          />
          <TextInput
            miw={180}
            type="email"
            label={t('newRealm.adminEmail')}
            value={administrator.email}
            onChange={(event) =>
              change({ administrator: { ...administrator, email: event.currentTarget.value } })
            }
          />
        </Group>
        {make.error && <Notice kind="late">{asProblem(make.error).detail}</Notice>}
        <Group>
          <ActButton type="submit" variant="filled" disabled={!isReady} loading={make.isPending}>
            {t('newRealm.make')}
          </ActButton>
        </Group>
      </Stack>
    </Paper>
  );
}
