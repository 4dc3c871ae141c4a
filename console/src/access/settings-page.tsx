import { Button, Paper, SegmentedControl, Stack, Text, Title, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Page } from '../parts/page.tsx';
import { densities, setDensity, useDensity } from '../shell/density.ts';
import { keyHelp } from '../shell/key-help.tsx';
import { useDirectory } from '../territory/directory.ts';
import { languages } from '../words/speak.ts';
import { useWords } from '../words/use-words.ts';
import { useChangeLanguage, useMe, useSignOut } from './session.ts';

/** A person's own settings; what belongs to the centre is set elsewhere. */
export function SettingsPage() {
  const { t, code, language } = useWords();
  const density = useDensity();
  const change = useChangeLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  return (
    <Page title={t('page.settings')}>
      <Paper maw={560}>
        <Stack gap="lg">
          <WhoIAm />
          <Choice
            label={t('settings.language')}
            value={language}
            onChange={(value) => change.mutate(value)}
            data={languages.map((value) => ({ value, label: t('frame.inLanguage', { language: value }) }))}
          />
          <Choice
            label={t('settings.scheme')}
            value={colorScheme}
            onChange={(value) => setColorScheme(value === 'dark' || value === 'light' ? value : 'auto')}
            data={[
              { value: 'auto', label: t('settings.schemeAuto') },
              { value: 'light', label: t('settings.schemeLight') },
              { value: 'dark', label: t('settings.schemeDark') },
            ]}
          />
          <Choice
            label={t('settings.density')}
            value={density}
            onChange={(value) => setDensity(value === 'comfortable' ? value : 'compact')}
            data={densities.map((value) => ({ value, label: code('density', value) }))}
          />
          <Link to="/security">{t('security.title')}</Link>
          <div>
            <Button variant="default" onClick={keyHelp.open} mr="sm">
              {t('keys.title')}
            </Button>
            <Button variant="default" onClick={() => signOut.mutate()} loading={signOut.isPending}>
              {t('act.signOut')}
            </Button>
          </div>
        </Stack>
      </Paper>
    </Page>
  );
}

function WhoIAm() {
  const words = useWords();
  const me = useMe();
  const directory = useDirectory();
  const where = ({ centreIds, authorityId }: (typeof me.grants)[number]) =>
    words.name(
      authorityId
        ? directory.authority.get(authorityId)?.name
        : directory.centre.get(centreIds[0] ?? '')?.name,
    );
  return (
    <div>
      <Title order={2}>{me.name}</Title>
      {me.grants.map((grant) => (
        <Text key={`${grant.role} ${where(grant)}`} size="sm" c="dimmed">
          {words.code('role', grant.role)} · {where(grant)}
        </Text>
      ))}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  data: { value: string; label: string }[];
}

function Choice({ label, ...rest }: ChoiceProps) {
  return (
    <div>
      <Text size="sm" fw={500} mb="xs">
        {label}
      </Text>
      <SegmentedControl aria-label={label} {...rest} />
    </div>
  );
}
