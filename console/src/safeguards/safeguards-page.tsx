import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../parts/page.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { type Key, useWords } from '../words/use-words.ts';
import classes from './safeguards.module.css';

const parts = [
  { to: '/outward-acts', name: 'actLog.title' },
  { to: '/why', name: 'why.title' },
  { to: '/retention', name: 'retention.title' },
] as const;

/** One of the administrator's safeguards, with the others beside its name. */
export function SafeguardsPage({
  title,
  acts,
  children,
}: {
  title: Key;
  acts?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useWords();
  usePageTitle(t(title));
  return (
    <Page title={t('safeguards.title')} acts={acts}>
      <nav className={classes.links} aria-label={t('safeguards.parts')}>
        {parts.map(({ to, name }) => (
          <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }}>
            {t(name)}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  );
}
