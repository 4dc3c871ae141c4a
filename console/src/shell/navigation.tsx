import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../access/session.ts';
import { waitingQuery } from '../assignments/assignments.api.ts';
import { countsQuery } from '../cases/cases.api.ts';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/use-words.ts';
import { useKeys } from './key-bindings.tsx';
import classes from './navigation.module.css';
import { isAt, type PageEntry, pagesFor, setUpFor } from './pages.ts';

/** The rail: what a person works with every day, and one way to what sets the centre up. */
export function Navigation() {
  const me = useMe();
  const { t } = useWords();
  const setUp = useSetUp();
  useGoToKeys();
  const [first] = setUp.groups.flatMap(({ pages }) => pages);
  return (
    <div className={classes.list}>
      {pagesFor(me)
        .filter(({ part }) => part === 'work')
        .map((page) => (
          <Entry key={page.to} page={page} />
        ))}
      {first && (
        <>
          <hr className={classes.line} />
          <Link to={first.to} className={classes.entry} data-here={setUp.here || undefined}>
            <Icon name="gear" size={20} />
            {t('frame.setUp')}
          </Link>
        </>
      )}
    </div>
  );
}

/** Beside a page that sets the centre up: the others, by what they are about. */
export function SetUpNavigation() {
  const { t } = useWords();
  const { groups, here } = useSetUp();
  if (!here) return null;
  return (
    <nav className={classes.side} aria-label={t('frame.setUp')}>
      <Groups groups={groups} />
    </nav>
  );
}

/** Everything in one list, where there is no room for a rail. */
export function WholeNavigation({ onGo }: { onGo: () => void }) {
  const me = useMe();
  const { groups } = useSetUp();
  return (
    <div className={classes.list} data-wide>
      {pagesFor(me)
        .filter(({ part }) => part === 'work')
        .map((page) => (
          <Entry key={page.to} page={page} onGo={onGo} />
        ))}
      <Groups groups={groups} onGo={onGo} />
    </div>
  );
}

function Groups({ groups, onGo }: { groups: ReturnType<typeof setUpFor>; onGo?: () => void }) {
  const { t } = useWords();
  return groups.map(({ part, pages }) => (
    <Group key={part} name={t(`frame.part.${part}`)}>
      {pages.map((page) => (
        <Entry key={page.to} page={page} {...(onGo ? { onGo } : {})} />
      ))}
    </Group>
  ));
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className={classes.group} aria-label={name}>
      <div className={classes.groupName}>{name}</div>
      {children}
    </section>
  );
}

function useSetUp() {
  const groups = setUpFor(useMe());
  const address = useRouterState({ select: ({ location }) => location.pathname });
  return { groups, here: groups.some(({ pages }) => pages.some((page) => isAt(page, address))) };
}

function useGoToKeys() {
  const { t } = useWords();
  const navigate = useNavigate();
  useKeys(
    pagesFor(useMe()).map((page) => ({
      keys: `g ${page.key}`,
      says: t('keys.goTo', { page: t(page.name) }),
      run: () => {
        navigate({ to: page.to });
      },
    })),
  );
}

function Entry({ page, onGo }: { page: PageEntry; onGo?: () => void }) {
  const { t } = useWords();
  const { data: counts } = useQuery(countsQuery);
  const { data: passed } = useQuery({ ...waitingQuery, enabled: page.count === 'passed' });
  const address = useRouterState({ select: ({ location }) => location.pathname });
  const of = { ...counts, passed: passed?.waiting };
  const count = page.count ? (of[page.count] ?? 0) : 0;
  return (
    <Link
      to={page.to}
      className={classes.entry}
      aria-current={isAt(page, address) ? 'page' : undefined}
      onClick={onGo}
    >
      <span className={classes.icon}>
        <Icon name={page.icon} size={20} />
        {count > 0 && (
          <span
            className={classes.count}
            data-late={page.count === 'overdue' || page.count === 'unknownDeliveries' ? true : undefined}
          >
            <span aria-hidden="true">{count > 999 ? '999+' : count}</span>
            <span className={classes.hidden}>{t('frame.waiting', { count, kind: page.count ?? '' })}</span>
          </span>
        )}
      </span>
      {t(page.name)}
    </Link>
  );
}
