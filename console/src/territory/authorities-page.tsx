import { Paper, Table, Text, TextInput } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useDuty } from '../access/duties.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Page } from '../parts/page.tsx';
import { Saying } from '../parts/screens.tsx';
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
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim().toLocaleLowerCase());
  const rows = authorities.filter(({ name }) => words.name(name).toLocaleLowerCase().includes(wanted));
  const chosen = authorityId ? authority.get(authorityId) : undefined;
  const go = (id: string | undefined) =>
    navigate({ to: '/authorities/{-$authorityId}', params: { authorityId: id } });
  return (
    <Page
      title={t('page.authorities')}
      acts={mayChange && <ActButton onClick={() => go('new')}>{t('authorities.add')}</ActButton>}
    >
      <TextInput
        type="search"
        maw={360}
        aria-label={t('authorities.search')}
        placeholder={t('authorities.search')}
        leftSection={<Icon name="search" size={15} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {rows.length === 0 ? (
        <Saying
          icon="building"
          title={t(authorities.length === 0 ? 'authorities.none' : 'cases.noneFound')}
        />
      ) : (
        <Paper p={0}>
          <Table.ScrollContainer minWidth={560}>
            <Table highlightOnHover verticalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('field.authority')}</Table.Th>
                  <Table.Th>{t('authorities.kind')}</Table.Th>
                  <Table.Th>{t('authorities.areas')}</Table.Th>
                  <Table.Th>{t('authorities.contact')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr key={row.id}>
                    <Table.Td>
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
                    </Table.Td>
                    <Table.Td>{words.said('word.authorityKind', row.kind)}</Table.Td>
                    <Table.Td>{t('authorities.areaCount', { count: row.areaIds.length })}</Table.Td>
                    <Table.Td>{row.contact ?? '—'}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
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
