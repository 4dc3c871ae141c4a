import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Page } from '../parts/page.tsx';
import { Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useWords } from '../words/use-words.ts';
import { ImportProgress } from './import-progress.tsx';
import { importQuery } from './imports.api.ts';
import { MappingForm } from './mapping-form.tsx';

/** One file: how its columns are read, how far it is, what came of it. It can be left and found again. */
export function ImportPage() {
  const { t } = useWords();
  const { importId } = useParams({ from: '/imports/$importId' });
  const asked = useQuery(importQuery(importId));
  const title = asked.data?.fileName ?? t('page.imports');
  usePageTitle(title);
  return (
    <Page title={title}>
      <Shown of={asked}>
        {(one) =>
          one.state === 'waiting' ? <MappingForm key={one.version} one={one} /> : <ImportProgress one={one} />
        }
      </Shown>
    </Page>
  );
}
