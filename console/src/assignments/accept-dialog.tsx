import { Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FormDialog } from '../parts/form-dialog.tsx';
import { Refused } from '../parts/refused.tsx';
import { AreaSelect, AuthoritySelect, TopicSelect } from '../territory/selects.tsx';
import { useWords } from '../words/use-words.ts';
import { type Assignment, usePassingWrite } from './assignments.api.ts';

/** What the case is called and whose it is here; the topic is proposed where one has the same code. */
export function AcceptDialog({ assignment, close }: { assignment: Assignment; close: () => void }) {
  const { t, code, name } = useWords();
  const navigate = useNavigate();
  const [topicId, setTopicId] = useState(assignment.topicId);
  const [areaId, setAreaId] = useState<string | null>(null);
  const [authorityId, setAuthorityId] = useState<string | null>(null);
  const write = usePassingWrite<{ caseId: string }>();
  const submit = () =>
    write.mutate(
      {
        path: `/api/assignments/${assignment.id}/accept`,
        body: { topicId, areaId, ...(authorityId && { authorityId }) },
        version: assignment.version,
      },
      {
        onSuccess: ({ caseId }) => {
          close();
          navigate({ to: '/cases/{-$caseId}', params: { caseId } });
        },
      },
    );
  return (
    <FormDialog
      title={t('passedIn.acceptTitle')}
      submitLabel={t('passedIn.accept')}
      ready={topicId !== null}
      busy={write.isPending}
      onSubmit={submit}
      onClose={close}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('passedIn.acceptHow')}
        </Text>
        <TopicSelect
          label={t('passing.topicHere')}
          description={`${name(assignment.document.topic.name)} (${assignment.document.topic.code})`}
          required
          value={topicId}
          onChange={setTopicId}
          {...(assignment.topicId === null && { 'data-autofocus': true })}
        />
        <AreaSelect label={t('field.area')} clearable value={areaId} onChange={setAreaId} />
        <AuthoritySelect
          label={t('field.authority')}
          placeholder={t('passedIn.authorityAuto')}
          clearable
          value={authorityId}
          onChange={setAuthorityId}
        />
        {write.error && <Refused error={write.error} state={code('passingState', assignment.state)} />}
      </Stack>
    </FormDialog>
  );
}
