import { Select, Stack, Switch, Title } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Static } from 'typebox';
import type { SignInRulesBody, SignInRulesView } from '../../../server/access/sign-in-rules/sign-in-rules.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Shown } from '../parts/screens.tsx';
import { toastDone } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';

type Rules = Static<typeof SignInRulesView>;

const path = '/api/sign-in-rules';
const rulesQuery = queryOptions({
  queryKey: keys.signInRules,
  queryFn: ({ signal }) => get<Rules>(path, undefined, signal),
});

/** What the realm asks of everybody who signs in. */
export function SignInRules() {
  const { t } = useWords();
  const asked = useQuery(rulesQuery);
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{t('signInRules.title')}</Title>
      <Shown of={asked} rows={2}>
        {(rules) => <Form key={rules.version} rules={rules} />}
      </Shown>
    </Stack>
  );
}

const idleChoices = [15, 30, 60, 120, 240];

function Form({ rules: { version, ...stored } }: { rules: Rules }) {
  const { t } = useWords();
  const [fields, setFields] = useState<SignInRulesBody>(stored);
  const change = (changed: Partial<SignInRulesBody>) => setFields({ ...fields, ...changed });
  const save = useSave(version);
  const { idleMinutes } = fields;
  const choices = [...new Set([...idleChoices, ...(idleMinutes === null ? [] : [idleMinutes])])];
  return (
    <Stack gap="md" maw={640}>
      {save.error && <Notice kind="late">{asProblem(save.error).detail}</Notice>}
      <Switch
        label={t('signInRules.factor')}
        description={t('signInRules.factorHow')}
        checked={fields.secondFactor}
        onChange={(event) => change({ secondFactor: event.currentTarget.checked })}
      />
      <Select
        label={t('signInRules.idle')}
        description={t('signInRules.idleHow')}
        maw={320}
        allowDeselect={false}
        value={String(idleMinutes ?? '')}
        onChange={(value) => change({ idleMinutes: value ? Number(value) : null })}
        data={[
          { value: '', label: t('signInRules.never') },
          ...choices
            .toSorted((a, b) => a - b)
            .map((count) => ({ value: String(count), label: t('signInRules.minutes', { count }) })),
        ]}
      />
      <div>
        <ActButton loading={save.isPending} onClick={() => save.mutate(fields)}>
          {t('signInRules.save')}
        </ActButton>
      </div>
    </Stack>
  );
}

/** The rules hold for whoever saves them, too. */
function useSave(version: number) {
  const { t } = useWords();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SignInRulesBody) => send('PUT', path, { body, version }),
    onSuccess: () => toastDone(t('signInRules.saved')),
    onSettled: () =>
      Promise.all([keys.signInRules, keys.me].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
