import { Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDuty } from '../access/duties.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useDirectory } from '../territory/directory.ts';
import classes from '../territory/tables.module.css';
import { useWords, type Words } from '../words/use-words.ts';
import { ReviewRuleDrawer } from './review-rule-drawer.tsx';
import { type ReviewRule, type ReviewRules, reviewRulesQuery } from './review-rules.api.ts';

/** Who must approve what: the rules in the order they are tried. */
export function ReviewRulesPage() {
  const { t } = useWords();
  usePageTitle(t('page.reviewRules'));
  const mayChange = useDuty('changeReviewRules');
  const asked = useQuery(reviewRulesQuery);
  /** The place of the rule being looked at; the length of the list is one being added. */
  const [at, setAt] = useState<number>();
  return (
    <Page
      title={t('page.reviewRules')}
      acts={
        mayChange &&
        asked.data && (
          <ActButton onClick={() => setAt(asked.data.rules.length)}>{t('reviewRules.add')}</ActButton>
        )
      }
    >
      <Text size="sm" c="dimmed" maw={640}>
        {t('reviewRules.how')}
      </Text>
      <Shown of={asked}>
        {(set) => (
          <>
            {set.rules.length === 0 ? (
              <Saying icon="scales" title={t('reviewRules.none')} />
            ) : (
              <RuleTable set={set} choose={setAt} />
            )}
            {at !== undefined && (
              <ReviewRuleDrawer
                key={at}
                set={set}
                at={at}
                mayChange={mayChange}
                close={() => setAt(undefined)}
              />
            )}
          </>
        )}
      </Shown>
    </Page>
  );
}

function RuleTable({ set, choose }: { set: ReviewRules; choose: (at: number) => void }) {
  const words = useWords();
  const { t, code } = words;
  const directory = useDirectory();
  return (
    <ListTable
      rows={set.rules.map((rule, at) => ({ rule, at }))}
      idOf={({ at }) => String(at)}
      columns={[
        { name: t('routing.position'), width: 56, cell: ({ at }) => at + 1 },
        {
          name: t('reviewRules.when'),
          cell: ({ rule, at }) => (
            <>
              <UnstyledButton className={classes.link} onClick={() => choose(at)}>
                {conditionOf(rule, words, directory)}
              </UnstyledButton>
              {rule.note && (
                <Text size="xs" c="dimmed">
                  {rule.note}
                </Text>
              )}
            </>
          ),
        },
        { name: t('reviewRules.needs'), cell: ({ rule }) => code('reviewNeed', rule.needs) },
      ]}
    />
  );
}

function conditionOf(
  rule: ReviewRule,
  { t, code, name, percent }: Words,
  directory: ReturnType<typeof useDirectory>,
) {
  const parts = [
    rule.topicIds.map((id) => name(directory.topic.get(id)?.name)).join(', '),
    rule.authorityIds.map((id) => name(directory.authority.get(id)?.name)).join(', '),
    rule.risks.length > 0 && `${t('field.risk')}: ${rule.risks.map((risk) => code('risk', risk)).join(', ')}`,
    rule.sentBackFrom === null ? '' : t('reviewRules.recordAt', { percent: percent(rule.sentBackFrom) }),
  ].filter(Boolean);
  return parts.join(' · ') || t('reviewRules.always');
}
