import { Badge, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useConditionWords } from '../conditions/condition-words.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import classes from '../territory/tables.module.css';
import { useWords } from '../words/use-words.ts';
import { FiringLog } from './firing-log.tsx';
import { RuleDrawer } from './rule-drawer.tsx';
import { type Rule, rulesQuery } from './rules.api.ts';

/** When this happens to such a case, then do that: the rules, and what they did. */
export function AutomationPage() {
  const { t } = useWords();
  usePageTitle(t('automation.title'));
  const { ruleId } = useParams({ from: '/automation/{-$ruleId}' });
  const navigate = useNavigate();
  const asked = useQuery(rulesQuery);
  const go = (id: string | undefined) => navigate({ to: '/automation/{-$ruleId}', params: { ruleId: id } });
  const chosen = asked.data?.items.find(({ id }) => id === ruleId);
  return (
    <Page
      title={t('automation.title')}
      acts={asked.data && <ActButton onClick={() => go('new')}>{t('automation.add')}</ActButton>}
    >
      <Text size="sm" c="dimmed" maw={640}>
        {t('automation.how')}
      </Text>
      <Shown of={asked}>
        {(rules) => (
          <>
            {rules.items.length === 0 ? (
              <Saying icon="robot" title={t('automation.none')} />
            ) : (
              <RuleTable rules={rules.items} />
            )}
            {(chosen || ruleId === 'new') && (
              <RuleDrawer key={chosen?.id ?? 'new'} rule={chosen} rules={rules} close={() => go(undefined)} />
            )}
          </>
        )}
      </Shown>
      <FiringLog />
    </Page>
  );
}

function RuleTable({ rules }: { rules: readonly Rule[] }) {
  const { t, code } = useWords();
  const inWords = useConditionWords();
  return (
    <ListTable
      rows={rules}
      idOf={({ id }) => id}
      columns={[
        {
          name: t('automation.name'),
          cell: (rule) => (
            <>
              <Link to="/automation/{-$ruleId}" params={{ ruleId: rule.id }} className={classes.link}>
                {rule.name}
              </Link>{' '}
              {!rule.enabled && <Badge color="gray">{t('automation.off')}</Badge>}
            </>
          ),
        },
        {
          name: t('automation.when'),
          cell: ({ eventTypes, conditions }) => (
            <>
              {eventTypes.map((type) => code('event', type)).join(', ')}
              <Text size="xs" c="dimmed">
                {inWords(conditions)}
              </Text>
            </>
          ),
        },
        {
          name: t('automation.then'),
          cell: ({ actions }) => actions.map(({ kind }) => code('ruleAction', kind)).join(', '),
        },
      ]}
    />
  );
}
