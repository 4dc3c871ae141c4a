import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { sendFile } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { asProblem } from '../data/problem.ts';
import { FileDrop } from '../parts/file-drop.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useWords } from '../words/use-words.ts';
import { ListDifferences } from './list-differences.tsx';
import type { ListPreview } from './onboarding.api.ts';

const pages = {
  topics: '/topics',
  centres: '/centres',
  authorities: '/authorities/{-$authorityId}',
} as const;
type What = keyof typeof pages;

export const TopicsFilePage = () => <ListFile what="topics" />;
export const CentresFilePage = () => <ListFile what="centres" />;
export const AuthoritiesFilePage = () => <ListFile what="authorities" />;

/** A list of the realm as a table: taken away, brought back, each difference shown before it is written. */
function ListFile({ what }: { what: What }) {
  const { t } = useWords();
  const title = t(`listFile.title.${what}`);
  usePageTitle(title);
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const path = `/api/${what}/file`;
  const look = useMutation({ mutationFn: (chosen: File) => sendFile<ListPreview>(path, chosen) });
  const apply = useMutation({
    mutationFn: ({ chosen, digest }: { chosen: File; digest: string }) =>
      sendFile<ListPreview>(`${path}?apply=${digest}`, chosen),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.directory, exact: true }),
    // The directory moved: what would be changed now is shown instead.
    onError: (error, { chosen }) => {
      if (asProblem(error).code === 'changed-meanwhile') look.mutate(chosen);
    },
  });
  const preview = apply.data ?? look.data;
  const take = (chosen: File) => {
    setFile(chosen);
    apply.reset();
    look.mutate(chosen);
  };
  return (
    <Page
      title={title}
      acts={
        <>
          <Button component="a" href={`${path}?format=xlsx`} variant="default" download>
            {t('listFile.xlsx')}
          </Button>
          <Button component="a" href={`${path}?format=csv`} variant="default" download>
            {t('listFile.csv')}
          </Button>
          <Button component={Link} to={pages[what]} variant="default">
            {t(`listFile.back.${what}`)}
          </Button>
        </>
      }
    >
      <FileDrop
        title={t('listFile.drop')}
        choose={t('listFile.choose')}
        how={t('listFile.how')}
        accept=".csv,.tsv,.txt,.xlsx"
        busy={look.isPending}
        error={look.error}
        onFile={take}
      />
      {apply.error && <Notice kind="late">{asProblem(apply.error).detail}</Notice>}
      {preview && file && (
        <ListDifferences
          preview={preview}
          name={`${what}-rejects.csv`}
          busy={apply.isPending}
          apply={() => apply.mutate({ chosen: file, digest: preview.digest })}
        />
      )}
    </Page>
  );
}
