import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense } from 'react';
import { FactorAsked } from '../access/factor-asked.tsx';
import { meQuery, useMe } from '../access/session.ts';
import { SignIn } from '../access/sign-in.tsx';
import { Failed, Loading, Saying } from '../parts/screens.tsx';
import { directoryQuery } from '../territory/directory.ts';
import { useWords } from '../words/use-words.ts';
import classes from './frame.module.css';
import { useIdleEnd } from './idle-end.ts';
import { KeyHelp } from './key-help.tsx';
import { useLive } from './live.ts';
import { Navigation, SetUpNavigation, WholeNavigation } from './navigation.tsx';
import { OfflineLine } from './offline-line.tsx';
import { isShut } from './pages.ts';
import { Palette } from './palette.tsx';
import { TopBar } from './top-bar.tsx';

/** The sign-in when nobody is here, what a realm asks for first, otherwise bar, navigation and page. */
export function Frame() {
  const me = useQuery(meQuery);
  if (me.data === undefined) return me.error ? <Failed error={me.error} again={me.refetch} /> : <Loading />;
  if (me.data === null) return <SignIn />;
  return me.data.lacksFactor ? <FactorAsked /> : <Desk />;
}

function Desk() {
  const directory = useQuery(directoryQuery);
  if (!directory.data) {
    return directory.error ? <Failed error={directory.error} again={directory.refetch} /> : <Loading />;
  }
  return <Room />;
}

function Room() {
  const { t } = useWords();
  const [open, { toggle, close }] = useDisclosure(false);
  useLive();
  useIdleEnd(useMe().idleMinutes);
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#page">
        {t('frame.skip')}
      </a>
      <TopBar openNavigation={toggle} />
      <nav className={classes.rail} aria-label={t('frame.navigation')}>
        <Navigation />
      </nav>
      <SetUpNavigation />
      <main id="page" className={classes.page} tabIndex={-1}>
        <OfflineLine />
        <div className={classes.content}>
          <Suspense fallback={<Loading />}>
            <Page />
          </Suspense>
        </div>
      </main>
      <Drawer
        opened={open}
        onClose={close}
        position="left"
        size="16rem"
        title="Heed"
        closeButtonProps={{ 'aria-label': t('act.close') }}
      >
        <nav aria-label={t('frame.navigation')}>
          <WholeNavigation onGo={close} />
        </nav>
      </Drawer>
      <Palette />
      <KeyHelp />
    </div>
  );
}

function Page() {
  const { t } = useWords();
  const me = useMe();
  const address = useRouterState({ select: ({ location }) => location.pathname });
  if (!isShut(me, address)) return <Outlet />;
  return (
    <Saying icon="lock" title={t('screen.forbidden')}>
      {t('screen.forbiddenHow')}
    </Saying>
  );
}
