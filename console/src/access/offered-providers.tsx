import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Notice } from '../parts/notice.tsx';
import { useWords } from '../words/use-words.ts';
import { offeredQuery } from './ways-in.api.ts';

const refusals = [
  'sso-failed',
  'sso-unreachable',
  'sso-no-role',
  'sso-no-email',
  'sso-elsewhere',
  'sso-known',
] as const;

/** Where one may sign in instead; the browser leaves this page and comes back. */
export function OfferedProviders() {
  const words = useWords();
  const { data = [] } = useQuery(offeredQuery);
  const severalRealms = new Set(data.map(({ realmId }) => realmId)).size > 1;
  return data.map(({ realmId, id, name, realmName }) => (
    <Button key={id} component="a" variant="default" size="sm" href={`/api/session/sso/${realmId}/${id}`}>
      {words.t('signIn.at', { name: severalRealms ? `${name}, ${words.name(realmName)}` : name })}
    </Button>
  ));
}

/** What a provider, or what Heed made of its word, came back with. */
export function SignInRefused() {
  const { t } = useWords();
  const refused = new URLSearchParams(location.search).get('refused');
  const code = refusals.find((one) => one === refused);
  if (refused === null) return null;
  return <Notice kind="late">{t(`error.${code ?? 'sso-failed'}`)}</Notice>;
}
