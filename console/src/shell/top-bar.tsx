import {
  ActionIcon,
  Menu,
  SegmentedControl,
  Tooltip,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { Link } from '@tanstack/react-router';
import { ActingMenu, usePlaces } from '../access/acting-menu.tsx';
import { useChangeLanguage, useMe, useSignOut } from '../access/session.ts';
import { Bell } from '../notices/bell.tsx';
import { KeyCap } from '../parts/act-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { useDirectory } from '../territory/directory.ts';
import { languages } from '../words/speak.ts';
import { useWords } from '../words/use-words.ts';
import classes from './frame.module.css';
import { keyHelp } from './key-help.tsx';

export function TopBar({ openNavigation }: { openNavigation: () => void }) {
  const { t } = useWords();
  return (
    <header className={classes.bar}>
      <ActionIcon className={classes.burger} aria-label={t('frame.openNavigation')} onClick={openNavigation}>
        <Icon name="menu" />
      </ActionIcon>
      <Brand />
      <UnstyledButton
        className={classes.search}
        onClick={spotlight.open}
        aria-label={t('palette.open')}
        aria-keyshortcuts="Control+K"
      >
        <Icon name="search" size={16} />
        <span>{t('palette.open')}</span>
        <KeyCap name="mod+k" />
      </UnstyledButton>
      <LanguageSwitch />
      <SchemeSwitch />
      <Bell />
      <PersonMenu />
    </header>
  );
}

function Brand() {
  const words = useWords();
  const { centres, centre } = useDirectory();
  const me = useMe();
  const own = me.grants.flatMap(({ centreIds }) => centreIds.slice(0, 1))[0];
  const shown = (own && centre.get(own)) ?? centres.find(({ parentId }) => parentId === null) ?? centres[0];
  return (
    <Link to="/" className={classes.brand}>
      <img src="/heed.svg" width={22} height={22} alt="" />
      <span className={classes.name}>Heed</span>
      {shown && <span className={classes.centre}>{words.name(shown.name)}</span>}
    </Link>
  );
}

function LanguageSwitch() {
  const { t, language } = useWords();
  const change = useChangeLanguage();
  return (
    <SegmentedControl
      className={classes.wideOnly}
      aria-label={t('settings.language')}
      value={language}
      onChange={(value) => change.mutate(value)}
      data={languages.map((value) => ({ value, label: value.toUpperCase() }))}
    />
  );
}

function SchemeSwitch() {
  const { t } = useWords();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const label = t(dark ? 'frame.toLight' : 'frame.toDark');
  return (
    <Tooltip label={label}>
      <ActionIcon
        className={classes.wideOnly}
        aria-label={label}
        onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      >
        <Icon name={dark ? 'sun' : 'moon'} />
      </ActionIcon>
    </Tooltip>
  );
}

function PersonMenu() {
  const { t, language, code } = useWords();
  const me = useMe();
  const signOut = useSignOut();
  const places = usePlaces();
  const change = useChangeLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const other = languages.find((one) => one !== language);
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <ActionIcon aria-label={t('frame.person', { name: me.name })}>
          <Icon name="person" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.name}
          <br />
          {[...new Set(me.grants.map(({ role }) => code('role', role)))].join(', ')}
        </Menu.Label>
        <ActingMenu places={places} />
        <Menu.Item component={Link} to="/settings" leftSection={<Icon name="gear" size={16} />}>
          {t('page.settings')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="keyboard" size={16} />} onClick={keyHelp.open}>
          {t('keys.title')}
        </Menu.Item>
        {other && (
          <Menu.Item
            lang={other}
            onClick={() => change.mutate(other)}
            leftSection={<Icon name="people" size={16} />}
          >
            {t('frame.inLanguage', { language: other })}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<Icon name={dark ? 'sun' : 'moon'} size={16} />}
          onClick={() => setColorScheme(dark ? 'light' : 'dark')}
        >
          {t(dark ? 'frame.toLight' : 'frame.toDark')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => signOut.mutate()}>{t('act.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
