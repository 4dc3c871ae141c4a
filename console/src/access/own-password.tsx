import { Button, PasswordInput, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ProofAsked } from '../../../server/access/access.schema.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { useMe } from './session.ts';

const proofQuery = queryOptions({
  queryKey: keys.proof,
  queryFn: ({ signal }) => get<ProofAsked>('/api/session/proof', undefined, signal),
});

/** Whether there is a password to ask for; until that is known there is. */
export const useHasPassword = () => useQuery(proofQuery).data?.password ?? true;

/** What is sent of it: whoever has no password sends none. */
export const proofIn = (password: string) => (password === '' ? {} : { password });

interface OwnPasswordProps {
  readonly value: string;
  readonly change: (value: string) => void;
}

/** The password once more; of whoever has none, a fresh sign-in where they always sign in. */
export function OwnPassword({ value, change }: OwnPasswordProps) {
  const { t } = useWords();
  const { data: proof } = useQuery(proofQuery);
  if (proof && !proof.password) return <ProvedElsewhere proof={proof} />;
  return (
    <PasswordInput
      label={t('security.currentPassword')}
      autoComplete="current-password"
      required
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
    />
  );
}

function ProvedElsewhere({ proof }: { proof: ProofAsked }) {
  const { t } = useWords();
  const dates = useDates();
  const { realmId } = useMe();
  const { providers, provedUntil } = proof;
  if (provedUntil) return <Text size="sm">{t('security.proved', { at: dates.moment(provedUntil) })}</Text>;
  if (providers.length === 0) return <Text size="sm">{t('security.proofNowhere')}</Text>;
  return (
    <>
      <Text size="sm">{t('security.proofHow')}</Text>
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          component="a"
          variant="default"
          size="sm"
          href={`/api/session/sso/${realmId}/${id}?fresh=true`}
        >
          {t('security.proofAt', { name })}
        </Button>
      ))}
    </>
  );
}
