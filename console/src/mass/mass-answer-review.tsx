import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Findings } from '../answers/findings.tsx';
import { ReviewNeeds } from '../answers/review-needs.tsx';
import { SendBackForm } from '../answers/send-back-dialog.tsx';
import { useWorkWrite } from '../cases/work/work.api.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Refused } from '../parts/refused.tsx';
import { useWords } from '../words/use-words.ts';
import { type Mass, massAnswerQuery } from './mass.api.ts';

/** What the detector finds in the one answer, who must still approve it, and a second person's word. */
export function MassAnswerReview({ mass, text }: { mass: Mass; text: string }) {
  const { t, code } = useWords();
  const { data: standing } = useQuery(massAnswerQuery(mass.id, mass.version));
  const [returning, setReturning] = useState(false);
  const write = useWorkWrite();
  if (!standing) return null;
  const { acts, findings } = standing;
  const back = standing.reviews.findLast(({ verdict }) => verdict === 'sent back');
  const confirmed = mass.members.filter(({ state }) => state === 'confirmed').length;
  const path = `/api/mass-problems/${mass.id}/answer/act`;
  const decide = (body: object, done?: () => void) =>
    write.mutate({ path, version: mass.version, body }, { onSuccess: () => done?.() });
  return (
    <>
      {mass.answerState === 'sent back' && back && (
        <Notice kind="late" title={code('massAnswer', 'sent back')}>
          {[...back.reasons.map((one) => code('sendBack', one)), back.reason].filter(Boolean).join(' · ')}
        </Notice>
      )}
      <Findings
        answer={{ id: mass.id, version: mass.version, text, findings, acts }}
        overruleAt={`/api/mass-problems/${mass.id}/answer/overrule`}
      />
      {mass.answerState === 'in review' && (
        <>
          <Text size="sm">{t('mass.publishHow', { count: confirmed })}</Text>
          <ReviewNeeds answer={standing} />
          {acts.includes('send back') ? (
            <Group gap="sm">
              {acts.includes('approve') && (
                <ActButton
                  variant="filled"
                  loading={write.isPending}
                  onClick={() => decide({ act: 'approve' })}
                >
                  {t('mass.publish')}
                </ActButton>
              )}
              <ActButton onClick={() => setReturning(true)}>{t('mass.sendBack')}</ActButton>
            </Group>
          ) : (
            <Text size="sm" c="dimmed">
              {t('mass.fourEyes')}
            </Text>
          )}
        </>
      )}
      {write.error && <Refused error={write.error} state={code('massState', mass.state)} />}
      {returning && (
        <SendBackForm
          about={mass.id}
          busy={write.isPending}
          submit={(said, sent) => decide({ act: 'send back', ...said }, sent)}
          close={() => setReturning(false)}
        />
      )}
    </>
  );
}
