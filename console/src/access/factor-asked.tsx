import { Container, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { keys } from '../data/keys.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Loading } from '../parts/screens.tsx';
import { useWords } from '../words/use-words.ts';
import { Passkeys } from './passkeys.tsx';
import { SecondFactor } from './second-factor.tsx';
import { useSignOut } from './session.ts';

/** All there is for whoever has only a password, where their realm asks for more. */
export function FactorAsked() {
  const { t } = useWords();
  const client = useQueryClient();
  const signOut = useSignOut();
  const [still, setStill] = useState(false);
  const goOn = async () => {
    await client.invalidateQueries({ queryKey: keys.me });
    setStill(true);
  };
  return (
    <Container component="main" size="md" px={0} h="100dvh">
      <Page
        title={t('factor.asked')}
        acts={
          <ActButton loading={signOut.isPending} onClick={() => signOut.mutate()}>
            {t('act.signOut')}
          </ActButton>
        }
      >
        <Text size="sm" maw={640}>
          {t('factor.askedHow')}
        </Text>
        <Stack gap="sm" component="section">
          <Title order={2}>{t('security.passkeys')}</Title>
          <Suspense fallback={<Loading />}>
            <Passkeys />
          </Suspense>
        </Stack>
        <Stack gap="sm" component="section">
          <Title order={2}>{t('security.factor')}</Title>
          <Suspense fallback={<Loading />}>
            <SecondFactor />
          </Suspense>
        </Stack>
        {still && <Notice kind="late">{t('error.factor-asked')}</Notice>}
        <div>
          {/* By hand: recovery codes may still stand above. */}
          <ActButton variant="filled" onClick={goOn}>
            {t('factor.goOn')}
          </ActButton>
        </div>
      </Page>
    </Container>
  );
}
