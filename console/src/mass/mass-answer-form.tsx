import { Group, Select, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useWorkWrite } from '../cases/work/work.api.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Refused } from '../parts/refused.tsx';
import { useWords } from '../words/use-words.ts';
import { answerOf, type Mass, type MassAnswer } from './mass.api.ts';
import { MassAnswerReview } from './mass-answer-review.tsx';

const kinds = ['final', 'interim'] as const;
const outcomes = ['solved', 'explained', 'planned', 'not possible', 'handed on'] as const;
const editable = new Set<string | null>([null, 'draft', 'sent back']);

/** One answer for all: drafted once, approved by a second person, published to each. */
export function MassAnswerForm({ mass }: { mass: Mass }) {
  const { t, code } = useWords();
  const [text, setText] = useState<MassAnswer>(answerOf(mass));
  const write = useWorkWrite<{ version: number }>();
  const set = (fields: Partial<MassAnswer>) => setText({ ...text, ...fields });
  const writing = mass.mayDecide && mass.state === 'open' && editable.has(mass.answerState);
  const toReview = (version: number) =>
    write.mutate({
      path: `/api/mass-problems/${mass.id}/answer/act`,
      version,
      body: { act: 'send to review' },
    });
  const save = (then?: (version: number) => void) =>
    write.mutate(
      { method: 'PUT', path: `/api/mass-problems/${mass.id}/answer`, version: mass.version, body: text },
      { onSuccess: ({ version }) => then?.(version) },
    );
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
              onClick={() => save(toReview)}
            >
              {t('mass.toReview')}
            </ActButton>
          </Group>
        )}
        <MassAnswerReview mass={mass} text={text.text} />
      </Stack>
    </section>
  );
}
