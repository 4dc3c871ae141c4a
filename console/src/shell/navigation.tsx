import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMe } from '../access/session.ts';
import { countsQuery } from '../cases/cases.api.ts';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/use-words.ts';
import { useKeys } from './key-bindings.tsx';
import classes from './navigation.module.css';
import { type PageEntry, pagesFor } from './pages.ts';

export function Navigation({ wide = false, onGo }: { wide?: boolean; onGo?: () => void }) {
  const pages = pagesFor(useMe());
  const go = useGo();
  const { t } = useWords();
  useKeys(
    wide
      ? []
      : pages.map((page) => ({
          keys: `g ${page.key}`,
          says: t('keys.goTo', { page: t(page.name) }),
          run: () => go(page),
        })),
  );
  return (
    <div className={classes.list} data-wide={wide || undefined}>
      {pages.map((page, index) => (
        <div key={page.to}>
          {index > 0 && pages[index - 1]?.part !== page.part && <hr className={classes.line} />}
          <Entry page={page} {...(onGo ? { onGo } : {})} />
        </div>
      ))}
    </div>
  );
}

function useGo() {
  const navigate = useNavigate();
  return (page: PageEntry) => {
    navigate({ to: page.to });
  };
}

function Entry({ page, onGo }: { page: PageEntry; onGo?: () => void }) {
  const { t } = useWords();
  const { data: counts } = useQuery(countsQuery);
  const count = page.count ? (counts?.[page.count] ?? 0) : 0;
  return (
    <Link
      to={page.to}
      className={classes.entry}
      activeProps={{ 'aria-current': 'page' }}
      activeOptions={{ includeSearch: false }}
      onClick={onGo}
    >
      <span className={classes.icon}>
        <Icon name={page.icon} size={20} />
        {count > 0 && (
          <span
            className={classes.count}
            data-late={page.count !== 'arrivals' && page.count !== 'inReview' ? true : undefined}
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
