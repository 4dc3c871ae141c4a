import { Button, Text } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useDuty } from '../access/duties.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying } from '../parts/screens.tsx';
import { SearchField, useSearch } from '../parts/search-field.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useWords } from '../words/use-words.ts';
import { AuthorityDrawer } from './authority-drawer.tsx';
import { useDirectory } from './directory.ts';
import classes from './tables.module.css';

/** Who solves problems, and where. */
export function AuthoritiesPage() {
  const words = useWords();
  const { t } = words;
  usePageTitle(t('page.authorities'));
  const { authorityId } = useParams({ from: '/authorities/{-$authorityId}' });
  const navigate = useNavigate();
  const mayChange = useDuty('changeAuthorities');
  const { authorities, authority } = useDirectory();
  const { wanted, text, setText } = useSearch();
  const rows = authorities.filter(({ name }) => words.name(name).toLocaleLowerCase().includes(wanted));
  const chosen = authorityId ? authority.get(authorityId) : undefined;
  const go = (id: string | undefined) =>
    navigate({ to: '/authorities/{-$authorityId}', params: { authorityId: id } });
  return (
    <Page
      title={t('page.authorities')}
      acts={
        mayChange && (
          <>
            <Button component={Link} to="/authorities-file" variant="default">
              {t('listFile.open')}
            </Button>
            <ActButton onClick={() => go('new')}>{t('authorities.add')}</ActButton>
          </>
        )
      }
    >
      <SearchField label={t('authorities.search')} text={text} setText={setText} />
      {rows.length === 0 ? (
        <Saying
          icon="building"
          title={t(authorities.length === 0 ? 'authorities.none' : 'cases.noneFound')}
        />
      ) : (
        <ListTable
          rows={rows}
          idOf={({ id }) => id}
          columns={[
            {
              name: t('field.authority'),
              cell: (row) => (
                <>
                  <Link
                    to="/authorities/{-$authorityId}"
                    params={{ authorityId: row.id }}
                    className={classes.link}
                  >
                    {words.name(row.name)}
                  </Link>
                  <Text size="xs" c="dimmed">
                    {words.name(row.shortName)}
                  </Text>
                </>
              ),
            },
            { name: t('authorities.kind'), cell: ({ kind }) => words.said('word.authorityKind', kind) },
            {
              name: t('authorities.areas'),
              width: 140,
              cell: ({ areaIds }) => t('authorities.areaCount', { count: areaIds.length }),
            },
            {
              name: t('authorities.contact'),
              cell: ({ contact }) => Object.values(contact ?? {}).join(', ') || '—',
            },
          ]}
        />
      )}
      {(chosen || (authorityId === 'new' && mayChange)) && (
        <AuthorityDrawer
          key={chosen?.id ?? 'new'}
          authority={chosen}
          mayChange={mayChange}
          close={() => go(undefined)}
        />
      )}
    </Page>
  );
}
