import { Button, Text, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useDuty } from '../../access/duties.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Page } from '../../parts/page.tsx';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { useWords } from '../../words/use-words.ts';
import { type Centre, useDirectory } from '../directory.ts';
import tables from '../tables.module.css';
import { CentreDrawer } from './centre-drawer.tsx';

interface Place {
  readonly centre: Centre;
  readonly depth: number;
}

/** The tree of centres of the realm, each with its areas. */
export function CentresPage() {
  const words = useWords();
  const { t } = words;
  usePageTitle(t('centres.title'));
  const { centres, areas } = useDirectory();
  const mayChange = useDuty('changeBoundaries');
  const [edited, setEdited] = useState<string>();
  return (
    <Page
      title={t('centres.title')}
      acts={
        mayChange && (
          <>
            <Button component={Link} to="/boundaries" variant="default">
              {t('boundaries.open')}
            </Button>
            <Button component={Link} to="/centres-file" variant="default">
              {t('listFile.open')}
            </Button>
            <ActButton onClick={() => setEdited('new')}>{t('centres.add')}</ActButton>
          </>
        )
      }
    >
      <ListTable
        rows={inTree(centres)}
        idOf={({ centre }) => centre.id}
        columns={[
          {
            name: t('centres.name'),
            cell: ({ centre, depth }) => (
              <UnstyledButton className={tables.link} pl={depth * 20} onClick={() => setEdited(centre.id)}>
                {words.name(centre.name)}
              </UnstyledButton>
            ),
          },
          {
            name: t('centres.areas'),
            cell: ({ centre }) => (
              <Text size="sm" c="dimmed">
                {t('centres.areaCount', {
                  count: areas.filter(({ centreId }) => centreId === centre.id).length,
                })}
              </Text>
            ),
          },
        ]}
      />
      {edited && (
        <CentreDrawer
          key={edited}
          centre={centres.find(({ id }) => id === edited)}
          mayChange={mayChange}
          close={() => setEdited(undefined)}
        />
      )}
    </Page>
  );
}

/** Each below the one it stands below. */
function inTree(centres: readonly Centre[], parentId: string | null = null, depth = 0): Place[] {
  return centres
    .filter((centre) => centre.parentId === parentId)
    .flatMap((centre) => [{ centre, depth }, ...inTree(centres, centre.id, depth + 1)]);
}
