import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Page } from '../parts/page.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useWords } from '../words/use-words.ts';
import { ChangePassword } from './change-password.tsx';
import { MySignIns } from './my-sign-ins.tsx';
import { MyTokens } from './my-tokens.tsx';
import { Passkeys } from './passkeys.tsx';
import { SecondFactor } from './second-factor.tsx';

/** Where a person is signed in, and how they prove that it is them. */
export function SecurityPage() {
  const { t } = useWords();
  usePageTitle(t('security.title'));
  return (
    <Page title={t('security.title')}>
      <Text size="sm" c="dimmed" maw={640}>
        {t('security.how')}
      </Text>
      <Part title={t('security.signIns')}>
        <MySignIns />
      </Part>
      <Part title={t('security.passkeys')}>
        <Passkeys />
      </Part>
      <Part title={t('security.factor')}>
        <SecondFactor />
      </Part>
      <Part title={t('tokens.title')}>
        <MyTokens />
      </Part>
      <Part title={t('security.password')}>
        <ChangePassword />
      </Part>
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{title}</Title>
      {children}
    </Stack>
  );
}
