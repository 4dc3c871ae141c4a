import { Group, Select, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../access/session.ts';
import { useWorkWrite } from '../cases/work/work.api.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Refused } from '../parts/refused.tsx';
import { useWords } from '../words/use-words.ts';
import { answerOf, type Mass, type MassAnswer } from './mass.api.ts';
import { ReasonDialog } from './reason-dialog.tsx';

const kinds = ['final', 'interim'] as const;
const outcomes = ['solved', 'explained', 'planned', 'not possible', 'handed on'] as const;
const editable = new Set<string | null>([null, 'draft', 'sent back']);

/** One answer for all: drafted once, approved by a second person, published to each. */
export function MassAnswerForm({ mass }: { mass: Mass }) {
  const { t, code } = useWords();
  const me = useMe();
  const [text, setText] = useState<MassAnswer>(answerOf(mass));
  const [returning, setReturning] = useState(false);
  const write = useWorkWrite<{ version: number }>();
  const set = (fields: Partial<MassAnswer>) => setText({ ...text, ...fields });
  const writing = mass.state === 'open' && editable.has(mass.answerState);
  const act = (name: 'send to review' | 'send back' | 'publish', version = mass.version, reason?: string) =>
    write.mutate(
      {
        path: `/api/mass-problems/${mass.id}/answer/act`,
        version,
        body: { act: name, ...(reason ? { reason } : {}) },
      },
      { onSuccess: () => setReturning(false) },
    );
  const save = (then?: (version: number) => void) =>
    write.mutate(
      { method: 'PUT', path: `/api/mass-problems/${mass.id}/answer`, version: mass.version, body: text },
      { onSuccess: ({ version }) => then?.(version) },
    );
  const confirmed = mass.members.filter(({ state }) => state === 'confirmed').length;
  return (
    <section>
      <Group gap="sm" mb="sm">
        <Title order={2}>{t('mass.answer')}</Title>
        <Text size="sm" c="dimmed">
          {[
            code('massAnswer', mass.answerState),
            mass.draftedByName && t('mass.drafted', { name: mass.draftedByName }),
            mass.decidedByName && mass.answerState !== 'sent back'
              ? t('mass.decided', { name: mass.decidedByName })
              : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </Group>
      <Stack gap="md">
        {mass.answerState === 'sent back' && mass.answerReason && (
          <Notice kind="late" title={code('massAnswer', 'sent back')}>
            {mass.answerReason}
          </Notice>
        )}
        <Group grow align="flex-start">
          <Select
            label={t('mass.kind')}
            disabled={!writing}
            allowDeselect={false}
            value={text.kind}
            onChange={(value) => set({ kind: kinds.find((kind) => kind === value) ?? 'final' })}
            data={kinds.map((value) => ({ value, label: code('answerKind', value) }))}
          />
          {text.kind === 'final' && (
            <Select
              label={t('mass.outcome')}
              disabled={!writing}
              allowDeselect={false}
              value={text.outcome}
              onChange={(value) => set({ outcome: outcomes.find((one) => one === value) ?? null })}
              data={outcomes.map((value) => ({ value, label: code('outcome', value) }))}
            />
          )}
        </Group>
        <Textarea
          label={t('mass.answerText')}
          autosize
          minRows={4}
          maxLength={10_000}
          readOnly={!writing}
          value={text.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        <Group grow align="flex-start">
          <TextInput
            label={t('mass.responsible')}
            readOnly={!writing}
            value={text.responsible ?? ''}
            onChange={(event) => set({ responsible: event.currentTarget.value || null })}
          />
          <TextInput
            type="date"
            label={t('mass.promisedOn')}
            readOnly={!writing}
            value={text.promisedOn ?? ''}
            onChange={(event) => set({ promisedOn: event.currentTarget.value || null })}
          />
        </Group>
        {write.error && <Refused error={write.error} state={code('massState', mass.state)} />}
        {writing && (
          <Group gap="sm">
            <ActButton loading={write.isPending} disabled={text.text.trim() === ''} onClick={() => save()}>
              {t('mass.save')}
            </ActButton>
            <ActButton
              variant="filled"
              loading={write.isPending}
              disabled={text.text.trim() === ''}
              onClick={() => save((version) => act('send to review', version))}
            >
              {t('mass.toReview')}
            </ActButton>
          </Group>
        )}
        {mass.state === 'open' && mass.answerState === 'in review' && (
          <>
            <Text size="sm">{t('mass.publishHow', { count: confirmed })}</Text>
            {mass.draftedById === me.id ? (
              <Text size="sm" c="dimmed">
                {t('mass.fourEyes')}
              </Text>
            ) : (
              <Group gap="sm">
                <ActButton variant="filled" loading={write.isPending} onClick={() => act('publish')}>
                  {t('mass.publish')}
                </ActButton>
                <ActButton onClick={() => setReturning(true)}>{t('mass.sendBack')}</ActButton>
              </Group>
            )}
          </>
        )}
      </Stack>
      {returning && (
        <ReasonDialog
          title={t('mass.sendBack')}
          busy={write.isPending}
          onSubmit={(reason) => act('send back', mass.version, reason)}
          close={() => setReturning(false)}
        />
      )}
    </section>
  );
}
