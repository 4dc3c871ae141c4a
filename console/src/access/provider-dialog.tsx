import { PasswordInput, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { useWords } from '../words/use-words.ts';
import { ClaimRules } from './claim-rules.tsx';
import { type ClaimRule, type Provider, useChangeProviders } from './ways-in.api.ts';

/** A provider of single sign-on, new or to be changed. */
export function ProviderDialog({ provider, onClose }: { provider: Provider | null; onClose: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState(provider?.name ?? '');
  const [issuer, setIssuer] = useState(provider?.issuer ?? 'https://');
  const [clientId, setClientId] = useState(provider?.clientId ?? '');
  const [secret, setSecret] = useState('');
  const [enabled, setEnabled] = useState(provider?.enabled ?? true);
  const [rules, setRules] = useState<readonly ClaimRule[]>(provider?.rules ?? []);
  const save = useChangeProviders('waysIn.saved', onClose);
  const remove = useChangeProviders('waysIn.removed', onClose);
  const known = provider && { id: provider.id, version: provider.version };
  const error = save.error ?? remove.error;
  const submit = () => {
    const body = { name, issuer: issuer.trim(), clientId, enabled, rules, ...(secret && { secret }) };
    save.mutate({ method: known ? 'PUT' : 'POST', ...known, body });
  };
  const whole = rules.every((rule) => rule.claim && rule.value && (rule.centreId ?? rule.authorityId));
  return (
    <FormDialog
      title={provider ? t('waysIn.changeNamed', { name: provider.name }) : t('waysIn.add')}
      submitLabel={t('waysIn.save')}
      ready={name.trim() !== '' && clientId !== '' && URL.canParse(issuer.trim()) && whole}
      busy={save.isPending}
      onSubmit={submit}
      onClose={onClose}
      size="xl"
    >
      <Stack>
        {error && <Notice kind="late">{asProblem(error).detail}</Notice>}
        <TextInput
          label={t('waysIn.name')}
          description={t('waysIn.nameHow')}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('waysIn.issuer')}
          type="url"
          required
          value={issuer}
          onChange={(event) => setIssuer(event.currentTarget.value)}
        />
        <TextInput
          label={t('waysIn.clientId')}
          required
          value={clientId}
          onChange={(event) => setClientId(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('waysIn.secret')}
          description={provider?.hasSecret ? t('waysIn.secretKept') : t('waysIn.secretHow')}
          autoComplete="off"
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        <ClaimRules rules={rules} change={setRules} />
        <Switch
          label={t('waysIn.enabled')}
          checked={enabled}
          onChange={(event) => setEnabled(event.currentTarget.checked)}
        />
        {known && (
          <div>
            <ActButton
              loading={remove.isPending}
              onClick={() => remove.mutate({ method: 'DELETE', id: known.id })}
            >
              {t('waysIn.remove')}
            </ActButton>
          </div>
        )}
      </Stack>
    </FormDialog>
  );
}
