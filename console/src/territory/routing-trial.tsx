import { List, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { TrialReply } from '../../../server/cases/routing/routing.routes.ts';
import { useConditionWords } from '../conditions/condition-words.ts';
import { send } from '../data/client.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Failed } from '../parts/screens.tsx';
import { useWords } from '../words/use-words.ts';
import { type RoutingRule, useDirectory } from './directory.ts';
import { type Effects, effectsOf } from './rule-effects.tsx';

type Trial = Static<typeof TrialReply>;
type Proposed = Pick<RoutingRule, 'id' | 'position' | 'authorityId' | 'note' | 'conditions'> & Effects;

/** What the rules would have made of last month's messages; with a proposed rule, beside what those in force make. */
export function RoutingTrial({ proposed }: { proposed?: Proposed | undefined }) {
  const { t } = useWords();
  const { routing } = useDirectory();
  const others = routing.filter(({ id }) => id !== proposed?.id);
  const rules = (proposed ? [...others, proposed] : routing).map((rule) => {
    const { id, position, authorityId, note, conditions } = rule;
    return { id, position, authorityId, note, conditions, ...effectsOf(rule) };
  });
  const trial = useMutation({
    mutationFn: () => send<Trial>('POST', '/api/routing/try', { body: { rules } }),
  });
  return (
    <Stack gap="sm">
      <div>
        <ActButton type="button" loading={trial.isPending} onClick={() => trial.mutate()}>
          {t(proposed ? 'trial.run' : 'trial.check')}
        </ActButton>
      </div>
      {trial.error && <Failed error={trial.error} again={() => trial.mutate()} />}
      {trial.data && <Result trial={trial.data} rules={rules} />}
    </Stack>
  );
}

function Result({ trial, rules }: { trial: Trial; rules: readonly Proposed[] }) {
  const { t, name, code } = useWords();
  const { authority } = useDirectory();
  const named = (id: string | null) => (id ? name(authority.get(id)?.shortName) : t('trial.centre'));
  return (
    <section aria-live="polite">
      <Stack gap="sm">
        <Title order={2}>{t('trial.tried', { count: trial.tried })}</Title>
        <Text size="sm">
          {t('trial.unrouted', { before: trial.unroutedBefore, after: trial.unroutedAfter })}
        </Text>
        {trial.moves.length === 0 && <Text size="sm">{t('trial.same')}</Text>}
        {trial.moves.map((move) => (
          <div key={`${move.from} ${move.to}`}>
            <Text fw={600} size="sm">
              {t('trial.move', { count: move.count, from: named(move.from), to: named(move.to) })}
            </Text>
            <List size="sm">
              {move.examples.map((one) => (
                <List.Item key={one.caseId}>
                  <Link to="/cases/{-$caseId}" params={{ caseId: one.caseId }}>
                    {one.title}
                  </Link>{' '}
                  <Text component="span" size="xs" c="dimmed">
                    {t('trial.now', { authority: named(one.authorityId) })}
                  </Text>
                </List.Item>
              ))}
            </List>
          </div>
        ))}
        {trial.effects.map(({ kind, before, after, changed }) => (
          <Text key={kind} size="sm">
            {t('trial.effect', { name: code('routingEffect', kind), before, after, changed })}
          </Text>
        ))}
        <Findings findings={trial.findings} rules={rules} />
      </Stack>
    </section>
  );
}

function Findings({ findings, rules }: { findings: Trial['findings']; rules: readonly Proposed[] }) {
  const words = useWords();
  const sayCondition = useConditionWords();
  const inWords = (id: string | null) => {
    const rule = rules.find((one) => one.id === id);
    return rule ? `${rule.position}. ${sayCondition(rule.conditions)}` : '';
  };
  if (findings.length === 0) return <Text size="sm">{words.t('trial.noFindings')}</Text>;
  return findings.map(({ ruleId, kind, by }) => (
    <Notice
      key={`${ruleId} ${kind} ${by}`}
      kind={kind === 'overlaps' ? 'plain' : 'late'}
      title={words.code('routingFinding', kind === 'covered' && !by ? 'covered together' : kind)}
    >
      {inWords(ruleId)}
      {by && <br />}
      {by && words.t('trial.by', { rule: inWords(by) })}
    </Notice>
  ));
}
