import { Paper, Table, Text } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useDuty } from '../access/duties.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Page } from '../parts/page.tsx';
import { Saying } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useWords } from '../words/use-words.ts';
import { conditionInWords } from './condition.ts';
import { useDirectory } from './directory.ts';
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
  const directory = useDirectory();
  const { routing, authority } = directory;
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
      {routing.length === 0 ? (
        <Saying icon="route" title={t('routing.none')} />
      ) : (
        <Paper p={0}>
          <Table.ScrollContainer minWidth={560}>
            <Table highlightOnHover verticalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w={56}>{t('routing.position')}</Table.Th>
                  <Table.Th>{t('routing.when')}</Table.Th>
                  <Table.Th>{t('field.authority')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {routing.map((rule) => (
                  <Table.Tr key={rule.id}>
                    <Table.Td>{rule.position}</Table.Td>
                    <Table.Td>
                      <Link to="/routing/{-$ruleId}" params={{ ruleId: rule.id }} className={classes.link}>
                        {conditionInWords(rule.conditions, words, directory)}
                      </Link>
                      {rule.note && (
                        <Text size="xs" c="dimmed">
                          {rule.note}
                        </Text>
                      )}
                    </Table.Td>
                    <Table.Td>{words.name(authority.get(rule.authorityId)?.name)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
      )}
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
