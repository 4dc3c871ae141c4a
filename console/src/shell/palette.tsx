import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useChangeLanguage, useMe, useSignOut } from '../access/session.ts';
import { findCasesQuery } from '../cases/cases.api.ts';
import { Icon } from '../parts/icon.tsx';
import { languages } from '../words/speak.ts';
import { useWords } from '../words/use-words.ts';
import { useRegistry } from './key-bindings.tsx';
import { pagesFor } from './pages.ts';

/** Finds any case by its number or words, any page, and whatever can be done here and now. */
export function Palette() {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const pages = usePages();
  const acts = useActs();
  const cases = useCases(query);
  return (
    <Spotlight
      shortcut={['mod + K']}
      query={query}
      onQueryChange={setQuery}
      scrollable
      centered={false}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      maxHeight={420}
      nothingFound={t('palette.nothing')}
      searchProps={{
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder'),
        leftSection: <Icon name="search" />,
      }}
      actions={[
        { group: t('palette.cases'), actions: cases },
        { group: t('palette.pages'), actions: matching(query, pages) },
        { group: t('palette.acts'), actions: matching(query, acts) },
      ].filter(({ actions }) => actions.length > 0)}
      // Each group is filtered by its own lights above.
      filter={(_, actions) => actions}
    />
  );
}

function matching(query: string, actions: readonly SpotlightActionData[]): SpotlightActionData[] {
  const wanted = query.trim().toLocaleLowerCase();
  return actions.filter(({ label }) => label?.toLocaleLowerCase().includes(wanted));
}

function usePages(): SpotlightActionData[] {
  const { t } = useWords();
  const navigate = useNavigate();
  return pagesFor(useMe()).map((page) => ({
    id: page.to,
    label: t(page.name),
    leftSection: <Icon name={page.icon} />,
    onClick: () => {
      navigate({ to: page.to });
    },
  }));
}

/** The keys of the page below are its acts. */
function useActs(): SpotlightActionData[] {
  const { t, language } = useWords();
  const registry = useRegistry();
  const change = useChangeLanguage();
  const signOut = useSignOut();
  const here = registry
    .all()
    .filter(({ keys, says }) => says !== '' && !keys.startsWith('g '))
    .map(({ keys, says, run }) => ({ id: `key ${keys}`, label: says, rightSection: keys, onClick: run }));
  const always = [
    ...languages
      .filter((one) => one !== language)
      .map((one) => ({
        id: one,
        label: t('frame.inLanguage', { language: one }),
        onClick: () => change.mutate(one),
      })),
    { id: 'sign out', label: t('act.signOut'), onClick: () => signOut.mutate() },
  ];
  return [...here, ...always].map((action) => ({ leftSection: <Icon name="check" />, ...action }));
}

function useCases(query: string): SpotlightActionData[] {
  const { code } = useWords();
  const navigate = useNavigate();
  const wanted = useDeferredValue(query.trim());
  const { data } = useQuery({ ...findCasesQuery(wanted), enabled: wanted.length >= 2 });
  if (wanted.length < 2) return [];
  return (data?.items ?? []).map(({ id, number, title, state, found }) => ({
    id,
    label: number,
    description: `${found?.fragment?.text ?? title} · ${code('state', state)}`,
    leftSection: <Icon name="cases" />,
    onClick: () => {
      navigate({ to: '/cases/{-$caseId}', params: { caseId: id } });
    },
  }));
}
