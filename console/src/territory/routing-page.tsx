import { Text } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useDuty } from '../access/duties.ts';
import { useConditionWords } from '../conditions/condition-words.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useWords } from '../words/use-words.ts';
import { useDirectory } from './directory.ts';
import { RoutingTrial } from './routing-trial.tsx';
import { RoutingVersions } from './routing-versions.tsx';
import { RuleDrawer } from './rule-drawer.tsx';
import classes from './tables.module.css';

/** Which authority a case goes to: the rules in the order they are tried. */
export function RoutingPage() {
  const words = useWords();
  const { t } = words;
  usePageTitle(t('page.routing'));
  const { ruleId } = useParams({ from: '/routing/{-$ruleId}' });
  const navigate = useNavigate();
  const mayChange = useDuty('changeRouting');
  const inWords = useConditionWords();
  const { routing, authority } = useDirectory();
  const go = (id: string | undefined) => navigate({ to: '/routing/{-$ruleId}', params: { ruleId: id } });
  const chosen = routing.find(({ id }) => id === ruleId);
  return (
    <Page
      title={t('page.routing')}
      acts={mayChange && <ActButton onClick={() => go('new')}>{t('routing.add')}</ActButton>}
    >
      <Text size="sm" c="dimmed" maw={640}>
        {t('routing.how')}
      </Text>
      {mayChange && routing.length > 0 && <RoutingTrial />}
      {routing.length === 0 ? (
        <Saying icon="route" title={t('routing.none')} />
      ) : (
        <ListTable
          rows={routing}
          idOf={({ id }) => id}
          columns={[
            { name: t('routing.position'), width: 56, cell: ({ position }) => position },
            {
              name: t('routing.when'),
              cell: (rule) => (
                <>
                  <Link to="/routing/{-$ruleId}" params={{ ruleId: rule.id }} className={classes.link}>
                    {inWords(rule.conditions)}
                  </Link>
                  {rule.tags.length > 0 && (
                    <Text size="xs" c="dimmed">
                      {t('routing.tagged', { tags: rule.tags.join(', ') })}
                    </Text>
                  )}
                  {rule.note && (
                    <Text size="xs" c="dimmed">
                      {rule.note}
                    </Text>
                  )}
                </>
              ),
            },
            { name: t('field.authority'), cell: (rule) => words.name(authority.get(rule.authorityId)?.name) },
          ]}
        />
      )}
      {mayChange && <RoutingVersions />}
      {(chosen || ruleId === 'new') && (
        <RuleDrawer
          key={chosen?.id ?? 'new'}
          rule={chosen}
          mayChange={mayChange}
          close={() => go(undefined)}
        />
      )}
    </Page>
  );
}
