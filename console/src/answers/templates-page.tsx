import { Code, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useDuty } from '../access/duties.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import classes from '../territory/tables.module.css';
import { useWords } from '../words/use-words.ts';
import { TemplateDrawer } from './template-drawer.tsx';
import { type Template, templatesQuery } from './templates.api.ts';

/** What answers are begun from, and how residents took those answers. */
export function TemplatesPage() {
  const { t } = useWords();
  usePageTitle(t('page.templates'));
  const { templateId } = useParams({ from: '/templates/{-$templateId}' });
  const navigate = useNavigate();
  const mayChange = useDuty('changeTemplates');
  const asked = useQuery(templatesQuery);
  const go = (id: string | undefined) =>
    navigate({ to: '/templates/{-$templateId}', params: { templateId: id } });
  const chosen = asked.data?.find(({ id }) => id === templateId);
  return (
    <Page
      title={t('page.templates')}
      acts={mayChange && <ActButton onClick={() => go('new')}>{t('templates.add')}</ActButton>}
    >
      <Text size="sm" c="dimmed" maw={640}>
        {t('templates.how')}
      </Text>
      <Shown of={asked}>
        {(rows) =>
          rows.length === 0 ? (
            <Saying icon="pen" title={t('templates.none')}>
              {t('templates.noneHow')}
            </Saying>
          ) : (
            <TemplateTable rows={rows} />
          )
        }
      </Shown>
      {(chosen || templateId === 'new') && (
        <TemplateDrawer
          key={chosen?.id ?? 'new'}
          template={chosen}
          mayChange={mayChange}
          close={() => go(undefined)}
        />
      )}
    </Page>
  );
}

function TemplateTable({ rows }: { rows: readonly Template[] }) {
  const { t, language } = useWords();
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    <ListTable
      rows={rows}
      idOf={({ id }) => id}
      columns={[
        {
          name: t('templates.name'),
          cell: (row) => (
            <>
              <Link to="/templates/{-$templateId}" params={{ templateId: row.id }} className={classes.link}>
                {row.name}
              </Link>{' '}
              {row.shortcut && <Code>{row.shortcut}</Code>}
              <Text size="xs" c="dimmed" lineClamp={2}>
                {row.text}
              </Text>
            </>
          ),
        },
        { name: t('templates.uses'), width: 110, cell: ({ uses }) => number.format(uses) },
        {
          name: t('templates.rating'),
          width: 90,
          cell: ({ meanRating }) => (meanRating === null ? '—' : number.format(meanRating)),
        },
        { name: t('templates.reopened'), width: 100, cell: ({ reopened }) => number.format(reopened) },
        { name: t('templates.owner'), cell: ({ ownerName }) => ownerName },
      ]}
    />
  );
}
